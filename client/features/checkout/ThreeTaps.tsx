import { createSignal, createUniqueId, For, Show } from 'solid-js'
import type { Evaluation } from '../../../shared/session/session.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './ThreeTaps.module.css'

const QUESTIONS = ['worth', 'heard', 'safe'] as const
const TAPS = ['1', '2', '3', '4', '5'] as const

/** Three questions, one tap each; sent together once all three are there (EVA1). */
export function ThreeTaps() {
  const room = useRoom()
  const { t } = useWords()
  const [changed, setChanged] = createSignal<Partial<Evaluation>>({})
  const taps = (): Partial<Evaluation> => ({ ...room.mine()?.evaluation, ...changed() })
  const missing = () => QUESTIONS.filter((question) => taps()[question] === undefined).length
  function tap(question: (typeof QUESTIONS)[number], value: number) {
    setChanged((before) => ({ ...before, [question]: value }))
    const { worth, heard, safe } = taps()
    if (worth === undefined || heard === undefined || safe === undefined) return
    void told(room.send({ kind: 'evaluation.set', evaluation: { worth, heard, safe } }))
  }
  return (
    <section class={styles.taps}>
      <h2 class={styles.title}>{t('checkout.taps')}</h2>
      <For each={QUESTIONS}>
        {(question) => (
          <Question question={question} value={taps()[question]} onTap={(value) => tap(question, value)} />
        )}
      </For>
      <p class={styles.soft} role="status">
        {missing() === 0 ? t('checkout.tapsThanks') : t('checkout.tapsMissing', { n: missing() })}{' '}
        {t('checkout.tapsFrom', { n: LIMITS.sumsFrom })}
      </p>
    </section>
  )
}

function Question(props: {
  question: (typeof QUESTIONS)[number]
  value: number | undefined
  onTap: (value: number) => void
}) {
  const { t } = useWords()
  const name = createUniqueId()
  return (
    <fieldset class={styles.question}>
      <legend class={styles.legend}>{t(`checkout.${props.question}`)}</legend>
      <div class={styles.scale}>
        <For each={TAPS}>
          {(tap) => (
            <label class={styles.tap}>
              <input
                type="radio"
                name={name}
                value={tap}
                checked={props.value === Number(tap)}
                onChange={() => props.onTap(Number(tap))}
                aria-label={`${tap}: ${t(`checkout.${props.question}${tap}`)}`}
              />
              <span>{tap}</span>
            </label>
          )}
        </For>
      </div>
      <p class={styles.words}>
        <Show
          when={props.value}
          fallback={
            <>
              <span>{t(`checkout.${props.question}1`)}</span>
              <span>{t(`checkout.${props.question}5`)}</span>
            </>
          }
        >
          {(value) => <strong>{t(`checkout.${props.question}${tapOf(value())}`)}</strong>}
        </Show>
      </p>
    </fieldset>
  )
}

function tapOf(value: number): (typeof TAPS)[number] {
  return TAPS[value - 1] ?? '3'
}
