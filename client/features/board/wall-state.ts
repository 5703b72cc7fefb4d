// What one wall on one screen knows and can do. Cards and their places come from the room; here is only what this
// person looks at: the card with the focus, the lane shown on a narrow screen, the open dialog.
import { createContext, createMemo, createSignal, useContext } from 'solid-js'
import { type CardId, parseDocumentId } from '../../../shared/ids.ts'
import type { BoardCommand } from '../../../shared/session/board.ts'
import type { LeadCommand, SeatCommand } from '../../../shared/session/command.ts'
import type { Lane } from '../../../shared/session/session.ts'
import { BOARD_LANES } from '../../../shared/session/session.ts'
import type { Result, RoomApi } from '../../state/room-api.ts'
import { announce } from '../../ui/announcer.tsx'
import { told } from '../../ui/told.ts'
import { t } from '../../words/words.tsx'
import { laneName } from './lanes.ts'
import { createMeTooMarks } from './metoo-marks.ts'
import { layOut, rankAt, type Stack, topOf, type WallCard } from './wall-order.ts'

export type WallDialog = { kind: 'improve' | 'onto' | 'withdraw' | 'remove' | 'sign'; card: CardId }
export type Wall = ReturnType<typeof createWall>

/** @param lanes which lanes this wall shows: the three of the board, or the takeaways. */
export function createWall(room: RoomApi, lanes: readonly Lane[] = BOARD_LANES) {
  const [asked, setCurrent] = createSignal<CardId | null>(null)
  const [shownLane, setShownLane] = createSignal<Lane>(lanes[0] ?? 'success')
  const [dialog, setDialog] = createSignal<WallDialog | null>(null)
  const [dragged, setDragged] = createSignal<CardId | null>(null)
  const marks = createMeTooMarks(room)

  const byId = createMemo<ReadonlyMap<CardId, WallCard>>(() => new Map(room.cards().map((card) => [card.id, card])))
  const layout = createMemo(() => layOut(room.cards()))
  const stacks = (lane: Lane): readonly Stack[] => layout()[lane]
  const count = (lane: Lane) => stacks(lane).reduce((sum, stack) => sum + 1 + stack.members.length, 0)
  /** The one card Tab stops at; the first one until somebody went elsewhere. */
  const current = createMemo<CardId | null>(() => {
    const card = asked()
    if (card !== null && byId().has(card)) return card
    const shown = [shownLane(), ...lanes].find((lane) => stacks(lane).length > 0)
    return shown ? (stacks(shown)[0]?.top ?? null) : null
  })

  const canChange = () => {
    const saving = room.saveState().state
    return room.me() !== null && (saving === 'saved' || saving === 'saving') && room.view.progress.state !== 'closed'
  }

  /** GRD4: where there are gardeners, they and who leads put the wall in order. */
  const tends = () => room.amFacilitator() || room.view.gardeners.some((seat) => seat === room.me())
  const mayTidy = () => canChange() && (room.view.gardeners.length === 0 || tends())

  async function say(command: BoardCommand, outcome: () => string): Promise<boolean> {
    const done = await told(room.sendBoard(command))
    if (done) announce(outcome())
    return done
  }

  async function command(order: SeatCommand | LeadCommand, outcome?: () => string): Promise<boolean> {
    const done = await told(room.send(order))
    if (done && outcome) announce(outcome())
    return done
  }

  /** A card that lay on another one lies on its own then. */
  async function moveTo(card: CardId, lane: Lane, index: number): Promise<void> {
    const others = stacks(lane).filter((stack) => stack.top !== card).length
    const rank = rankAt(room.cards(), lane, index, card)
    const place = Math.min(Math.max(index, 0), others) + 1
    const done = await say({ kind: 'board.move', card, lane, rank }, () =>
      t('board.moved', { lane: laneName(lane), n: place, of: others + 1 }),
    )
    if (done) setShownLane(lane)
  }

  return {
    room,
    lanes,
    byId,
    stacks,
    count,
    current,
    setCurrent,
    shownLane,
    setShownLane,
    dialog,
    setDialog,
    dragged,
    setDragged,
    canChange,
    mayTidy,
    tends,
    marks,
    moveTo,
    /** Place of a stack in its lane, from 0; -1 for a card that lies on another. */
    indexOf: (card: CardId) => stacks(byId().get(card)?.lane ?? 'success').findIndex((stack) => stack.top === card),
    isMine: (card: CardId) => room.editKeyOf(card) !== null,

    putOn: async (card: CardId, onto: CardId): Promise<void> => {
      const target = byId().get(onto)
      if (!target) return
      const top = topOf(target, byId())
      if (top === card) return
      const done = await say({ kind: 'board.group', card, onto: top }, () => t('board.put'))
      if (done) setShownLane(byId().get(top)?.lane ?? shownLane())
    },
    takeOff: async (card: CardId): Promise<void> => {
      const lane = byId().get(card)?.lane ?? 'success'
      const done = await say({ kind: 'board.group', card, onto: null }, () => t('board.off', { lane: laneName(lane) }))
      if (done) setShownLane(lane)
    },
    toggleMeToo: async (card: CardId): Promise<void> => {
      const on = !marks.has(card)
      if (await command({ kind: 'card.metoo', card, on })) marks.set(card, on)
    },
    setSpotlight: (card: CardId | null): Promise<boolean> =>
      command({ kind: 'spotlight.set', card }, () => t(card === null ? 'board.unshown' : 'board.shown')),
    remove: (card: CardId): Promise<boolean> =>
      say({ kind: 'board.remove', card, epoch: room.view.roleEpoch }, () => t('board.gone')),
    ask: (card: CardId, on: boolean): Promise<boolean> =>
      command({ kind: 'case.ask', seat: null, card: on ? card : null }, () => t(on ? 'board.asked' : 'board.unasked')),
    tellForMe: async (card: CardId, on: boolean): Promise<boolean> => {
      const editKey = room.editKeyOf(card)
      if (editKey === null) return false
      const who = on ? 'lead' : 'nobody'
      return say({ kind: 'board.tell', card, editKey, who }, () => t(on ? 'board.toldNow' : 'board.untoldNow'))
    },
    isAsked: (card: CardId) => room.view.cardQuestion?.card === card && room.view.cardQuestion.answer === null,
    tellMyself: async (card: CardId): Promise<boolean> => {
      const editKey = room.editKeyOf(card)
      return editKey !== null && say({ kind: 'board.tell', card, editKey, who: 'me' }, () => t('board.authorTells'))
    },
    withdraw: async (card: CardId): Promise<boolean> => {
      const editKey = room.editKeyOf(card)
      return editKey !== null && say({ kind: 'board.withdraw', card, editKey }, () => t('board.gone'))
    },
    /** Asks first when one or two cards would be left without a name. */
    sign: async (card: CardId, signed: boolean, evenIfFew = false): Promise<boolean> => {
      const editKey = room.editKeyOf(card)
      if (editKey === null) return false
      const order: BoardCommand = { kind: 'board.sign', card, editKey, signed, ...(evenIfFew ? { evenIfFew } : {}) }
      const result = await room.sendBoard(order)
      if (!result.ok && result.rejection.code === 'signed-leaves-few') {
        setDialog({ kind: 'sign', card })
        return false
      }
      const done = await told(Promise.resolve(result))
      if (done) announce(t(signed ? 'board.signed' : 'board.unsigned'))
      return done
    },
    /** The caller shows a refusal itself: a conflict gives texts back. */
    improve: (card: CardId, base: string, next: string, generation: number): Promise<Result> =>
      room.sendBoard({ kind: 'board.edit', card, base, next, generation }),
    generation: () => parseDocumentId(room.view.documents.board)?.generation ?? 0,
  }
}

const WallContext = createContext<Wall>()
export const WallProvider = WallContext.Provider

/** The wall this part belongs to. Throws outside of a WallProvider. */
export function useWall(): Wall {
  const wall = useContext(WallContext)
  if (!wall) throw new Error('useWall() was called outside of <WallProvider>')
  return wall
}
