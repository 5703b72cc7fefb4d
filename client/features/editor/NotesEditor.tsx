// A text people write together. The words are there at once; the editor follows in a part of its own.
import { createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { DocumentHandle } from '../../state/documents-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { listText } from '../../words/format.ts'
import { plural, t } from '../../words/words.tsx'
import { type AskedLink, LinkDialog } from './LinkDialog.tsx'
import styles from './Notes.module.css'
import type { NotesState, NotesView } from './notes-view.ts'
import { PlainNotes } from './PlainNotes.tsx'
import { Toolbar } from './Toolbar.tsx'

type Names = { label: string; placeholder: string; under: number }

/** @param props.fragment name of the rich text inside the document.
 *  @param props.label what the text is, for screen readers.
 *  @param props.under level of the page's heading above the text.
 *  @param props.canWrite false when a role or a lock forbids it; say why beside it. The document has its own say. */
export function NotesEditor(props: {
  handle: DocumentHandle
  fragment: string
  label: string
  placeholder: string
  canWrite: boolean
  under: number
  autofocus?: boolean
}): JSX.Element {
  return (
    <div class={styles.frame}>
      <Show when={bound(props.handle)} keyed fallback={<p class={styles.waiting}>{t('editor.loading')}</p>}>
        {({ doc, awareness }) => (
          <Show
            when={props.canWrite && props.handle.canWrite()}
            fallback={<PlainNotes fragment={doc.getXmlFragment(props.fragment)} under={props.under} />}
          >
            <Writing
              fragment={doc.getXmlFragment(props.fragment)}
              awareness={awareness}
              label={props.label}
              placeholder={props.placeholder}
              under={props.under}
              autofocus={props.autofocus ?? false}
            />
          </Show>
        )}
      </Show>
    </div>
  )
}

/** One object per document, so that the editor is built again exactly when the document is another one. */
const pairs = new WeakMap<Y.Doc, { doc: Y.Doc; awareness: Awareness }>()
function bound(handle: DocumentHandle): { doc: Y.Doc; awareness: Awareness } | null {
  const { doc, awareness } = handle
  if (!doc || !awareness) return null
  const pair = pairs.get(doc) ?? { doc, awareness }
  pairs.set(doc, pair)
  return pair
}

function Writing(props: Names & { fragment: Y.XmlFragment; awareness: Awareness; autofocus: boolean }): JSX.Element {
  // Not a resource: that would hand the whole room to the nearest Suspense while one text waits.
  const [code, setCode] = createSignal<typeof import('./notes-view.ts') | null>(null)
  const [hasFailed, setHasFailed] = createSignal(false)
  const [state, setState] = createSignal<NotesState | null>(null)
  const [asked, setAsked] = createSignal<AskedLink | null>(null)
  const [isForeign, setIsForeign] = createSignal(false)
  let view: NotesView | null = null
  onCleanup(() => view?.destroy())

  const build = (mount: HTMLElement, makeNotesView: typeof import('./notes-view.ts').makeNotesView) => {
    view = makeNotesView({
      mount,
      fragment: props.fragment,
      awareness: props.awareness,
      label: props.label,
      placeholder: props.placeholder,
      under: props.under,
      onState: setState,
      onLink: () => setAsked(view?.link() ?? null),
    })
    if (!view) setIsForeign(true)
    else if (props.autofocus) queueMicrotask(() => view?.focus())
  }
  const load = () => {
    setHasFailed(false)
    import('./notes-view.ts').then(
      (loaded) => setCode(loaded),
      () => setHasFailed(true),
    )
  }
  load()
  const closeLink = (done: () => void) => {
    setAsked(null)
    // The dialog gives focus back first; then it goes into the text.
    setTimeout(done)
  }

  return (
    <>
      <Show when={!isForeign() && !hasFailed()}>
        <Toolbar
          label={t('editor.toolbar')}
          state={state()}
          onTool={(tool) => (tool === 'link' ? setAsked(view?.link() ?? null) : view?.run(tool))}
        />
      </Show>
      <Switch
        fallback={
          <div aria-busy="true">
            <PlainNotes fragment={props.fragment} under={props.under} />
          </div>
        }
      >
        <Match when={hasFailed()}>
          <Notice tone="warn" action={<Button onClick={() => load()}>{t('editor.tryAgain')}</Button>}>
            {t('editor.editorFailed')}
          </Notice>
          <PlainNotes fragment={props.fragment} under={props.under} />
        </Match>
        <Match when={isForeign()}>
          <Notice tone="info">{t('editor.notEditable')}</Notice>
          <PlainNotes fragment={props.fragment} under={props.under} />
        </Match>
        <Match when={code()}>
          {(loaded) => (
            <div
              class={styles.text}
              ref={(element) => {
                // The binding draws into it once it stands in the page.
                queueMicrotask(() => element.isConnected && build(element, loaded().makeNotesView))
              }}
            />
          )}
        </Match>
      </Switch>
      <p class={styles.others} aria-live="off">
        <Show when={(state()?.others.length ?? 0) > 0}>
          {plural(state()?.others.length ?? 0, 'editor.hereOne', 'editor.hereMany', {
            names: listText(state()?.others ?? []),
          })}
        </Show>
      </p>
      <Show when={asked()}>
        {(link) => (
          <LinkDialog
            link={link()}
            onClose={() => closeLink(() => view?.focus())}
            onSet={(text, href) => closeLink(() => view?.setLink(text, href))}
            onRemove={() => closeLink(() => view?.setLink('', null))}
          />
        )}
      </Show>
    </>
  )
}
