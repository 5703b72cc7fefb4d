// Plays the operator who keeps every version of every byte of the store, and guesses which seat wrote which card. Who stopped typing and who
// tapped what is not seen from there: only what was written down, and in which order.
import { sha256 } from '../../server/rooms/hash.ts'
import type { Written } from './disk-log.ts'
import { AUTHORS } from './witness.ts'

/** All that was written during one opening, and what is asked: whose are these cards? */
export type Opened = { writes: Written[]; seats: string[]; cards: { id: string; author: number }[] }

export type Linked = {
  guesses: number
  right: number
  accuracy: number
  limit: number
  best: { way: string; accuracy: number }[]
}

/** One trace a seat leaves: at which place of the log, under which kind of key. */
type Trace = { at: number; seat: number; kind: string }
type Way = (card: number, cards: readonly number[], traces: readonly Trace[]) => number

/** @returns how many cards were given to the right seat, following the way that was right most often so far. */
export function link(openings: readonly Opened[]): Linked {
  const scores = new Map<string, { right: number; told: number }>()
  let guesses = 0
  let right = 0
  for (const { writes, seats, cards } of openings) {
    const appeared = cards.map(({ id }) => writes.findIndex(({ value }) => value?.includes(id)))
    const traces = tracesOf(writes, seats)
    const kinds = [...new Set(traces.map(({ kind }) => kind))]
    const told = new Map<string, number[]>()
    for (const kind of kinds) {
      const own = traces.filter((trace) => trace.kind === kind)
      for (const [name, way] of Object.entries(WAYS)) {
        told.set(
          `${name} ${kind}`,
          appeared.map((at) => way(at, appeared, own)),
        )
      }
    }
    told.set(
      'stands beside it',
      cards.map((card) => beside(writes, seats, card.id)),
    )
    const order = [...told.keys()].sort((one, two) => scoreOf(scores.get(two)) - scoreOf(scores.get(one)))
    for (const [index, { author }] of cards.entries()) {
      const guess = order.map((way) => told.get(way)?.[index] ?? -1).find((one) => one >= 0) ?? 0
      guesses += 1
      if (guess === author) right += 1
      for (const [way, guessed] of told) {
        const score = scores.get(way) ?? { right: 0, told: 0 }
        if ((guessed[index] ?? -1) >= 0) score.told += 1
        if (guessed[index] === author) score.right += 1
        scores.set(way, score)
      }
    }
  }
  const chance = 1 / AUTHORS
  const best = [...scores]
    .map(([way, score]) => ({ way, accuracy: scoreOf(score) }))
    .sort((a, b) => b.accuracy - a.accuracy)
  return {
    guesses,
    right,
    accuracy: right / guesses,
    limit: chance + 3 * Math.sqrt((chance * (1 - chance)) / guesses),
    best: best.slice(0, 3),
  }
}

function scoreOf(score: { right: number; told: number } | undefined): number {
  return ((score?.right ?? 0) + 10) / ((score?.told ?? 0) + 10 * AUTHORS)
}

/** A seat leaves a trace where its id is in a key, or comes newly into a value. */
function tracesOf(writes: readonly Written[], seats: readonly string[]): Trace[] {
  const traces: Trace[] = []
  const before = new Map<string, string>()
  for (const [at, { key, value }] of writes.entries()) {
    for (const [seat, id] of seats.entries()) {
      const short = key.replace(id, 'SEAT').replace(/^.*!/, '')
      if (key.includes(id)) traces.push({ at, seat, kind: short })
      else if (value !== null && around(value, id) !== around(before.get(key) ?? '', id)) {
        traces.push({ at, seat, kind: short })
      }
    }
    before.set(key, value ?? '')
  }
  return traces
}

/** What stands right beside a seat in a value: a mark that is set, a number that goes up. */
function around(value: string, id: string): string {
  const at = value.indexOf(id)
  return at < 0 ? '' : value.slice(at, at + id.length + 4)
}

const WAYS: Record<string, Way> = {
  'last before it': (at, _cards, traces) => traces.findLast((trace) => trace.at <= at)?.seat ?? -1,
  'next after it': (at, _cards, traces) => traces.find((trace) => trace.at >= at)?.seat ?? -1,
  'one before the last': (at, _cards, traces) => traces.filter((trace) => trace.at <= at).at(-2)?.seat ?? -1,
  'in the same order': (at, cards, traces) => {
    const place = [...cards].sort((a, b) => a - b).indexOf(at)
    const seats = [...new Set(traces.map(({ seat }) => seat))]
    return seats[Math.floor((place * seats.length) / cards.length)] ?? -1
  },
}

/** A seat in the same value or key as the card's id or a hash of it: the nearest one. */
function beside(writes: readonly Written[], seats: readonly string[], card: string): number {
  for (const { key, value } of writes) {
    const all = `${key} ${value}`
    const at = Math.max(all.indexOf(card), all.indexOf(sha256(card)))
    if (at < 0) continue
    const near = seats
      .map((seat, index) => ({
        index,
        distance: all.includes(seat) ? nearest(all, seat, at) : Number.POSITIVE_INFINITY,
      }))
      .sort((one, two) => one.distance - two.distance)[0]
    if (near && Number.isFinite(near.distance)) return near.index
  }
  return -1
}

function nearest(all: string, seat: string, at: number): number {
  const [before, after] = [all.lastIndexOf(seat, at), all.indexOf(seat, at)]
  return Math.min(
    before < 0 ? Number.POSITIVE_INFINITY : at - before,
    after < 0 ? Number.POSITIVE_INFINITY : after - at,
  )
}
