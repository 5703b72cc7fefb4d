// Role: many people in one process. One process holds the crowd, another the probes, so that the crowd's own work is in nobody's latency.
import { setTimeout as pause } from 'node:timers/promises'
import { answerParent } from '../role.ts'
import { nowMs } from '../usage.ts'
import { enter, type Person } from './person.ts'

type Crowd = {
  people: Person[]
  snapshots: unknown[]
  /** Of the n-th patch since `begin`: when the last one had it, and how many have it. */
  lastAtMs: number[]
  counts: number[]
  sample: string
  frames: number
  bytes: number
  lost: number
  sums: Record<string, number>[]
}

const crowds = new Map<string, Crowd>()

const calls = {
  async connect({ crowd, port, room, cookies }: { crowd: string; port: number; room: string; cookies: string[] }) {
    const made: Crowd = {
      people: [],
      snapshots: [],
      lastAtMs: [],
      counts: [],
      sample: '',
      frames: 0,
      bytes: 0,
      lost: 0,
      sums: [],
    }
    crowds.set(crowd, made)
    const heardBy: number[] = cookies.map(() => 0)
    resets.set(crowd, () => heardBy.fill(0))
    const one = async (cookie: string, index: number) => {
      const entered = await enter(
        { port, room, cookie },
        {
          patch(payload) {
            const nth = heardBy[index] ?? 0
            heardBy[index] = nth + 1
            made.lastAtMs[nth] = nowMs()
            made.counts[nth] = (made.counts[nth] ?? 0) + 1
            made.frames++
            made.bytes += payload.length
            if (made.sample === '') made.sample = payload.toString()
          },
          reactions(sums) {
            made.frames++
            const own = made.sums[index] ?? {}
            made.sums[index] = own
            for (const [kind, count] of Object.entries(sums)) own[kind] = (own[kind] ?? 0) + count
          },
          closed() {
            made.lost++
          },
        },
      )
      made.people[index] = entered.person
      if (index === 0) made.snapshots[0] = entered.snapshot
    }
    // A few at a time: a thousand hand-shakes at once measure the listen queue.
    for (let at = 0; at < cookies.length; at += 20) {
      await Promise.all(cookies.slice(at, at + 20).map((cookie, index) => one(cookie, at + index)))
    }
    return { snapshot: made.snapshots[0] }
  },

  begin({ crowd }: { crowd: string }) {
    const own = crowdOf(crowd)
    own.lastAtMs = []
    own.counts = []
    own.frames = 0
    own.bytes = 0
    own.sums = []
    resets.get(crowd)?.()
  },

  result({ crowd }: { crowd: string }) {
    const { lastAtMs, counts, sample, frames, bytes, lost, sums } = crowdOf(crowd)
    return { lastAtMs, counts, sample, frames, bytes, lost, sums }
  },

  /** The first of the crowd gives these commands, one each `everyMs`. @returns when each was sent and answered. */
  async command({ crowd, everyMs, list }: { crowd: string; everyMs: number; list: unknown[] }) {
    const [person] = crowdOf(crowd).people
    const sentAtMs: number[] = []
    const answers: Promise<{ atMs: number; answer: unknown }>[] = []
    const startMs = nowMs()
    for (const [index, command] of list.entries()) {
      const waitMs = startMs + index * everyMs - nowMs()
      if (waitMs > 0) await pause(waitMs)
      sentAtMs.push(nowMs())
      const answered = person?.ask('command', command) ?? Promise.resolve(null)
      answers.push(answered.then((answer) => ({ atMs: nowMs(), answer })))
    }
    return { sentAtMs, answers: await Promise.all(answers) }
  },

  /** Everybody reacts `perSecond` times a second, spread evenly. @returns how many were sent. */
  async react({ crowd, payloads, perSecond, seconds }: ReactWish) {
    const { people } = crowdOf(crowd)
    const total = people.length * perSecond * seconds
    const startMs = nowMs()
    let sent = 0
    while (sent < total) {
      const due = Math.min(total, Math.floor(((nowMs() - startMs) / 1000) * people.length * perSecond) + 1)
      for (; sent < due; sent++) people[sent % people.length]?.send('react', payloads[sent % people.length])
      await pause(2)
    }
    return sent
  },

  disconnect({ crowd }: { crowd: string }) {
    for (const person of crowdOf(crowd).people) person.close()
    crowds.delete(crowd)
  },
}

type ReactWish = { crowd: string; payloads: unknown[]; perSecond: number; seconds: number }
const resets = new Map<string, () => void>()

function crowdOf(name: string): Crowd {
  const crowd = crowds.get(name)
  if (!crowd) throw new Error(`no crowd ${name}`)
  return crowd
}

export type PeopleCalls = typeof calls
answerParent(calls)
