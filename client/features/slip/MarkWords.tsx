// Finding the words and saying what stands there instead. Who leads sees everything; somebody else the own cards, known by their keys.
import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import { type CardId, cardId } from '../../../shared/ids.ts'
import type { Mark } from '../../../shared/session/slip-words.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { rejectionText, useWords } from '../../words/words.tsx'
import { MarkLine } from './MarkLine.tsx'
import { countTexts, phrasesOf } from './marking.ts'
import styles from './Slip.module.css'
import { TextToMark } from './TextToMark.tsx'

export type Source = { id: string; card: CardId | null; text: string }

/** @param props.own only this person's own cards, one of them at a time */
export function MarkWords(props: { own: boolean; onClose(): void }) {
  const room = useRoom()
  const { t } = useWords()
  const [lines, setLines] = createSignal<{ agenda: string[]; theme: string[] }>({ agenda: [], theme: [] })
  const [picked, setPicked] = createSignal<ReadonlyMap<string, ReadonlySet<number>>>(new Map())
  const [typed, setTyped] = createSignal('')
  const [instead, setInstead] = createSignal<ReadonlyMap<string, string>>(new Map())
  const [takeOff, setTakeOff] = createSignal<ReadonlySet<CardId>>(new Set())
  const [refusal, setRefusal] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  if (!props.own) onCleanup(room.readCovered((name, now) => setLines((before) => ({ ...before, [name]: now }))))

  const sources = createMemo<Source[]>(() => {
    const cards = room.coveredCards()
    if (props.own) {
      return room.ownCards().flatMap(({ released, text }) => {
        if (released === null) return []
        return [{ id: released, card: released, text: cards.find((card) => card.id === released)?.text ?? text }]
      })
    }
    const { sharedSteps, thanks, resources } = room.view
    const question = room.mine()?.case.question ?? ''
    const others = [question, ...lines().agenda, ...lines().theme, ...sharedSteps.map((one) => one.text)]
    const more = [...thanks.map((one) => one.text), ...resources.map((one) => one.title)]
    const texts = [...new Set([...others, ...more])].filter((text) => /\p{L}|\p{N}/u.test(text))
    return [
      ...cards.map(({ id, text }) => ({ id, card: id, text })),
      ...texts.map((text) => ({ id: `text ${text}`, card: null, text })),
    ]
  })
  const finds = createMemo(() => {
    const tapped = sources().flatMap(({ id, text }) => phrasesOf(text, picked().get(id) ?? new Set()))
    const line = typed().trim()
    return [...new Set(line === '' ? tapped : [...tapped, line])]
  })
  /** With a key one card is cleaned at a time. */
  const ownCard = () => {
    const touched = sources().filter(({ id }) => (picked().get(id)?.size ?? 0) > 0 || takeOff().has(cardId(id)))
    return touched[0]?.card ?? null
  }
  const places = (find: string) =>
    countTexts(
      sources().map((one) => one.text),
      find,
    )
  const isNothing = () => finds().length === 0 && takeOff().size === 0

  function pick(source: Source, next: ReadonlySet<number>): void {
    setPicked((before) => new Map(props.own ? [[source.id, next]] : [...before, [source.id, next]]))
    if (props.own) setTakeOff(new Set<CardId>())
  }
  function toggleOff(card: CardId): void {
    const isOff = takeOff().has(card)
    if (props.own) setPicked(new Map())
    setTakeOff((before) => {
      const next = new Set(props.own ? [] : before)
      if (isOff) next.delete(card)
      else next.add(card)
      return next
    })
  }

  async function clean(): Promise<void> {
    const card = props.own ? ownCard() : null
    const editKey = card === null ? null : room.editKeyOf(card)
    if (props.own && editKey === null) return
    const marks = finds().map((find): Mark => ({ find, replace: instead().get(find) ?? t('slip.asPerson'), card }))
    setBusy(true)
    const result = await room.cleanSlip({ marks, takeOff: [...takeOff()], editKey })
    setBusy(false)
    if (result.ok) props.onClose()
    else setRefusal(rejectionText(result.rejection.code))
  }

  return (
    <div class={styles.marking}>
      <p>{t(props.own ? 'slip.howOwn' : 'slip.how')}</p>
      <Show when={!props.own}>
        <div class={styles.typed}>
          <TextField
            label={t('slip.typed')}
            hint={t('slip.typedHint')}
            maxChars={80}
            value={typed()}
            onInput={setTyped}
            autocomplete="off"
          />
        </div>
      </Show>
      <ul class={styles.texts}>
        <For each={sources()}>
          {(source) => (
            <TextToMark
              source={source}
              picked={picked().get(source.id) ?? NONE}
              isOff={source.card !== null && takeOff().has(source.card)}
              onPick={(next) => pick(source, next)}
              onOff={() => source.card !== null && toggleOff(source.card)}
            />
          )}
        </For>
      </ul>
      <Show when={sources().length === 0}>
        <p class={styles.soft}>{t('slip.noTexts')}</p>
      </Show>
      <div class={styles.chosen}>
        <For each={finds()}>
          {(find) => (
            <MarkLine
              find={find}
              places={places(find)}
              isOwn={props.own}
              replace={instead().get(find)}
              onReplace={(replace) => setInstead((before) => new Map([...before, [find, replace]]))}
            />
          )}
        </For>
        <Show when={refusal()}>{(why) => <Notice tone="error">{why()}</Notice>}</Show>
        <div class={styles.actions}>
          <Button onClick={() => props.onClose()}>{t('slip.back')}</Button>
          <Button tone="primary" disabled={isNothing()} busy={isBusy()} onClick={() => void clean()}>
            {t('slip.takeOut')}
          </Button>
        </div>
      </div>
    </div>
  )
}

const NONE: ReadonlySet<number> = new Set()
