// Reads a recorded run for nine things that must hold whatever broke meanwhile.
import type { Entry, History } from './history.ts'

export type Finding = { invariant: number; text: string }
type Kind<K extends Entry['kind']> = Extract<Entry, { kind: K }>

/** Order of the states of a meeting; live to live is a change of step. `closing` may be undone. */
const AFTER: Record<string, readonly string[]> = {
  lobby: ['lobby', 'live', 'closing', 'closed'],
  live: ['live', 'closing', 'closed'],
  closing: ['closing', 'live', 'closed'],
  closed: ['closed'],
}
export const CONVERGED_WITHIN_MS = 5_000
export const CLOCKS_WITHIN_MS = 300

export const INVARIANTS: readonly { number: number; what: string; find(history: History): string[] }[] = [
  { number: 1, what: 'an acknowledged command is in the final state exactly once', find: commands },
  { number: 2, what: 'numbers of views have no gap and no repeat on one connection', find: numbers },
  { number: 3, what: 'at most one role epoch is accepted at a time, led by one person', find: epochs },
  { number: 4, what: 'the meeting moves only along the allowed graph', find: phases },
  { number: 5, what: 'all who are there see the same within 5 s of quiet', find: convergence },
  { number: 6, what: 'nothing of one room arrives in another', find: rooms },
  { number: 7, what: 'no text of an unreleased card arrives at somebody else', find: sealed },
  { number: 8, what: 'after the release nothing in the store ties a person to a card', find: ties },
  { number: 9, what: 'remaining time differs by at most 300 ms between people', find: clocks },
]

/** @returns every breach, in words; empty for a sound run. */
export function check(history: History): Finding[] {
  return INVARIANTS.flatMap(({ number, find }) => find(history).map((text) => ({ invariant: number, text })))
}

const of = <K extends Entry['kind']>(history: History, kind: K): Kind<K>[] =>
  history.filter((entry): entry is Kind<K> => entry.kind === kind)

function commands(history: History): string[] {
  const answers = new Map(of(history, 'answered').map((one) => [one.id, one]))
  const asked = new Set(of(history, 'asked').map((one) => one.id))
  return of(history, 'final').flatMap(({ by, done }) => {
    const found: string[] = []
    for (const [id, answer] of answers) {
      const count = done[id] ?? 0
      if (answer.ok && count !== 1) found.push(`${by}: the acknowledged ${id} is there ${count} times`)
      const mayBe = answer.code === 'read-only' || answer.code === 'too-soon'
      if (!answer.ok && !mayBe && count > 0) found.push(`${by}: ${id} was refused with ${answer.code} and is there`)
      if (!answer.ok && count > 1) found.push(`${by}: ${id} is there ${count} times`)
    }
    for (const id of Object.keys(done)) if (!asked.has(id)) found.push(`${by}: ${id} is there and nobody asked for it`)
    return found
  })
}

function numbers(history: History): string[] {
  const last = new Map<string, number>()
  return of(history, 'view').flatMap(({ by, connection, audience, seq }) => {
    const place = `${by} on connection ${connection} as ${audience}`
    const before = last.get(place)
    last.set(place, seq)
    return before === undefined || seq === before + 1 ? [] : [`${place}: ${seq} came after ${before}`]
  })
}

function epochs(history: History): string[] {
  const leader = new Map<string, string>()
  const highest = new Map<string, number>()
  return history.flatMap((entry) => {
    if (entry.kind === 'view') {
      const place = `${entry.room} ${entry.roleEpoch}`
      const known = leader.get(place)
      leader.set(place, entry.facilitator)
      return known === undefined || known === entry.facilitator
        ? []
        : [`${place}: led by ${known} and by ${entry.facilitator}`]
    }
    if (entry.kind !== 'led') return []
    const before = highest.get(entry.room) ?? 0
    highest.set(entry.room, Math.max(before, entry.roleEpoch))
    return entry.roleEpoch < before
      ? [`${entry.room}: a command of epoch ${entry.roleEpoch} after one of ${before}`]
      : []
  })
}

function phases(history: History): string[] {
  const last = new Map<string, string>()
  return of(history, 'view').flatMap(({ by, room, state }) => {
    const place = `${by} in ${room}`
    const before = last.get(place)
    last.set(place, state)
    const isAllowed = before === undefined || (AFTER[before] ?? []).includes(state)
    return isAllowed ? [] : [`${place}: ${before} went to ${state}`]
  })
}

function convergence(history: History): string[] {
  return [...grouped(of(history, 'final'), (one) => one.room)].flatMap(([room, finals]) => {
    const late = finals.filter((one) => one.quietMs > CONVERGED_WITHIN_MS)
    const found = late.map((one) => `${room}: ${one.by} was not there ${one.quietMs.toFixed(0)} ms after quiet`)
    const hashes = new Set(finals.map((one) => one.hash))
    return hashes.size > 1 ? [...found, `${room}: ${finals.length} people see ${hashes.size} different things`] : found
  })
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

function rooms(history: History): string[] {
  const homes = new Map(of(history, 'planted').map(({ mark, room }) => [mark, room]))
  return of(history, 'view').flatMap(({ by, room, marks }) =>
    marks
      .filter((mark) => homes.has(mark) && homes.get(mark) !== room)
      .map((mark) => `${mark} of ${homes.get(mark)} arrived at ${by} in ${room}`),
  )
}

function sealed(history: History): string[] {
  const author = new Map<string, string>()
  return history.flatMap((entry) => {
    if (entry.kind === 'planted' && entry.sealed) author.set(entry.mark, entry.by)
    if (entry.kind === 'released') for (const mark of entry.marks) author.delete(mark)
    if (entry.kind !== 'view') return []
    return entry.marks
      .filter((mark) => author.has(mark) && author.get(mark) !== entry.by)
      .map((mark) => `${mark} arrived at ${entry.by} before its release`)
  })
}

function ties(history: History): string[] {
  return of(history, 'stored').map(({ where, person, card }) => `${where} holds ${person} beside ${card}`)
}

function clocks(history: History): string[] {
  return [...grouped(of(history, 'clock'), (one) => one.probe)].flatMap(([probe, shown]) => {
    const times = shown.map((one) => one.remainingMs)
    const apart = Math.max(...times) - Math.min(...times)
    return apart > CLOCKS_WITHIN_MS ? [`${probe}: ${apart.toFixed(0)} ms between two people`] : []
  })
}
