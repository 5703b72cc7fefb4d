// The board's writes: the joint release and what happens to released cards. One commit each, over box, board and session.
import type { CardId, DocumentId, Hash, SeatId } from '../../shared/ids.ts'
import { cardId, documentId } from '../../shared/ids.ts'
import { type Bed, heldOf, stacksOf } from '../../shared/session/bed.ts'
import type { BoardCard, BoardCommand, SealedCard } from '../../shared/session/board.ts'
import type { CardChanges } from '../../shared/session/board-rules.ts'
import { applyToBoard } from '../../shared/session/board-rules.ts'
import { takeForRelease } from '../../shared/session/box.ts'
import type { Stamped, SystemCommand } from '../../shared/session/command.ts'
import { isGardened, mayGarden } from '../../shared/session/garden.ts'
import type { Lane, Session } from '../../shared/session/session.ts'
import { heldBySlip } from '../../shared/session/slip.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import type { BoxKeeper } from './box-keeper.ts'
import { readBox } from './box-keeper.ts'
import { encode } from './codec.ts'
import type { DocumentsPort } from './documents-port.ts'
import { sha256 } from './hash.ts'
import type { Chance } from './ports.ts'
import type { Result, Room, RoomDeps } from './room.ts'
import { shuffleSecretly } from './ticket-pool.ts'

const TIDYING: ReadonlySet<string> = new Set(['board.edit', 'board.move', 'board.group'])

export type Board = ReturnType<typeof makeBoard>

export function makeBoard(room: Room, box: BoxKeeper, deps: RoomDeps, documents: DocumentsPort) {
  const { store, chance } = deps

  /** ANON4: all cards in one transaction, shuffled, under new ids; tickets die in the same commit.
   *  @param by the facilitator, checked against the session inside the commit's loop. */
  async function release(by: SeatId, epoch: number, signedOnly: boolean): Promise<Result> {
    await box.settle()
    const result = await room.run(async (session, counters) => {
      const board = boardOf(session)
      const tends = session.gardeners.includes(by) && session.seats[by]?.state === 'in'
      if (session.facilitator !== by && !tends) return { ok: false, rejection: { code: 'not-facilitator' } }
      if (heldBySlip(session, 'box.release')) return { ok: false, rejection: { code: 'slip-open' } }
      if (!tends && session.roleEpoch !== epoch) return { ok: false, rejection: { code: 'stale-role' } }
      const opening = session.writing?.opening
      if (opening === undefined || session.progress.state !== 'live') {
        return { ok: false, rejection: { code: 'wrong-step' } }
      }
      const stored = await readBox(store, room.id)
      const taken = takeForRelease(stored.box, session, signedOnly)
      if (!taken.ok) return taken
      const state = await documents.readState(board)
      if (state.length > LIMITS.boardMaxBytes) return { ok: false, rejection: { code: 'quota' } }
      const changes = fresh(taken.out, documents.readBoard(state), chance, documents)
      const expectBoth = { box: stored.version, board: counters.board ?? 0 }
      // GRD2: the gardeners have them first; the wall is not touched.
      if (isGardened(session)) {
        const held: SystemCommand = { kind: 'cards.hold', opening, cards: bedOf(changes) }
        const commit = { expect: expectBoth, put: { box: encode(taken.left) } }
        return { ok: true, command: system(room, held), commit }
      }
      const command: SystemCommand = { kind: 'cards.release', opening, cards: [...changes.keys()].sort() }
      return {
        ok: true,
        command: system(room, command),
        commit: {
          expect: expectBoth,
          put: { box: encode(taken.left) },
          append: [{ document: board, update: documents.writeBoard(state, changes) }],
        },
      }
    })
    if (result.ok) documents.changed(boardOf(result.session))
    return result
  }

  /** GRD3: held cards onto the wall, with what lies on them. */
  async function open(by: SeatId, chosen: readonly string[]): Promise<Result> {
    const result = await room.run(async (session, counters) => {
      const board = boardOf(session)
      if (!mayGarden(session, by)) return { ok: false, rejection: { code: 'not-gardener' } }
      if (heldBySlip(session, 'garden.open')) return { ok: false, rejection: { code: 'slip-open' } }
      if (session.progress.state !== 'live') return { ok: false, rejection: { code: 'wrong-state' } }
      const ids = stacksOf(session.bed, chosen)
      if (ids.length === 0) return { ok: false, rejection: { code: 'unknown-card' } }
      const state = await documents.readState(board)
      if (state.length > LIMITS.boardMaxBytes) return { ok: false, rejection: { code: 'quota' } }
      const update = documents.writeBoard(state, onWall(session.bed, ids, documents.readBoard(state), documents))
      return {
        ok: true,
        command: system(room, { kind: 'bed.opened', cards: ids }),
        commit: { expect: { board: counters.board ?? 0 }, append: [{ document: board, update }] },
      }
    })
    if (result.ok) documents.changed(boardOf(result.session))
    return result
  }

  /** GRD5: what an author takes back may lie with the gardeners already. */
  async function withdrawHeld(keyHash: Hash): Promise<void> {
    const held = heldOf(room.session().bed, keyHash, sha256)
    if (held.length > 0) await room.submit(null, { kind: 'bed.forget', cards: held })
  }

  /** What anybody may do to a released card. The seat is used for its right and, when it signs, its name. */
  async function apply(by: SeatId, command: BoardCommand): Promise<Result> {
    const result = await room.run(async (session, counters) => {
      const board = boardOf(session)
      const seat = session.seats[by]
      if (seat?.state !== 'in') return { ok: false, rejection: { code: 'not-seated' } }
      if (session.progress.state !== 'live') return { ok: false, rejection: { code: 'wrong-state' } }
      // The right before the card: who may not ask is not told which cards there are.
      const isModeration = command.kind === 'board.remove'
      const tends = session.gardeners.includes(by)
      // GRD4: where somebody tends the wall, not everybody moves and rewrites what hangs there.
      if (TIDYING.has(command.kind) && isGardened(session) && !mayGarden(session, by)) {
        return { ok: false, rejection: { code: 'not-gardener' } }
      }
      if (isModeration && !tends && session.facilitator !== by)
        return { ok: false, rejection: { code: 'not-facilitator' } }
      if (isModeration && !tends && command.epoch !== session.roleEpoch)
        return { ok: false, rejection: { code: 'stale-role' } }
      if (heldBySlip(session, command.kind)) return { ok: false, rejection: { code: 'slip-open' } }
      const isOld =
        command.kind === 'board.edit' && (command.generation ?? session.generations.board) !== session.generations.board
      // SLP6: words that were written on top of removed ones go back to their writer.
      if (isOld) return { ok: false, rejection: { code: 'old-generation', texts: [command.next] } }
      const state = await documents.readState(board)
      // A full wall can still be tidied: only what adds words is refused.
      if (command.kind === 'board.edit' && state.length > LIMITS.boardMaxBytes) {
        return { ok: false, rejection: { code: 'quota' } }
      }
      const outcome = applyToBoard(documents.readBoard(state), command, {
        merge: documents.mergeText,
        sha256,
        signName: seat.name,
        leads: session.facilitator === by,
      })
      if (!outcome.ok) return outcome
      const gone = [...outcome.changes].filter(([, card]) => card === null).map(([id]) => id)
      const answer = command.kind === 'board.tell' ? answerOf(session, command, by) : null
      if (answer === 'not-asked') return { ok: false, rejection: { code: 'no-case' } }
      const follows = answer ?? (gone.length > 0 ? { kind: 'card.forget' as const, cards: gone } : null)
      const isWritten = outcome.changes.size > 0
      return {
        ok: true,
        command: follows ? system(room, follows) : null,
        commit: {
          expect: { board: counters.board ?? 0 },
          ...(isWritten ? { append: [{ document: board, update: documents.writeBoard(state, outcome.changes) }] } : {}),
        },
      }
    })
    if (result.ok) documents.changed(boardOf(result.session))
    return result
  }

  return { release, open, withdrawHeld, apply }
}

export function boardOf({ roomId, generations }: Session): DocumentId {
  return documentId(roomId, 'board', generations.board)
}

/** BRD13: the only seat that is named is the one that wants to tell. A wish that nobody asked for goes onto the card alone. */
function answerOf(
  { cardQuestion }: Session,
  { card, who }: Extract<BoardCommand, { kind: 'board.tell' }>,
  by: SeatId,
): SystemCommand | null | 'not-asked' {
  const isAsked = cardQuestion?.card === card && cardQuestion.answer === null
  if (!isAsked) return who === 'me' ? 'not-asked' : null
  return who === 'nobody' ? null : { kind: 'case.answered', card, teller: who === 'me' ? by : null }
}

/** New ids, new marks, ranks in the drawn order: nothing of the box but the words is left. */
function fresh(
  sealed: readonly SealedCard[],
  present: ReadonlyMap<CardId, BoardCard>,
  chance: Chance,
  documents: DocumentsPort,
): CardChanges {
  const changes: CardChanges = new Map()
  const drawn = shuffleSecretly(sealed, chance)
  for (const lane of new Set(drawn.map((card) => card.lane))) {
    const cards = drawn.filter((card) => card.lane === lane)
    const ranks = documents.ranksAfter(lastRank(present, lane), cards.length)
    cards.forEach((card, index) => {
      const id = cardId(chance.id())
      const { text, wantsHelp, signed, keyHash } = card
      const told = card.toldByLead ? { toldByLead: true } : {}
      const rank = ranks[index] ?? ''
      const mark = sha256(keyHash + id)
      changes.set(id, { lane, text, wantsHelp, ...told, signedBy: signed, mark, rank, group: null })
    })
  }
  return changes
}

function bedOf(changes: CardChanges): Bed {
  const bed: Bed = {}
  for (const [id, card] of changes) if (card !== null) bed[id] = card
  return bed
}

/** In the order of the draw, after what hangs there already. */
function onWall(
  bed: Bed,
  ids: readonly CardId[],
  present: ReadonlyMap<CardId, BoardCard>,
  documents: DocumentsPort,
): CardChanges {
  const changes: CardChanges = new Map()
  for (const lane of new Set(ids.map((id) => bed[id]?.lane))) {
    const here = ids.filter((id) => bed[id]?.lane === lane)
    const ranks = lane ? documents.ranksAfter(lastRank(present, lane), here.length) : []
    here.forEach((id, index) => {
      const held = bed[id]
      if (!held) return
      const { step: _step, ...card } = held
      changes.set(id, { ...card, rank: ranks[index] ?? '' })
    })
  }
  return changes
}

function lastRank(cards: ReadonlyMap<CardId, BoardCard>, lane: Lane): string | null {
  const ranks = [...cards.values()].filter((card) => card.lane === lane).map((card) => card.rank)
  return ranks.sort().at(-1) ?? null
}

/** A command of the server itself, with a stamp of this moment. */
export function system(room: Room, command: SystemCommand): Stamped {
  return { by: null, key: null, epoch: null, stamp: room.stamp(), command }
}
