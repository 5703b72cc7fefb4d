// Rich text to read: shown until the editor is loaded, when writing is shut, and wherever there is no editor at all.
import { createMemo, createSignal, For, type JSX, Match, onCleanup, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type * as Y from 'yjs'
import { t } from '../../words/words.tsx'
import { LINK_REL } from './links.ts'
import styles from './Notes.module.css'
import { type NoteBlock, type NoteRun, readNotes } from './note-tree.ts'

/** Follows the document as it changes.
 *  @param props.under level of the page's heading above; headings in the text are one below it. */
export function PlainNotes(props: { fragment: Y.XmlFragment; under: number }): JSX.Element {
  const [version, setVersion] = createSignal(0)
  const blocks = createMemo(() => {
    version()
    return readNotes(props.fragment)
  })
  const fragment = props.fragment
  const changed = () => setVersion((count) => count + 1)
  fragment.observeDeep(changed)
  onCleanup(() => fragment.unobserveDeep(changed))
  return (
    <div class={`${styles.text} ${styles.plain}`}>
      <Show when={blocks().length > 0} fallback={<p class={styles.nothing}>{t('editor.nothingYet')}</p>}>
        <Blocks blocks={blocks()} under={props.under} />
      </Show>
    </div>
  )
}

function Blocks(props: { blocks: readonly NoteBlock[]; under: number }): JSX.Element {
  return <For each={props.blocks}>{(block) => <Block block={block} under={props.under} />}</For>
}

function Block(props: { block: NoteBlock; under: number }): JSX.Element {
  const runs = () => ('runs' in props.block ? props.block.runs : [])
  const blocks = () => ('blocks' in props.block ? props.block.blocks : [])
  const level = () => (props.block.kind === 'heading' ? props.block.level : null)
  return (
    <Switch
      fallback={
        <p>
          <Runs runs={runs()} />
        </p>
      }
    >
      <Match when={level()}>
        {(own) => (
          <Dynamic component={`h${props.under + 1}`} data-level={own()}>
            <Runs runs={runs()} />
          </Dynamic>
        )}
      </Match>
      <Match when={props.block.kind === 'quote'}>
        <blockquote>
          <Blocks blocks={blocks()} under={props.under} />
        </blockquote>
      </Match>
      <Match when={props.block.kind === 'bullets'}>
        <ul>
          <Blocks blocks={blocks()} under={props.under} />
        </ul>
      </Match>
      <Match when={props.block.kind === 'numbers'}>
        <ol>
          <Blocks blocks={blocks()} under={props.under} />
        </ol>
      </Match>
      <Match when={props.block.kind === 'item'}>
        <li>
          <Blocks blocks={blocks()} under={props.under} />
        </li>
      </Match>
    </Switch>
  )
}

function Runs(props: { runs: readonly (NoteRun | 'break')[] }): JSX.Element {
  return (
    <For each={props.runs} fallback={<br />}>
      {(run) => (run === 'break' ? <br /> : <Run run={run} />)}
    </For>
  )
}

function Run(props: { run: NoteRun }): JSX.Element {
  const inner = () => props.run.text
  const coded = () => (props.run.code ? <code>{inner()}</code> : inner())
  const slanted = () => (props.run.em ? <em>{coded()}</em> : coded())
  const bold = () => (props.run.strong ? <strong>{slanted()}</strong> : slanted())
  return (
    <Show when={props.run.href} fallback={bold()}>
      {(href) => (
        <a href={href()} rel={LINK_REL} target="_blank">
          {bold()}
        </a>
      )}
    </Show>
  )
}
