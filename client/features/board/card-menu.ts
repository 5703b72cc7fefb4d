// What can be done with one card. Rebuilt when the menu is opened, so what only its author may do shows nowhere else.
import type { CardId } from '../../../shared/ids.ts'
import type { Lane } from '../../../shared/session/session.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { t } from '../../words/words.tsx'
import type { Wall } from './wall-state.ts'

const TO_LANE = {
  success: 'board.toSuccess',
  challenge: 'board.toChallenge',
  learning: 'board.toLearning',
} as const

/** Items in a fixed order: the words, the place, what is one's own, what the facilitator may do. */
export function cardMenu(wall: Wall, card: CardId): MenuItem[] {
  const known = wall.byId().get(card)
  if (!known) return []
  const ask = (kind: 'improve' | 'onto' | 'withdraw' | 'remove') => () => wall.setDialog({ kind, card })
  const words: MenuItem[] = [{ id: 'improve', label: t('board.improve'), onSelect: ask('improve') }]
  const tidy = wall.mayTidy() ? [...words, ...placeItems(wall, card, ask('onto'))] : []
  return [...tidy, ...ownItems(wall, card, ask), ...leadItems(wall, card, ask)]
}

function placeItems(wall: Wall, card: CardId, askOnto: () => void): MenuItem[] {
  const known = wall.byId().get(card)
  if (!known) return []
  const index = wall.indexOf(card)
  const last = wall.stacks(known.lane).length - 1
  const toOther = wall.lanes
    .filter((lane): lane is keyof typeof TO_LANE => lane !== known.lane && lane !== 'takeaway')
    .map((lane) => ({
      id: lane,
      label: t(TO_LANE[lane]),
      onSelect: () => void wall.moveTo(card, lane, endOf(wall, lane)),
    }))
  if (known.group !== null && index < 0)
    return [
      { id: 'take-off', label: t('board.takeOff'), onSelect: () => void wall.takeOff(card) },
      { id: 'onto', label: t('board.putOn'), onSelect: askOnto },
      ...toOther,
    ]
  return [
    ...toOther,
    {
      id: 'up',
      label: t('board.up'),
      disabled: index <= 0,
      onSelect: () => void wall.moveTo(card, known.lane, index - 1),
    },
    {
      id: 'down',
      label: t('board.down'),
      disabled: index >= last,
      onSelect: () => void wall.moveTo(card, known.lane, index + 1),
    },
    { id: 'onto', label: t('board.putOn'), onSelect: askOnto },
  ]
}

/** Only on the device that wrote the card. */
function ownItems(wall: Wall, card: CardId, ask: (kind: 'withdraw') => () => void): MenuItem[] {
  if (!wall.isMine(card)) return []
  const known = wall.byId().get(card)
  const isSigned = known?.signedBy !== null
  return [
    {
      id: 'sign',
      label: t(isSigned ? 'board.unsign' : 'board.signNow'),
      onSelect: () => void wall.sign(card, !isSigned),
    },
    ...(wall.isAsked(card)
      ? [{ id: 'tell', label: t('board.tellMyself'), onSelect: () => void wall.tellMyself(card) }]
      : []),
    ...(isSigned
      ? []
      : [
          {
            id: 'told',
            label: t(known?.toldByLead ? 'board.untell' : 'board.tellForMe'),
            onSelect: () => void wall.tellForMe(card, known?.toldByLead !== true),
          },
        ]),
    { id: 'withdraw', label: t('board.takeBackMenu'), onSelect: ask('withdraw') },
  ]
}

function leadItems(wall: Wall, card: CardId, ask: (kind: 'remove') => () => void): MenuItem[] {
  const remove: MenuItem = { id: 'remove', label: t('board.remove'), tone: 'danger', onSelect: ask('remove') }
  if (!wall.room.amFacilitator()) return wall.room.view.gardeners.length > 0 && wall.tends() ? [remove] : []
  const isLit = wall.room.view.spotlight === card
  return [
    {
      id: 'spotlight',
      label: t(isLit ? 'board.unshow' : 'board.show'),
      onSelect: () => void wall.setSpotlight(isLit ? null : card),
    },
    ...(wall.byId().get(card)?.signedBy === null
      ? [
          {
            id: 'ask',
            label: t(wall.isAsked(card) ? 'board.unask' : 'board.ask'),
            onSelect: () => void wall.ask(card, !wall.isAsked(card)),
          },
        ]
      : []),
    remove,
  ]
}

function endOf(wall: Wall, lane: Lane): number {
  return wall.stacks(lane).length
}
