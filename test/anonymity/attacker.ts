// Guesses who wrote which card, from everything a participant sees and what can be seen of the people. It has a hundred ways to guess,
// learns from every session who it really was, and follows the way that was right most often so far.
import { type Guessed, Guesser } from './guessing.ts'
import { startWatchedServer } from './watched-server.ts'
import type { SeenCard, Witnessed } from './witness.ts'
import { AUTHORS, newPeople, witness } from './witness.ts'

export type Attacked = Guessed & {
  /** Releases whose cards did not come in one frame under one client id; none should be. */
  torn: number
  seconds: number
}

/** One way to guess: the author of each card. -1: this way has nothing to say about a card. */
type Way = { name: string; guess(seen: Witnessed): number[]; learn(seen: Witnessed): void }

/** @param cards at least so many are guessed. */
export async function attack(wish: {
  seed: number
  cards: number
  progress?: (cards: number) => void
}): Promise<Attacked> {
  const startedMs = performance.now()
  const server = await startWatchedServer()
  const people = newPeople()
  const ways = allWays()
  const guesser = new Guesser()
  let torn = 0
  try {
    for (let index = 0; guesser.guesses < wish.cards; index++) {
      for (const seen of await witness(server, people, wish.seed, index)) {
        guesser.round(new Map(ways.map((way) => [way.name, way.guess(seen)])), seen.truth)
        for (const way of ways) way.learn(seen)
        if (new Set(seen.cards.map(({ frame, client }) => `${frame} ${client}`)).size > 1) torn += 1
      }
      wish.progress?.(guesser.guesses)
    }
  } finally {
    await server.stop()
  }
  return { ...guesser.result(), torn, seconds: (performance.now() - startedMs) / 1000 }
}

function allWays(): Way[] {
  return [
    ...Object.entries(CARD_ORDERS).flatMap(([card, orderOf]) =>
      Object.entries(PEOPLE_ORDERS).flatMap(([people, momentsOf]) => [
        straight(`${card} as ${people}`, orderOf, momentsOf),
        learned(`${card} learned by ${people}`, orderOf, momentsOf),
      ]),
    ),
    ...Object.entries(CARD_ORDERS).map(([card, orderOf]) => habit(card, orderOf)),
    named,
    atTheMoment,
    byLength,
    byClient(),
  ]
}

/** In which order the cards lie, by whatever can be put in order. Ties stay as they came. */
const CARD_ORDERS: Record<string, (card: SeenCard, at: number) => string | number> = {
  place: (card) => String(card.fields.rank ?? ''),
  arrival: (card) => card.atMs,
  frame: (card) => card.frame,
  'place in the bytes': (card) => card.clock,
  'client id': (card) => card.client,
  id: (card) => card.id,
  mark: (card) => String(card.fields.mark ?? ''),
  length: (card) => String(card.fields.text ?? '').length,
  'any number': (card) => Object.values(card.fields).find((value): value is number => typeof value === 'number') ?? 0,
}

/** In which order people did something that can be seen or heard. */
const PEOPLE_ORDERS: Record<string, (seen: Witnessed) => number[]> = {
  'they stopped typing': (seen) => seen.stoppedTyping.map(({ author }) => author),
  'they were done': (seen) =>
    stretched(
      seen.tappedDone.map(({ author }) => author),
      seen.cards.length,
    ),
  'they stopped typing, backwards': (seen) => seen.stoppedTyping.map(({ author }) => author).reverse(),
  'they sit': (seen) => stretched([...Array(AUTHORS).keys()], seen.cards.length),
  'their seats are called': (seen) =>
    stretched(
      [...Array(AUTHORS).keys()].sort((a, b) => ((seen.seats[a] ?? '') < (seen.seats[b] ?? '') ? -1 : 1)),
      seen.cards.length,
    ),
}

function stretched(people: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, at) => people[Math.floor((at * people.length) / count)] ?? 0)
}

type OrderOf = (card: SeenCard, at: number) => string | number

/** Position of each card in an order. */
function positions(cards: readonly SeenCard[], orderOf: OrderOf): number[] {
  const keys = cards.map((card, at) => ({ at, key: orderOf(card, at) }))
  keys.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at))
  const found: number[] = []
  for (const [position, { at }] of keys.entries()) found[at] = position
  return found
}

/** The first card is of whoever was first. */
function straight(name: string, orderOf: OrderOf, momentsOf: (seen: Witnessed) => number[]): Way {
  return {
    name,
    guess(seen) {
      const people = momentsOf(seen)
      return positions(seen.cards, orderOf).map((at) => people[at] ?? -1)
    },
    learn: () => undefined,
  }
}

/** Which place in the one order goes with which place in the other, as it was until now. */
function learned(name: string, orderOf: OrderOf, momentsOf: (seen: Witnessed) => number[]): Way {
  const counts = new Map<string, number>()
  return {
    name,
    guess(seen) {
      const people = momentsOf(seen)
      return positions(seen.cards, orderOf).map((at) => {
        let best = { author: -1, count: 0 }
        for (const [place, author] of people.entries()) {
          const count = counts.get(`${at} ${place}`) ?? 0
          if (count > best.count) best = { author, count }
        }
        return best.author
      })
    },
    learn(seen) {
      const people = momentsOf(seen)
      for (const [card, at] of positions(seen.cards, orderOf).entries()) {
        for (const [place, author] of people.entries()) {
          if (author !== seen.truth[card]) continue
          counts.set(`${at} ${place}`, (counts.get(`${at} ${place}`) ?? 0) + 1)
        }
      }
    },
  }
}

/** Who mostly has the card at this place. */
function habit(card: string, orderOf: OrderOf): Way {
  const counts = new Map<string, number>()
  return {
    name: `who mostly comes there by ${card}`,
    guess: (seen) =>
      positions(seen.cards, orderOf).map((at) => {
        const all = [...Array(AUTHORS).keys()].map((author) => counts.get(`${at} ${author}`) ?? 0)
        const most = Math.max(...all)
        return most === 0 ? -1 : all.indexOf(most)
      }),
    learn(seen) {
      for (const [at, position] of positions(seen.cards, orderOf).entries()) {
        const key = `${position} ${seen.truth[at]}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    },
  }
}

/** A seat or a name stands in the card itself. */
const named: Way = {
  name: 'named in the card',
  guess: (seen) =>
    seen.cards.map((card) => {
      const text = JSON.stringify({ ...card.fields, text: '', id: card.id })
      const bySeat = seen.seats.findIndex((seat) => text.includes(seat))
      return bySeat >= 0 ? bySeat : seen.names.findIndex((name) => text.includes(`"${name}"`))
    }),
  learn: () => undefined,
}

/** The card came, or says that it came, in the moment somebody stopped typing. */
const atTheMoment: Way = {
  name: 'in the moment somebody stopped',
  guess: (seen) =>
    seen.cards.map((card) => {
      const said = Object.values(card.fields).find(
        (value): value is number => typeof value === 'number' && value > 1e12,
      )
      const atMs = said ?? card.atMs
      const near = seen.stoppedTyping
        .filter((moment) => moment.atMs <= atMs)
        .reduce<{ author: number; atMs: number } | null>(
          (best, one) => (best && best.atMs > one.atMs ? best : one),
          null,
        )
      return near && atMs - near.atMs < 600 ? near.author : -1
    }),
  learn: () => undefined,
}

/** A message of before the release names a seat and a length. */
const byLength: Way = {
  name: 'a message tells a length',
  guess(seen) {
    const lengths = new Map<number, number>()
    for (const { text } of seen.frames) {
      const author = seen.seats.findIndex((seat) => text.includes(seat))
      if (author < 0 || text.length > 400) continue
      for (const number of text.match(/(?<![\w"])\d{1,3}(?![\w"])/g) ?? []) lengths.set(Number(number), author)
    }
    return seen.cards.map((card) => lengths.get(String(card.fields.text ?? '').length) ?? -1)
  },
  learn: () => undefined,
}

/** Whose cards came under this client id, or carried the same value, before. */
function byClient(): Way {
  const known = new Map<string, number>()
  const values = (card: SeenCard) => [
    `client ${card.client}`,
    ...Object.entries(card.fields).flatMap(([name, value]) =>
      typeof value === 'string' && value.length > 8 && name !== 'text' ? [`${name} ${value}`] : [],
    ),
  ]
  return {
    name: 'known from before',
    guess: (seen) =>
      seen.cards.map(
        (card) =>
          values(card)
            .map((value) => known.get(value) ?? -1)
            .find((one) => one >= 0) ?? -1,
      ),
    learn(seen) {
      for (const [at, card] of seen.cards.entries())
        for (const value of values(card)) known.set(value, seen.truth[at] ?? -1)
    },
  }
}
