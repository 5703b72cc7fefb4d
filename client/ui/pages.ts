// A long list in pages, so that nobody has to scroll through a hundred lines, and a screen reader hears how many there are once.
import { type Accessor, createMemo, createSignal } from 'solid-js'

/** Cards on one page of a phone or laptop. */
export const PAGE_SIZE = 12

export type Pages<Item> = {
  items: Accessor<readonly Item[]>
  at: Accessor<number>
  count: Accessor<number>
  total: Accessor<number>
  goTo(page: number): void
}

/** @param shown decides the page instead of the reader, when it answers one. */
export function createPages<Item>(all: Accessor<readonly Item[]>, shown?: () => number | null): Pages<Item> {
  const [asked, setAsked] = createSignal(0)
  const count = createMemo(() => Math.max(1, Math.ceil(all().length / PAGE_SIZE)))
  const at = createMemo(() => Math.min(count() - 1, Math.max(0, shown?.() ?? asked())))
  return {
    items: createMemo(() => all().slice(at() * PAGE_SIZE, (at() + 1) * PAGE_SIZE)),
    at,
    count,
    total: () => all().length,
    goTo: setAsked,
  }
}
