import { createSignal } from 'solid-js'
import { epochMs } from '../../../shared/ids.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { instantAt, wallTime } from '../../../shared/zoned-time.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateTimeField } from '../../ui/DateTimeField.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './checkout.module.css'
import { ownZone, zones } from './zoned-time.ts'

const LENGTHS = [45, 60, 90, 120, 150, 180] as const

/** Begins with what is agreed, or four weeks from now at the same time. */
export function NextForm(props: { onDone: () => void }) {
  const room = useRoom()
  const { t } = useWords()
  const agreed = room.view.next
  const [zone, setZone] = createSignal(agreed.startsAtMs === null ? ownZone() : agreed.zone)
  const [wall, setWall] = createSignal(wallTime(agreed.startsAtMs ?? proposal(), zone()))
  const [minutes, setMinutes] = createSignal(agreed.startsAtMs === null ? room.view.plan.totalMinutes : agreed.minutes)
  const [place, setPlace] = createSignal(agreed.place)
  const [facilitator, setFacilitator] = createSignal(agreed.facilitator)
  const [busy, setBusy] = createSignal(false)
  const lengths = () => [...new Set([...LENGTHS, minutes()])].sort((left, right) => left - right)

  function proposal(): number {
    const { plannedStartMs, progress } = room.view
    const start = plannedStartMs ?? (progress.state === 'live' ? progress.startedAtMs : room.now())
    const quarter = 15 * 60_000
    return Math.round(start / quarter) * quarter + 28 * 86_400_000
  }
  async function save(event: Event) {
    event.preventDefault()
    const at = instantAt(wall(), zone())
    setBusy(true)
    const done = await told(
      room.send({
        kind: 'next.set',
        next: {
          startsAtMs: at === null ? null : epochMs(at),
          zone: zone(),
          minutes: minutes(),
          place: place(),
          facilitator: facilitator(),
        },
      }),
    )
    setBusy(false)
    if (done) props.onDone()
  }
  return (
    <form class={styles.part} onSubmit={(event) => void save(event)}>
      <DateTimeField label={t('checkout.nextWhen')} value={wall()} onInput={setWall} />
      <Select
        label={t('checkout.nextZone')}
        value={zone()}
        options={zones().map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
        onChange={setZone}
      />
      <Select
        label={t('checkout.nextLength')}
        value={String(minutes())}
        options={lengths().map((n) => ({ value: String(n), label: t('checkout.nextMinutes', { n }) }))}
        onChange={(value) => setMinutes(Number(value))}
      />
      <TextField
        label={t('checkout.nextPlace')}
        hint={t('checkout.nextPlaceHint')}
        value={place()}
        onInput={setPlace}
        maxChars={LIMITS.lineMaxChars}
      />
      <TextField
        label={t('checkout.nextWho')}
        value={facilitator()}
        onInput={setFacilitator}
        maxChars={LIMITS.titleMaxChars}
      />
      <Button tone="primary" type="submit" busy={busy()}>
        {t('checkout.nextSave')}
      </Button>
    </form>
  )
}
