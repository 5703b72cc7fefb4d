// Dragging is fetched after the wall is on the screen: nobody drags in the first moment, and every drag has a menu beside it.
type Drag = typeof import('./wall-drag.ts')

/** @returns what ends it, also when the part has not arrived by then. */
export function withDrag(start: (drag: Drag) => () => void): () => void {
  let end: (() => void) | null = null
  let isOver = false
  import('./wall-drag.ts').then(
    (drag) => {
      if (!isOver) end = start(drag)
    },
    // Without a connection the part cannot come; the menus do everything it does.
    () => undefined,
  )
  return () => {
    isOver = true
    end?.()
  }
}
