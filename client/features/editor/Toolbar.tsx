// The row of buttons above a text: one stop for the Tab key, arrows inside.
import { createSignal, For, type JSX } from 'solid-js'
import {
  BoldIcon,
  HeadingIcon,
  ItalicIcon,
  LinkIcon,
  ListIcon,
  ListNumberedIcon,
  QuoteIcon,
  RedoIcon,
  UndoIcon,
} from '../../ui/icons.tsx'
import { t } from '../../words/words.tsx'
import type { NotesState } from './notes-view.ts'
import styles from './Toolbar.module.css'

export type ToolName = NotesState['possible'][number] | 'link'

type Tool = { name: ToolName; icon: () => JSX.Element; keys: string; hasWord: boolean; isSwitch: boolean }

const TOOLS: readonly Tool[] = [
  { name: 'bold', icon: BoldIcon, keys: 'B', hasWord: false, isSwitch: true },
  { name: 'italic', icon: ItalicIcon, keys: 'I', hasWord: false, isSwitch: true },
  { name: 'heading', icon: HeadingIcon, keys: 'Alt+2', hasWord: true, isSwitch: true },
  { name: 'bullets', icon: ListIcon, keys: '⇧8', hasWord: true, isSwitch: true },
  { name: 'numbers', icon: ListNumberedIcon, keys: '⇧7', hasWord: true, isSwitch: true },
  { name: 'quote', icon: QuoteIcon, keys: '⇧9', hasWord: true, isSwitch: true },
  { name: 'link', icon: LinkIcon, keys: 'K', hasWord: true, isSwitch: true },
  { name: 'undo', icon: UndoIcon, keys: 'Z', hasWord: false, isSwitch: false },
  { name: 'redo', icon: RedoIcon, keys: 'Y', hasWord: false, isSwitch: false },
]

const modifier = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : t('editor.ctrl'))

/** @param props.state null while the editor is on its way: the buttons stand there already and do nothing yet. */
export function Toolbar(props: { label: string; state: NotesState | null; onTool(tool: ToolName): void }): JSX.Element {
  const [stop, setStop] = createSignal(0)
  let row: HTMLDivElement | undefined
  const isOn = (name: ToolName) => props.state?.active.includes(name) ?? false
  const isPossible = (name: ToolName) =>
    props.state !== null && (name === 'link' || props.state.possible.includes(name))

  const onKeyDown = (event: KeyboardEvent) => {
    const last = TOOLS.length - 1
    const next =
      event.key === 'ArrowRight'
        ? (stop() + 1) % TOOLS.length
        : event.key === 'ArrowLeft'
          ? (stop() + last) % TOOLS.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : null
    if (next === null) return
    event.preventDefault()
    setStop(next)
    row?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <div ref={row} class={styles.row} role="toolbar" aria-label={props.label} onKeyDown={onKeyDown} tabIndex={-1}>
      <For each={TOOLS}>
        {(tool, index) => (
          <button
            type="button"
            class={styles.tool}
            data-tool={tool.name}
            tabIndex={index() === stop() ? 0 : -1}
            aria-label={t(`editor.${tool.name}`)}
            aria-pressed={tool.isSwitch ? isOn(tool.name) : undefined}
            aria-disabled={isPossible(tool.name) ? undefined : 'true'}
            title={t('editor.keys', { name: t(`editor.${tool.name}`), keys: `${modifier()}+${tool.keys}` })}
            // The caret and the phone's keyboard stay in the text.
            onMouseDown={(event) => event.preventDefault()}
            onFocus={() => setStop(index())}
            onClick={() => isPossible(tool.name) && props.onTool(tool.name)}
          >
            <tool.icon />
            <span class={styles.word} data-shown={tool.hasWord ? '' : undefined}>
              {t(`editor.${tool.name}`)}
            </span>
          </button>
        )}
      </For>
    </div>
  )
}
