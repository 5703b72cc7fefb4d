// Tickets of one opening in this node's memory. Dealt at random and forgotten at once: which seat got which is
// written nowhere, not even here.
import type { SeatId } from '../../shared/ids.ts'
import type { Rejection } from '../../shared/session/session.ts'
import { sha256 } from './hash.ts'
import type { Chance } from './ports.ts'
import type { Room } from './room.ts'

const SPARE = 12

export type TicketPool = ReturnType<typeof makeTicketPool>

export function makeTicketPool(room: Room, chance: Chance) {
  let opening = 0
  let tickets: string[] = []
  let minting: Promise<void> | null = null

  async function deal(
    seat: SeatId,
    asked: number,
  ): Promise<{ ok: true; ticket: string } | { ok: false; rejection: Rejection }> {
    if (room.session().writing?.opening !== asked) return { ok: false, rejection: { code: 'wrong-step' } }
    await fill(asked)
    const marked = await room.submit(null, { kind: 'ticket.deal', seat, opening: asked })
    if (!marked.ok) return marked
    await fill(asked)
    const ticket = draw()
    return ticket === null ? { ok: false, rejection: { code: 'wrong-step' } } : { ok: true, ticket }
  }

  /** Enough for everybody at once; minted in one go, so that no version on disk ties a hash to a deal (ANON2). */
  async function fill(asked: number): Promise<void> {
    if (asked !== opening) {
      opening = asked
      tickets = []
    }
    if (tickets.length > 0) return
    minting ??= mint(asked).finally(() => {
      minting = null
    })
    await minting
  }

  async function mint(asked: number): Promise<void> {
    const seats = Object.values(room.session().seats).filter((seat) => seat.state === 'in').length
    const minted = Array.from({ length: seats + SPARE }, () => chance.secret())
    const hashes = minted.map((ticket) => sha256(ticket))
    const saved = await room.submit(null, { kind: 'tickets.mint', opening: asked, hashes })
    if (saved.ok && opening === asked) tickets.push(...minted)
  }

  function draw(): string | null {
    const [ticket] = tickets.splice(below(tickets.length, chance), 1)
    return ticket ?? null
  }

  return { deal }
}

/** Uniform below `count` by rejection; cryptographic source. */
export function below(count: number, chance: Chance): number {
  if (count < 2) return 0
  const limit = 4_294_967_296 - (4_294_967_296 % count)
  for (;;) {
    const drawn = chance.uint32()
    if (drawn < limit) return drawn % count
  }
}

/** Fisher-Yates with the cryptographic source (ANON4). */
export function shuffleSecretly<T>(items: readonly T[], chance: Chance): T[] {
  const left = [...items]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(below(left.length, chance), 1))
  return drawn
}
