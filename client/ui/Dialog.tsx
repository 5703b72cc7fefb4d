import { createMemo, type JSX, lazy, Show, Suspense } from 'solid-js'

export type DialogProps = {
  open: boolean
  onOpenChange(open: boolean): void
  title: string
  children: JSX.Element
  footer?: JSX.Element
}

// A room opens without a dialog, so its code comes with the first one.
const DialogSheet = lazy(async () => ({ default: (await import('./DialogSheet.tsx')).DialogSheet }))

/** A modal question or sheet. Focus goes in and comes back; Escape closes. On a phone it rises from the bottom. */
export function Dialog(props: DialogProps) {
  const wasOpened = createMemo<boolean>((before) => before || props.open, false)
  return (
    <Show when={wasOpened()}>
      <Suspense>
        <DialogSheet {...props} />
      </Suspense>
    </Show>
  )
}
