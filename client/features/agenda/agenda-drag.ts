// Dragging items of the agenda. Menu and keys do the same without a pointer.

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/attach-closest-edge'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge'
import { PHASES, type PhaseName } from '../../../shared/session/session.ts'

/** Where the dragged item would land, for the line that shows it. */
export type DropEdge = 'top' | 'bottom' | null

type Clean = () => void
/** Only drags of this panel count, not files or links from elsewhere. */
const KIND = 'agenda-item'

export function makeRowDraggable(options: {
  row: HTMLElement
  handle: HTMLElement
  id: string
  onDragging(dragging: boolean): void
  onEdge(edge: DropEdge): void
}): Clean {
  return combine(
    draggable({
      element: options.row,
      dragHandle: options.handle,
      getInitialData: () => ({ kind: KIND, id: options.id }),
      onDragStart: () => options.onDragging(true),
      onDrop: () => options.onDragging(false),
    }),
    dropTargetForElements({
      element: options.row,
      canDrop: ({ source }) => source.data.kind === KIND && source.data.id !== options.id,
      getData: ({ input, element }) =>
        attachClosestEdge({ id: options.id }, { input, element, allowedEdges: ['top', 'bottom'] }),
      onDrag: ({ self }) => {
        const edge = extractClosestEdge(self.data)
        options.onEdge(edge === 'top' || edge === 'bottom' ? edge : null)
      },
      onDragLeave: () => options.onEdge(null),
      onDrop: () => options.onEdge(null),
    }),
  )
}

/** The part of a phase below its rows: an item dropped there becomes the last one. */
export function makePhaseTarget(options: {
  element: HTMLElement
  phase: PhaseName
  onOver(over: boolean): void
}): Clean {
  return dropTargetForElements({
    element: options.element,
    canDrop: ({ source }) => source.data.kind === KIND,
    getData: () => ({ phase: options.phase }),
    onDrag: ({ location }) => options.onOver(location.current.dropTargets[0]?.element === options.element),
    onDragLeave: () => options.onOver(false),
    onDrop: () => options.onOver(false),
  })
}

export type Landing = { id: string; beside: string; edge: 'top' | 'bottom' } | { id: string; phase: PhaseName }

export function makeDropMonitor(onLand: (landing: Landing) => void): Clean {
  return monitorForElements({
    canMonitor: ({ source }) => source.data.kind === KIND,
    onDrop: ({ source, location }) => {
      const target = location.current.dropTargets[0]
      const { id } = source.data
      if (!target || typeof id !== 'string') return
      const edge = extractClosestEdge(target.data)
      const { id: beside, phase } = target.data
      const known = PHASES.find((one) => one === phase)
      if (typeof beside === 'string' && (edge === 'top' || edge === 'bottom')) onLand({ id, beside, edge })
      else if (known) onLand({ id, phase: known })
    },
  })
}
