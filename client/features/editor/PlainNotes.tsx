// Rich text to read: shown until the editor is loaded, when writing is shut, and wherever there is no editor at all.
import { createMemo, createSignal, For, type JSX, Match, onCleanup, Show, Switch } from 'solid-js'
import type * as Y from 'yjs'
import { t } from '../../words/words.tsx'
import { LINK_REL } from './links.ts'
import styles from './Notes.module.css'
import { type NoteBlock, type NoteRun, readNotes } from './note-tree.ts'

/** Follows the document as it changes. */
export function PlainNotes(props: { fragment: Y.XmlFragment }): JSX.Element {
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
        <Blocks blocks={blocks()} />
      </Show>
    </div>
  )
}

function Blocks(props: { blocks: readonly NoteBlock[] }): JSX.Element {
  return <For each={props.blocks}>{(block) => <Block block={block} />}</For>
}

function Block(props: { block: NoteBlock }): JSX.Element {
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
      <Match when={level() === 1}>
        <h4 data-level="1">
          <Runs runs={runs()} />
        </h4>
      </Match>
      <Match when={level() === 2}>
        <h5 data-level="2">
          <Runs runs={runs()} />
        </h5>
      </Match>
      <Match when={level() === 3}>
        <h6 data-level="3">
          <Runs runs={runs()} />
        </h6>
      </Match>
      <Match when={props.block.kind === 'quote'}>
        <blockquote>
          <Blocks blocks={blocks()} />
        </blockquote>
      </Match>
      <Match when={props.block.kind === 'bullets'}>
        <ul>
          <Blocks blocks={blocks()} />
        </ul>
      </Match>
      <Match when={props.block.kind === 'numbers'}>
        <ol>
          <Blocks blocks={blocks()} />
        </ol>
      </Match>
      <Match when={props.block.kind === 'item'}>
        <li>
          <Blocks blocks={blocks()} />
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
