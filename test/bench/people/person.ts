// A person as light as can be: speaks Socket.IO by hand, keeps nothing, counts.
import { type LightSocket, openLightSocket } from '../light-socket.ts'

const PATCH = Buffer.from('42["patch"')
const REACTIONS = Buffer.from('42["reactions"')
const SNAPSHOT = Buffer.from('42["snapshot"')

export type Heard = {
  patch(payload: Buffer): void
  reactions(sums: Record<string, number>): void
  closed(why: string): void
}

export type Person = {
  send(event: string, payload: unknown): void
  /** Resolves with the server's answer. */
  ask(event: string, payload: unknown): Promise<unknown>
  close(): void
}

/** @returns when the first state of the room is here, with that state. */
export function enter(
  target: { port: number; room: string; cookie: string | null },
  heard: Heard,
): Promise<{ person: Person; snapshot: unknown }> {
  return new Promise((resolve, reject) => {
    const answers = new Map<number, (answer: unknown) => void>()
    let asked = 0
    let isIn = false
    const socket: LightSocket = openLightSocket(target.port, '/socket.io/?EIO=4&transport=websocket', target.cookie, {
      opened() {},
      text,
      closed(why) {
        if (isIn) heard.closed(why)
        else reject(new Error(`not let in: ${why}`))
      },
    })
    const person: Person = {
      send: (event, payload) => socket.sendText(`42${JSON.stringify([event, payload])}`),
      ask(event, payload) {
        const id = asked++
        socket.sendText(`42${id}${JSON.stringify([event, payload])}`)
        return new Promise((answered) => answers.set(id, answered))
      },
      close: () => socket.close(),
    }

    function text(payload: Buffer): void {
      if (starts(payload, PATCH)) heard.patch(payload)
      else if (starts(payload, REACTIONS)) heard.reactions(sumsOf(payload))
      else if (starts(payload, SNAPSHOT)) {
        if (isIn) return
        isIn = true
        resolve({ person, snapshot: JSON.parse(payload.toString().slice(2))[1] })
      } else other(payload.toString())
    }

    function other(message: string): void {
      if (message === '2') socket.sendText('3')
      else if (message.startsWith('0')) {
        socket.sendText(`40${JSON.stringify({ protocol: 1, room: target.room, as: 'seat' })}`)
      } else if (message.startsWith('44')) {
        reject(new Error(message))
        socket.close()
      } else if (message.startsWith('43')) {
        const [, id = '', rest = '[]'] = /^43(\d+)(.*)$/s.exec(message) ?? []
        answers.get(Number(id))?.(JSON.parse(rest)[0])
        answers.delete(Number(id))
      }
    }
  })
}

function starts(payload: Buffer, prefix: Buffer): boolean {
  return payload.length >= prefix.length && payload.compare(prefix, 0, prefix.length, 0, prefix.length) === 0
}

function sumsOf(payload: Buffer): Record<string, number> {
  return JSON.parse(payload.toString().slice(2))[1].sums
}
