// A person's data and its erasing, with the cards that carry their name. Cards without a name cannot be found by anybody here.
import type { SeatId } from '../../shared/ids.ts'
import { type CardChanges, withdrawSigned } from '../../shared/session/board-rules.ts'
import { type OwnData, ownData } from '../../shared/session/rights.ts'
import { boardOf, system } from './board.ts'
import { readBox } from './box-keeper.ts'
import { encode } from './codec.ts'
import type { DocumentsPort } from './documents-port.ts'
import type { Commit } from './ports.ts'
import type { Result, Room, RoomDeps } from './room.ts'

export type Rights = ReturnType<typeof makeRights>
export type FullOwnData = OwnData & { signedCards: string[]; signedCardsInTheBox: string[] }

/** Both are asked for by the person: the caller has looked whether the device holds the seat. */
export function makeRights(room: Room, deps: RoomDeps, documents: DocumentsPort) {
  /** RGT1. null for a seat that is not there. */
  async function dataOf(seat: SeatId): Promise<FullOwnData | null> {
    const session = room.session()
    const data = ownData(session, seat)
    if (!data) return null
    const signed = { ...data, signedCards: [] as string[], signedCardsInTheBox: [] as string[] }
    if (session.progress.state === 'closed') return signed
    const cards = documents.readBoard(await documents.readState(boardOf(session)))
    const { box } = await readBox(deps.store, room.id)
    signed.signedCards = [...cards.values()].filter((card) => card.signedBy === data.seat.name).map((card) => card.text)
    signed.signedCardsInTheBox = box.filter((card) => card.signed === data.seat.name).map((card) => card.text)
    return signed
  }

  /** RGT2: one commit over session, box and board. */
  async function erase(seat: SeatId): Promise<Result> {
    let didChangeBoard = false
    const result = await room.run(async (session, counters) => {
      const command = system(room, { kind: 'seat.erase', seat })
      const name = session.seats[seat]?.name ?? ''
      if (session.progress.state === 'closed' || name === '') return { ok: true, command, commit: {} }
      const board = boardOf(session)
      const state = await documents.readState(board)
      const changes: CardChanges = withdrawSigned(documents.readBoard(state), name)
      const stored = await readBox(deps.store, room.id)
      const left = stored.box.filter((card) => card.signed !== name)
      didChangeBoard = changes.size > 0
      const commit: Partial<Commit> = {
        expect: { board: counters.board ?? 0, box: stored.version },
        put: left.length === stored.box.length ? {} : { box: encode(left) },
        ...(didChangeBoard ? { append: [{ document: board, update: documents.writeBoard(state, changes) }] } : {}),
      }
      return { ok: true, command, commit }
    })
    if (result.ok && didChangeBoard) documents.changed(boardOf(result.session))
    return result
  }

  return { dataOf, erase }
}
