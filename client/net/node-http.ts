// A browser's part of HTTP for Node: cookies, Origin, and sockets that carry both. Loaded only in Node.
import WsSocket from 'ws'

export type CookieJar = { cookie: string | null }

export type NodeHttp = ReturnType<typeof makeNodeHttp>

/** @param origin of the server, such as `http://127.0.0.1:3000`, without a slash.
 *  @param jar cookies of the device; give the same jar to two participants to have two tabs of one browser. */
export function makeNodeHttp(origin: string, jar: CookieJar) {
  const headers = (): Record<string, string> => ({ origin, ...(jar.cookie === null ? {} : { cookie: jar.cookie }) })

  return {
    headers,
    /** @throws on a lost connection only; a refusal is an answer. */
    async call(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; answer: unknown }> {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: { ...headers(), ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const [pair] = response.headers.getSetCookie().map((line) => line.split(';')[0])
      if (pair !== undefined) jar.cookie = pair
      const text = await response.text()
      return { status: response.status, answer: parse(text) }
    },
    openSocket(url: string): WebSocket {
      // `ws` has the members of a browser's socket that the links use; its types are its own.
      return new WsSocket(url, { headers: headers() }) as unknown as WebSocket
    },
    documentsUrl: `${origin.replace(/^http/, 'ws')}/yjs`,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
