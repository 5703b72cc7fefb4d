import { For } from 'solid-js'
import type { StepId } from '../../../shared/ids.ts'
import { PROTOCOL_NAMES, PROTOCOLS, type ProtocolName, protocolMinutes } from '../../../shared/session/protocols.ts'
import type { Step } from '../../../shared/session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { MinusIcon, PlusIcon } from '../../ui/icons.tsx'
import { Select } from '../../ui/Select.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './PlanEditor.module.css'
import type { Unit } from './plan-draft.ts'

/** The parts of a consultation with their minutes, and which way of consulting it is. */
export function PlanParts(props: {
  unit: Unit
  /** Not begun yet: the way of consulting may still be another one. */
  isFree: boolean
  onPart: (part: StepId, change: Partial<Step>) => void
  onProtocol: (protocol: ProtocolName) => void
}) {
  const { t, say } = useWords()
  const protocol = () => props.unit.steps[0]?.consult?.protocol ?? 'short'
  return (
    <>
      <Select
        label={t('desk.protocol')}
        value={protocol()}
        options={PROTOCOL_NAMES.map((name) => ({
          value: name,
          label: `${t(`consult.protocol_${name}`)} (${t('desk.minutes', { n: protocolMinutes(name) })}, ${PROTOCOLS[name].people.join('–')})`,
        }))}
        onChange={(value) => {
          const chosen = PROTOCOL_NAMES.find((name) => name === value)
          if (chosen && chosen !== protocol() && props.isFree) props.onProtocol(chosen)
        }}
      />
      <ul class={styles.parts}>
        <For each={props.unit.steps}>
          {(part) => (
            <li>
              <span class={styles.name}>{say(part.title)}</span>
              <span class={styles.minutes}>
                <Button
                  tone="plain"
                  label={t('cockpit.planLess', { title: say(part.title) })}
                  disabled={part.minutes <= 1}
                  onClick={() => props.onPart(part.id, { minutes: part.minutes - 1 })}
                >
                  <MinusIcon />
                </Button>
                <span class={styles.count}>{t('cockpit.minutes', { n: part.minutes })}</span>
                <Button
                  tone="plain"
                  label={t('cockpit.planMore', { title: say(part.title) })}
                  onClick={() => props.onPart(part.id, { minutes: part.minutes + 1 })}
                >
                  <PlusIcon />
                </Button>
              </span>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
