import { createMemo, For, type JSX, Match, Show, Switch } from 'solid-js'
import styles from './Markdown.module.css'
import { type Block, readMarkdown, type Span } from './markdown.ts'

/** Text people wrote, as nodes of our own; never as HTML. Headings begin at h3. */
export function Markdown(props: { source: string }) {
  const blocks = createMemo(() => readMarkdown(props.source))
  /** The highest heading people used becomes h3, so that no level is left out. */
  const top = () => Math.min(...blocks().map((block) => (block.kind === 'heading' ? block.level : 3)))
  return (
    <div class={styles.text}>
      <Blocks blocks={blocks()} top={top()} />
    </div>
  )
}

function Blocks(props: { blocks: readonly Block[]; top: number }) {
  return (
    <For each={props.blocks}>
      {(block) => (
        <Switch>
          <Match when={block.kind === 'heading' && block}>
            {(heading) => (
              <Show when={heading().level > props.top} fallback={<h3>{spans(heading().spans)}</h3>}>
                <h4>{spans(heading().spans)}</h4>
              </Show>
            )}
          </Match>
          <Match when={block.kind === 'paragraph' && block}>{(one) => <p>{spans(one().spans)}</p>}</Match>
          <Match when={block.kind === 'quote' && block}>{(one) => <blockquote>{spans(one().spans)}</blockquote>}</Match>
          <Match when={block.kind === 'list' && block}>
            {(list) => (
              <Show when={list().ordered} fallback={<ul>{items(list(), props.top)}</ul>}>
                <ol>{items(list(), props.top)}</ol>
              </Show>
            )}
          </Match>
        </Switch>
      )}
    </For>
  )
}

function items(list: Extract<Block, { kind: 'list' }>, top: number): JSX.Element {
  return (
    <For each={list.items}>
      {(item) => (
        <li>
          {spans(item.spans)}
          <Blocks blocks={item.blocks} top={top} />
        </li>
      )}
    </For>
  )
}

function spans(all: readonly Span[]): JSX.Element {
  return <For each={all}>{(span) => spanNode(span)}</For>
}

function spanNode(span: Span): JSX.Element {
  switch (span.kind) {
    case 'text':
      return span.text
    case 'strong':
      return <strong>{spans(span.spans)}</strong>
    case 'em':
      return <em>{spans(span.spans)}</em>
    case 'link':
      return (
        <a href={span.href} target="_blank" rel="noopener noreferrer">
          {spans(span.spans)}
        </a>
      )
  }
}
