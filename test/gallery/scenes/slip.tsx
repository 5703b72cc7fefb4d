// The room while a detail slipped: for everybody, for who leads, on the wall.
import { type JSX, onMount } from 'solid-js'
import { MarkWords } from '../../../client/features/slip/MarkWords.tsx'
import { RoomFrame } from '../../../client/phases/RoomFrame.tsx'
import { RoomScreen } from '../../../client/projector/RoomScreen.tsx'
import { type DocumentHandle, DocumentsProvider } from '../../../client/state/documents-context.tsx'
import { Announcer } from '../../../client/ui/announcer.tsx'
import { Toaster } from '../../../client/ui/Toaster.tsx'
import { cardId, epochMs } from '../../../shared/ids.ts'
import { FAKE_NOW, fakeCards } from '../../fakes/fake-people.ts'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { inRoom } from '../in-room.tsx'

const NO_DOCUMENT: DocumentHandle = {
  doc: null,
  awareness: null,
  state: () => 'saved',
  canWrite: () => false,
  lostText: () => null,
  dropLostText: () => undefined,
}

const framed = (options: FakeOptions): (() => JSX.Element) =>
  inRoom({ step: 'read', ...options }, () => (
    <DocumentsProvider documents={() => NO_DOCUMENT}>
      <RoomFrame link="https://copse.example.org/r/7kfm2qtx" />
      <Announcer />
      <Toaster />
    </DocumentsProvider>
  ))

const slip = { freeAtMs: epochMs(FAKE_NOW + 120_000), removed: 0 }
const [first] = fakeCards
const own = first && {
  localId: cardId('own0000000000000'),
  released: first.id,
  lane: first.lane,
  text: first.text,
  wantsHelp: false,
  signed: false,
  state: 'released' as const,
  rejection: null,
}

/** As it looks with some words tapped. */
function Marked(props: { own?: boolean }): JSX.Element {
  onMount(() => {
    const words = [...document.querySelectorAll<HTMLElement>('[role="toolbar"] button')]
    for (const word of words.slice(2, 4)) word.click()
    if (!props.own) words[12]?.click()
  })
  return (
    <main>
      <MarkWords own={props.own ?? false} onClose={() => undefined} />
    </main>
  )
}

export const scenes: Record<string, () => JSX.Element> = {
  'slip-covered': framed({ view: { slip } }),
  'slip-covered-own': framed({ view: { slip: { ...slip, removed: 1 } }, ...(own ? { ownCards: [own] } : {}) }),
  'slip-free': framed({ view: { slip: { ...slip, freeAtMs: epochMs(FAKE_NOW - 1) } } }),
  'slip-lead': framed({ role: 'facilitator', view: { slip } }),
  'slip-lead-removed': framed({ role: 'facilitator', view: { slip: { ...slip, removed: 1 } } }),
  'slip-mark': inRoom({ step: 'read', role: 'facilitator', view: { slip } }, () => <Marked />),
  'slip-mark-own': inRoom({ step: 'read', view: { slip }, ...(own ? { ownCards: [own] } : {}) }, () => <Marked own />),
  'slip-over': framed({ view: { slipTurn: 1, removedDetails: 1 }, quoteRemoved: true }),
  'slip-screen': inRoom({ role: 'screen', step: 'read', view: { slip } }, () => (
    <RoomScreen origin="https://copse.example.org" />
  )),
}
