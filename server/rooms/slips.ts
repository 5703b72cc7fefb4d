// A detail slipped. Who said so is forgotten before anything is asked of the meeting; what is removed goes in one commit
// from session, box and documents, which go on as a new generation.
import type { CardId, SeatId } from '../../shared/ids.ts'
import { cardId, DOCUMENT_NAMES, documentId } from '../../shared/ids.ts'
import type { BoardCard, SealedCard } from '../../shared/session/board.ts'
import type { Session } from '../../shared/session/session.ts'
import { mayClean } from '../../shared/session/slip.ts'
import { type Cleaning, cleanCards, cleanText, marksFor, placesOf } from '../../shared/session/slip-words.ts'
import { system } from './board.ts'
import { readBox } from './box-keeper.ts'
import { encode } from './codec.ts'
import type { DocumentsPort } from './documents-port.ts'
import { sha256 } from './hash.ts'
import { documentKey } from './ports.ts'
import type { Result, Room, RoomDeps } from './room.ts'

export type Slips = ReturnType<typeof makeSlips>
export type CleanWish = { turn: number; cleaning: Cleaning; editKey: string | null }

export function makeSlips(room: Room, deps: RoomDeps, documents: DocumentsPort) {
  /** SLP1: the caller has looked whether somebody with a seat asks; which seat is not passed on. */
  function raise(turn: number): Promise<Result> {
    return room.submit(null, { kind: 'slip.raise', turn })
  }

  /** SLP5, SLP6. `words-not-found` when nothing of it stands anywhere: then nothing is changed. */
  async function clean(by: SeatId, epoch: number, wish: CleanWish): Promise<Result> {
    const { turn, cleaning, editKey } = wish
    return room.run(async (session, counters) => {
      const right = mayClean(session, { by, epoch, turn, cleaning, hasKey: editKey !== null })
      if (!right.ok) return { ok: false, rejection: { code: right.code } }
      const states = await Promise.all(idsOf(session).map((id) => documents.readState(id)))
      const [, , boardState] = states
      const cards: ReadonlyMap<CardId, BoardCard> = boardState ? documents.readBoard(boardState) : new Map()
      if ('needsKeyOf' in right && !isKeyOf(editKey ?? '', right.needsKeyOf, cards)) {
        return { ok: false, rejection: { code: 'bad-key' } }
      }
      const written = DOCUMENT_NAMES.map((name, index) =>
        documents.writeAnew(name, states[index] ?? new Uint8Array([0, 0]), cleaning),
      )
      const box = await readBox(deps.store, room.id)
      // Sealed cards do not count: whether a word stands in one of them must not be found out by marking it (ANON1).
      const texts = [...written.slice(0, 2).flatMap((one) => one.texts), ...ownTexts(session)]
      const bed = Object.entries(session.bed).map(([id, card]) => [cardId(id), card] as const)
      const removed = countRemoved(cleaning, new Map([...cards, ...bed]), texts)
      if (removed === 0) return { ok: false, rejection: { code: 'words-not-found' } }
      const old = idsOf(session)
      await deps.keys.mint(room.id, nextIdsOf(session).map(documentKey))
      await Promise.all(old.map((id) => documents.forget(id)))
      const changes = cleanCards(cards, cleaning)
      const gone = [...changes].filter(([, card]) => card === null).map(([id]) => id)
      return {
        ok: true,
        command: system(room, { kind: 'slip.cleaned', turn, removed, cleaning, gone }),
        commit: {
          expect: { board: counters.board ?? 0, box: box.version },
          put: { box: encode(cleanBox(box.box, cleaning)) },
          drop: old,
          append: nextIdsOf(session).map((document, index) => ({
            document,
            update: written[index]?.state ?? new Uint8Array([0, 0]),
          })),
        },
      }
    })
  }

  return { raise, clean }
}

function idsOf({ roomId, generations }: Session) {
  return DOCUMENT_NAMES.map((name) => documentId(roomId, name, generations[name]))
}

function nextIdsOf({ roomId, generations }: Session) {
  return DOCUMENT_NAMES.map((name) => documentId(roomId, name, generations[name] + 1))
}

/** ANON6: the mark is SHA-256(SHA-256(key) + id). */
function isKeyOf(key: string, id: CardId, cards: ReadonlyMap<CardId, BoardCard>): boolean {
  return cards.get(id)?.mark === sha256(sha256(key) + id)
}

/** Sealed cards are cleaned like everything else; nobody is told that one of them was concerned. */
function cleanBox(box: readonly SealedCard[], cleaning: Cleaning): SealedCard[] {
  const marks = marksFor(cleaning, null)
  return box.map((card) => ({ ...card, text: cleanText(card.text, marks) })).filter((card) => card.text.trim() !== '')
}

/** How many marks and cards there is something to remove for. */
function countRemoved(cleaning: Cleaning, cards: ReadonlyMap<CardId, BoardCard>, texts: readonly string[]): number {
  const all = [...texts, ...[...cards.values()].map((card) => card.text)]
  const stands = (find: string, where: readonly string[]) =>
    where.some((text) => placesOf(text.normalize('NFC'), find).length > 0)
  const marks = cleaning.marks.filter(({ find, card }) =>
    stands(find, card === null ? all : [cards.get(card)?.text ?? '']),
  )
  return marks.length + cleaning.takeOff.filter((id) => cards.has(id)).length
}

function ownTexts(session: Session): string[] {
  const sayings = session.plan.steps.flatMap(({ title, prompt }) => [title, prompt])
  return [
    session.title,
    ...sayings.flatMap((one) => (one.kind === 'own' ? [one.text] : [])),
    ...session.sharedSteps.map((one) => one.text),
    ...session.thanks.map((one) => one.text),
    ...Object.values(session.caseLines).map((line) => line.text),
    ...Object.values(session.roundLines),
    session.consult?.question ?? '',
    ...session.resources.flatMap((one) => [one.title, one.url]),
    session.next.place,
    session.next.facilitator,
  ]
}
