// What stands in the place of marked words: something general, own words, or nothing.
import { createSignal, Show } from 'solid-js'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { plural, useWords } from '../../words/words.tsx'
import styles from './Slip.module.css'

const GENERAL = ['asPerson', 'asUnit', 'asOrganisation', 'asPlace', 'asTime', 'asRole'] as const

export function MarkLine(props: {
  find: string
  places: number
  isOwn: boolean
  replace: string | undefined
  onReplace(replace: string): void
}) {
  const { t } = useWords()
  const [choice, setChoice] = createSignal<string>('asPerson')
  const options = () => [
    ...GENERAL.map((key) => ({ value: key as string, label: t(`slip.${key}`) })),
    { value: 'nothing', label: t('slip.asNothing') },
    { value: 'own', label: t('slip.asOwn') },
  ]
  function choose(value: string): void {
    setChoice(value)
    const general = GENERAL.find((key) => key === value)
    props.onReplace(general ? t(`slip.${general}`) : '')
  }
  return (
    <div class={styles.mark}>
      <p>
        <mark>{props.find}</mark>{' '}
        <Show when={!props.isOwn}>
          <span class={styles.soft}>{plural(props.places, 'slip.placesOne', 'slip.placesMany')}</span>
        </Show>
      </p>
      <Select label={t('slip.instead')} value={choice()} options={options()} onChange={choose} />
      <Show when={choice() === 'own'}>
        <TextField
          label={t('slip.ownWords')}
          maxChars={80}
          value={props.replace ?? ''}
          onInput={(value) => props.onReplace(value)}
        />
      </Show>
    </div>
  )
}
