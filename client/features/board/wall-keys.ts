// Keyboard on the wall: arrows between cards, Enter into a card's menu, and the focus that stays with a card that moves.
import type { CardId } from '../../../shared/ids.ts'
import type { Wall } from './wall-state.ts'

/** Listens on the wall's element. `keepFocus` is called after cards were laid out anew. */
export function makeWallKeys(element: HTMLElement, wall: Wall): { end(): void; keepFocus(): void; backToCard(): void } {
  let focused: CardId | null = null
  const cardOf = (target: EventTarget | null) =>
    target instanceof HTMLElement ? target.closest<HTMLElement>('[data-card]') : null
  const elementOf = (card: CardId) =>
    [...element.querySelectorAll<HTMLElement>('[data-card]')].find((one) => one.dataset.card === card)

  const go = (card: CardId | undefined) => {
    if (card === undefined) return
    wall.setCurrent(card)
    elementOf(card)?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const own = cardOf(event.target)
    // Only on the card itself: inside its buttons and menus the arrows have other meanings.
    if (!own || own !== event.target || event.altKey || event.ctrlKey || event.metaKey) return
    const at = wall.current()
    if (at === null) return
    if (event.key === 'Enter') openMenu(own)
    else if (!(event.key in STEPS)) return
    else go(neighbour(wall, at, event.key))
    event.preventDefault()
  }
  const onFocusIn = (event: FocusEvent) => {
    const card = cardOf(event.target)?.dataset.card
    focused = card === undefined ? null : (wall.current() ?? null)
  }
  // Only a person who goes elsewhere lets a card's focus go; a card that is moved in the page loses it without one.
  const onFocusOut = (event: FocusEvent) => {
    if (event.relatedTarget !== null) focused = cardOf(event.relatedTarget) ? focused : null
  }
  const onPointerDown = (event: PointerEvent) => {
    if (!cardOf(event.target)) focused = null
  }

  element.addEventListener('keydown', onKeyDown)
  element.addEventListener('focusin', onFocusIn)
  element.addEventListener('focusout', onFocusOut)
  document.addEventListener('pointerdown', onPointerDown)
  return {
    keepFocus: () => {
      const active = document.activeElement
      if (focused === null || (active !== null && active !== document.body)) return
      // A card that has gone leaves the focus to the first one that is there.
      const card = elementOf(focused) ? focused : wall.current()
      if (card !== null) elementOf(card)?.focus()
    },
    backToCard: () => {
      // The dialog first gives the focus back to what opened it: a menu that is gone.
      requestAnimationFrame(() =>
        setTimeout(() => {
          const active = document.activeElement
          const card = wall.current()
          if (card !== null && (active === null || active === document.body)) elementOf(card)?.focus()
        }),
      )
    },
    end: () => {
      element.removeEventListener('keydown', onKeyDown)
      element.removeEventListener('focusin', onFocusIn)
      element.removeEventListener('focusout', onFocusOut)
      document.removeEventListener('pointerdown', onPointerDown)
    },
  }
}

/** The menu's button opens by key or pointer; a click alone means nothing to it. */
function openMenu(card: HTMLElement): void {
  const trigger = card.querySelector<HTMLElement>('[aria-haspopup]')
  trigger?.focus()
  trigger?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
}

const STEPS: Record<string, true> = {
  ArrowUp: true,
  ArrowDown: true,
  ArrowLeft: true,
  ArrowRight: true,
  Home: true,
  End: true,
}

/** The card an arrow leads to: up and down inside the lane, left and right into the next lane that has cards. */
export function neighbour(wall: Pick<Wall, 'lanes' | 'stacks'>, from: CardId, key: string): CardId | undefined {
  const columns = wall.lanes
    .map((lane) => wall.stacks(lane).flatMap((stack) => [stack.top, ...stack.members]))
    .filter((column) => column.length > 0)
  const x = columns.findIndex((column) => column.includes(from))
  const column = columns[x]
  if (!column) return columns[0]?.[0]
  const y = column.indexOf(from)
  if (key === 'Home') return column[0]
  if (key === 'End') return column.at(-1)
  if (key === 'ArrowUp') return column[y - 1]
  if (key === 'ArrowDown') return column[y + 1]
  const beside = columns[x + (key === 'ArrowRight' ? 1 : -1)]
  return beside?.[Math.min(y, beside.length - 1)]
}
