// Between "sign in" and the way back from the provider: what was begun lies in the browser that began it, for ten minutes.
import * as v from 'valibot'

const text = v.pipe(v.string(), v.regex(/^[\w-]{20,128}$/))
const FlowSchema = v.object({
  state: text,
  nonce: text,
  verifier: text,
  purpose: v.picklist(['create', 'return', 'connect']),
  /** Where the person came from: the start page, or a community's. */
  slug: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))),
  untilMs: v.number(),
})
export type Flow = v.InferOutput<typeof FlowSchema>

export const FLOW_MINUTES = 10
const nameOf = (isSecure: boolean) => (isSecure ? '__Host-copse-sign-in' : 'copse-sign-in')

export function writeFlow(flow: Flow | null, isSecure: boolean): string {
  const value = flow ? Buffer.from(JSON.stringify(flow)).toString('base64url') : ''
  const seconds = flow ? FLOW_MINUTES * 60 : 0
  return `${nameOf(isSecure)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

/** @returns null without one, for a broken one and for one that is over. */
export function readFlow(header: string | undefined, isSecure: boolean, nowMs: number): Flow | null {
  const start = `${nameOf(isSecure)}=`
  const part = (header ?? '').split(';').find((one) => one.trim().startsWith(start))
  if (part === undefined) return null
  try {
    const parsed = v.safeParse(
      FlowSchema,
      JSON.parse(Buffer.from(part.trim().slice(start.length), 'base64url').toString()),
    )
    return parsed.success && parsed.output.untilMs > nowMs ? parsed.output : null
  } catch {
    return null
  }
}
