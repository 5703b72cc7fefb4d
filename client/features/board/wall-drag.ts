// Dragging cards with a pointer. Everything that can be dragged can also be done from a card's menu.

import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachInstruction, extractInstruction } from '@atlaskit/pragmatic-drag-and-drop-hitbox/list-item'
import type { CardId } from '../../../shared/ids.ts'
import type { Lane } from '../../../shared/session/session.ts'

/** Where a dragged card would go. */
export type DropPlace = { on: CardId; how: 'before' | 'after' | 'onto' } | { lane: Lane }
export type DropHint = 'before' | 'after' | 'onto' | null

const HOW = { 'reorder-before': 'before', 'reorder-after': 'after', combine: 'onto' } as const

// Ours are recognised by these objects, so that nothing dragged in from elsewhere is taken for a card.
const draggedCards = new WeakMap<Element, CardId>()
const cardTargets = new WeakMap<Element, CardId>()
const laneTargets = new WeakMap<Element, Lane>()

/** A card that can be picked up. @returns what ends it. */
export function makeCardDraggable(
  element: HTMLElement,
  card: CardId,
  canDrag: () => boolean,
  onDragging: (dragging: boolean) => void,
): () => void {
  draggedCards.set(element, card)
  return draggable({
    element,
    canDrag,
    onDragStart: () => onDragging(true),
    onDrop: () => onDragging(false),
  })
}

/** A stack that takes cards: near its edges beside it, in the middle onto it. @returns what ends it. */
export function makeStackTarget(
  element: HTMLElement,
  card: CardId,
  canTake: (dragged: CardId) => boolean,
  onHint: (hint: DropHint) => void,
): () => void {
  cardTargets.set(element, card)
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => {
      const dragged = draggedCards.get(source.element)
      return dragged !== undefined && canTake(dragged)
    },
    getData: ({ input, element: target }) =>
      attachInstruction(
        {},
        {
          input,
          element: target,
          operations: { 'reorder-before': 'available', 'reorder-after': 'available', combine: 'available' },
        },
      ),
    onDrag: ({ self }) => {
      const instruction = extractInstruction(self.data)
      onHint(instruction ? HOW[instruction.operation] : null)
    },
    onDragLeave: () => onHint(null),
    onDrop: () => onHint(null),
  })
}

/** The rest of a lane: dropped there, a card goes to its end. @returns what ends it. */
export function makeLaneTarget(element: HTMLElement, lane: Lane, onOver: (over: boolean) => void): () => void {
  laneTargets.set(element, lane)
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => draggedCards.has(source.element),
    onDrag: ({ location, self }) => onOver(location.current.dropTargets[0]?.element === self.element),
    onDragLeave: () => onOver(false),
    onDrop: () => onOver(false),
  })
}

/** Tells where cards of this wall are dropped. @returns what ends it. */
export function makeDropMonitor(onDropped: (dragged: CardId, place: DropPlace) => void): () => void {
  return monitorForElements({
    canMonitor: ({ source }) => draggedCards.has(source.element),
    onDrop: ({ source, location }) => {
      const dragged = draggedCards.get(source.element)
      const innermost = location.current.dropTargets[0]
      if (dragged === undefined || !innermost) return
      const on = cardTargets.get(innermost.element)
      const lane = laneTargets.get(innermost.element)
      const instruction = extractInstruction(innermost.data)
      if (on !== undefined && instruction) onDropped(dragged, { on, how: HOW[instruction.operation] })
      else if (lane !== undefined) onDropped(dragged, { lane })
    },
  })
}
