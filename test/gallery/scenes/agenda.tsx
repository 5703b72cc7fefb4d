// Agenda and theme notes with real sentences, other people's carets, and every state the documents can be in.
import { For, type JSX } from 'solid-js'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { AgendaPanel } from '../../../client/features/agenda/AgendaPanel.tsx'
import { addItem, noteName } from '../../../client/features/agenda/agenda-list.ts'
import { NotesEditor } from '../../../client/features/editor/NotesEditor.tsx'
import { NotesStep } from '../../../client/phases/theme/NotesStep.tsx'
import { type DocumentHandle, type DocumentState, DocumentsProvider } from '../../../client/state/documents-context.tsx'
import type { PhaseName } from '../../../shared/session/session.ts'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { inRoom } from '../in-room.tsx'

type Mood = { state?: DocumentState; canWrite?: boolean; lost?: string; missing?: boolean; empty?: boolean }

const ITEMS: [id: string, phase: PhaseName, minutes: number, who: string, title: string][] = [
  ['arrive', 'check-in', 4, 'Ida', 'Arrive, and who is new today'],
  ['round', 'check-in', 10, '', 'One thing that is still with us since last time'],
  ['wall', 'peer-sharing', 14, '', 'The wall: successes, challenges, learning'],
  ['consult', 'peer-sharing', 22, 'Lena', 'One case, thought through together'],
  ['rota', 'peer-sharing', 12, 'Tomasz', 'Who leads in April and May? We said that two of us take it together.'],
  ['feedback', 'theme', 36, 'Priya and Sol', 'Feedback that lands: sentences we could really say'],
  ['next', 'check-out', 5, '', 'Next date'],
]

type Part = string | { text: string; marks: Record<string, object> }
function block(name: string, parts: (Part | Y.XmlElement)[], level?: number): Y.XmlElement {
  const element = new Y.XmlElement(name)
  if (level !== undefined) element.setAttribute('level', String(level))
  // One text for neighbouring parts, as the editor writes it.
  const children: (Y.XmlElement | Y.XmlText)[] = parts.filter((part) => part instanceof Y.XmlElement)
  const words = parts.flatMap((part) => (part instanceof Y.XmlElement ? [] : [part]))
  if (words.length > 0) {
    const text = new Y.XmlText()
    text.applyDelta(
      words.map((part) =>
        typeof part === 'string' ? { insert: part } : { insert: part.text, attributes: part.marks },
      ),
    )
    children.push(text)
  }
  element.insert(0, children)
  return element
}
const paragraph = (...parts: Part[]) => block('paragraph', parts)
const item = (...parts: Part[]) => block('list_item', [paragraph(...parts)])

function fill(doc: Y.Doc, isEmpty: boolean): void {
  if (isEmpty) return
  for (const [id, phase, minutes, who, title] of ITEMS) addItem(doc, id, phase, { title, minutes, who })
  doc.getXmlFragment(noteName('rota')).insert(0, [
    paragraph(
      'Tomasz asks who would like to lead once before the summer. Nobody has to be ready for it: there is a ',
      {
        text: 'card for the first time',
        marks: { link: { href: 'https://example.org/first-time' } },
      },
      ' and a deputy.',
    ),
  ])
  doc.getXmlFragment(noteName('feedback')).insert(0, [paragraph('Pairs, eight minutes each way. Bring one sentence.')])
  doc
    .getXmlFragment('notes')
    .insert(0, [
      block('heading', ['What made feedback land'], 2),
      paragraph(
        'It came ',
        { text: 'soon', marks: { strong: {} } },
        ', it was about one thing, and somebody asked first.',
      ),
      block('bullet_list', [
        item('“May I tell you what I noticed in the meeting?”'),
        item('“I would do it differently, and I am not sure that I am right.”'),
        item('Ask what they want to hear about ', { text: 'before', marks: { em: {} } }, ' saying anything.'),
      ]),
      block('blockquote', [paragraph('Saying “I do not know either” did more than any of my stories.')]),
      block('heading', ['To try until next time'], 3),
      block('ordered_list', [item('One sentence, written down beforehand.'), item('Ask how it sounded.')]),
    ])
}

/** Somebody else in the same text: a caret at a place, or a selection. */
function visitor(
  doc: Y.Doc,
  awareness: Awareness,
  name: string,
  at: { fragment: string; block: number; from: number; to: number },
): void {
  const element = doc.getXmlFragment(at.fragment).get(at.block)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (!(text instanceof Y.XmlText)) return
  const position = (index: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index))
  const id = 1000 + name.length
  awareness.states.set(id, { user: { name }, cursor: { anchor: position(at.from), head: position(at.to) } })
  awareness.meta.set(id, { clock: 1, lastUpdated: Date.now() + 3_600_000 })
}

function local(mood: Mood): DocumentHandle {
  const doc = new Y.Doc()
  fill(doc, mood.empty ?? false)
  const awareness = new Awareness(doc)
  awareness.setLocalStateField('user', { name: 'Kofi' })
  visitor(doc, awareness, 'Ben', { fragment: 'notes', block: 1, from: 3, to: 3 })
  visitor(doc, awareness, 'Lena', { fragment: noteName('rota'), block: 0, from: 30, to: 30 })
  visitor(doc, awareness, 'Tomasz', { fragment: 'notes', block: 4, from: 3, to: 9 })
  return {
    doc: mood.missing ? null : doc,
    awareness: mood.missing ? null : awareness,
    state: () => mood.state ?? 'saved',
    canWrite: () => mood.canWrite ?? true,
    lostText: () => mood.lost ?? null,
    dropLostText: () => undefined,
  }
}

const scene = (screen: () => JSX.Element, mood: Mood = {}, room: FakeOptions = {}) =>
  inRoom({ step: 'theme-notes', ...room }, () => {
    const handle = local(mood)
    return (
      <main>
        <DocumentsProvider documents={() => handle}>{screen()}</DocumentsProvider>
      </main>
    )
  })
/** Two people at two devices, side by side: what one types the other sees. */
function pair(): JSX.Element {
  const handles = ['Kofi', 'Lena'].map((name) => {
    const doc = new Y.Doc()
    const awareness = new Awareness(doc)
    awareness.setLocalStateField('user', { name })
    return { doc, awareness }
  })
  for (const [index, { doc, awareness }] of handles.entries()) {
    const other = handles[1 - index]
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'relay' && other) Y.applyUpdate(other.doc, update, 'relay')
    })
    awareness.on('update', (_change: unknown, origin: unknown) => {
      if (origin === 'relay' || !other) return
      applyAwarenessUpdate(other.awareness, encodeAwarenessUpdate(awareness, [doc.clientID]), 'relay')
    })
  }
  return (
    <main>
      <h1>Pair</h1>
      <For each={handles}>
        {({ doc, awareness }, index) => (
          <section aria-label={`device ${index()}`} data-device={index()}>
            <NotesEditor
              handle={{
                doc,
                awareness,
                state: () => 'saved',
                canWrite: () => true,
                lostText: () => null,
                dropLostText: () => undefined,
              }}
              fragment="notes"
              label={`Notes ${index()}`}
              placeholder="Write"
              canWrite
              under={1}
            />
          </section>
        )}
      </For>
    </main>
  )
}

const agenda = (mood?: Mood, room?: FakeOptions) => scene(() => <AgendaPanel />, mood, room)
const notes = (mood?: Mood, room?: FakeOptions) => scene(() => <NotesStep />, mood, room)

export const scenes: Record<string, () => JSX.Element> = {
  agenda: agenda(),
  'agenda-facilitator': agenda({}, { role: 'facilitator' }),
  'agenda-locked': agenda({}, { view: { agendaLocked: true } }),
  'agenda-locked-by-me': agenda({}, { role: 'facilitator', view: { agendaLocked: true } }),
  'agenda-offline': agenda({ state: 'offline' }),
  'agenda-refused': agenda({ state: 'refused', lost: 'We could begin five minutes later, Sol has a train.' }),
  'agenda-empty': agenda({ empty: true }),
  'agenda-loading': agenda({ missing: true }),
  notes: notes(),
  'notes-locked': notes({ canWrite: false }),
  'notes-offline': notes({ state: 'offline' }),
  'notes-empty': notes({ empty: true }, { view: { resources: [] } }),
  'notes-loading': notes({ missing: true }),
  'notes-pair': inRoom({}, pair),
}
