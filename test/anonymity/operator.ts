// Plays the operator who keeps every version of every byte of the store, and guesses which seat wrote which card. Who stopped typing and who
// tapped what is not seen from there: only what was written down, and in which order.
import { sha256 } from '../../server/rooms/hash.ts'
import type { Written } from './disk-log.ts'
import { type Guessed, Guesser } from './guessing.ts'

/** All that was written during one opening, and what is asked: whose are these cards? */
export type Opened = { writes: Written[]; seats: string[]; cards: { id: string; author: number }[] }

/** One trace a seat leaves: at which place of the log, under which kind of key. */
type Trace = { at: number; seat: number; kind: string }
type Way = (card: number, cards: readonly number[], traces: readonly Trace[]) => number

/** @returns how many cards were given to the right seat, following the way that was right most often so far. */
export function link(openings: readonly Opened[]): Guessed {
  const guesser = new Guesser()
  for (const { writes, seats, cards } of openings) {
    const appeared = cards.map(({ id }) => writes.findIndex(({ value }) => value?.includes(id)))
    const traces = tracesOf(writes, seats)
    const told = new Map<string, number[]>()
    for (const kind of new Set(traces.map((trace) => trace.kind))) {
      const own = traces.filter((trace) => trace.kind === kind)
      for (const [name, way] of Object.entries(WAYS)) {
        const guesses = appeared.map((at) => way(at, appeared, own))
        told.set(`${name} ${kind}`, guesses)
      }
    }
    const beside = cards.map((card) => standsBeside(writes, seats, card.id))
    told.set('stands beside it', beside)
    const ownerOf = ownersOfValues(writes, seats)
    const joined = cards.map((card) => byCommonValue(writes, card.id, ownerOf))
    told.set('a value that stands beside both', joined)
    guesser.round(
      told,
      cards.map(({ author }) => author),
    )
  }
  return guesser.result()
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
function standsBeside(writes: readonly Written[], seats: readonly string[], card: string): number {
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

/** Long values that stand beside one seat and no other: what would be a common key of two tables. */
function ownersOfValues(writes: readonly Written[], seats: readonly string[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>()
  const seen = (part: string, seat: number) => {
    if (seats.some((id, other) => other !== seat && part.includes(id))) return
    for (const value of part.match(LONG_VALUE) ?? []) {
      const before = owners.get(value)
      owners.set(value, before === undefined || before === seat ? seat : OF_SEVERAL)
    }
  }
  for (const { key, value } of writes) {
    if (value === null) continue
    for (const [seat, id] of seats.entries()) {
      if (key.includes(id)) seen(value, seat)
      for (let at = value.indexOf(id); at >= 0; at = value.indexOf(id, at + 1)) seen(objectAround(value, at), seat)
    }
  }
  return owners
}

function byCommonValue(writes: readonly Written[], card: string, ownerOf: ReadonlyMap<string, number>): number {
  for (const { value } of writes) {
    const at = value?.indexOf(card) ?? -1
    if (value === null || at < 0) continue
    for (const one of objectAround(value, at).match(LONG_VALUE) ?? []) {
      const owner = ownerOf.get(one) ?? OF_SEVERAL
      if (owner !== OF_SEVERAL) return owner
    }
  }
  return -1
}

const LONG_VALUE = /[0-9a-z]{16,}/g
const OF_SEVERAL = -1

/** The innermost braces round a place, or all of it. */
function objectAround(value: string, at: number): string {
  const [from, to] = [value.lastIndexOf('{', at), value.indexOf('}', at)]
  return from < 0 || to < 0 ? value : value.slice(from, to)
}
