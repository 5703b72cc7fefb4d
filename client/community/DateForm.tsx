import { createSignal, Show } from 'solid-js'
import type { MeetingDetails, Repeat } from '../../shared/community/command.ts'
import { meetingId } from '../../shared/ids.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { wallTime } from '../../shared/zoned-time.ts'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { type Refused, refusedText } from './told.ts'
import { ZoneSelect } from './ZoneSelect.tsx'

const FORMS = ['session', 'orientation', 'outside'] as const
const MODES = ['hybrid', 'room', 'online'] as const
const LENGTHS = [45, 60, 90, 120, 150, 180] as const
const REPEATS = ['once', 'week', 'fortnight', 'month'] as const
const TIMES = [2, 3, 4, 6, 8, 10, 12, 24, 52] as const

/** What a form begins with: a date that is there, or a new one two weeks from now. */
export type DateDraft = MeetingDetails & { wall: string; zone: string }

/** One date or a series of them; a date that is there is changed, with a reason when its time moves. */
export function DateForm(props: { meeting?: DateDraft & { id: string; sequence: number }; onDone: () => void }) {
  const community = useCommunity()
  const { t } = useWords()
  const begin: DateDraft = props.meeting ?? fresh()
  const [title, setTitle] = createSignal(begin.title)
  const [kind, setKind] = createSignal(begin.kind)
  const [mode, setMode] = createSignal(begin.mode)
  const [wall, setWall] = createSignal(begin.wall)
  const [zone, setZone] = createSignal(begin.zone)
  const [minutes, setMinutes] = createSignal(begin.minutes)
  const [place, setPlace] = createSignal(begin.place)
  const [link, setLink] = createSignal(begin.link)
  const [every, setEvery] = createSignal<(typeof REPEATS)[number]>('once')
  const [times, setTimes] = createSignal(6)
  const [hour, setHour] = createSignal('')
  const [reason, setReason] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [refused, setRefused] = createSignal<Refused | null>(null)
  const moves = () => props.meeting !== undefined && (wall() !== begin.wall || zone() !== begin.zone)

  function fresh(): DateDraft {
    const { zone: own, meetings } = community.page.view
    const last = meetings.at(-1)
    const noon = `${wallTime(Date.now() + 14 * 86_400_000, own).slice(0, 10)}T12:00`
    const {
      kind: was = 'session',
      minutes: long = 120,
      mode: where = 'hybrid',
      place: at = '',
      link: call = '',
    } = last ?? {}
    return {
      kind: was,
      title: last?.title ?? '',
      minutes: long,
      mode: where,
      place: at,
      link: call,
      wall: noon,
      zone: own,
    }
  }

  function repeat(): Repeat | null {
    const how = every()
    if (how === 'once') return null
    const hours = hour() === '' ? [] : [wall().slice(11), hour()]
    return { every: how, times: times(), hours }
  }

  async function save(event: Event) {
    event.preventDefault()
    if (moves() && reason().trim() === '') return setRefused({ ok: false, code: 'reason' })
    const details = { kind: kind(), title: title(), minutes: minutes(), mode: mode(), place: place(), link: link() }
    const when = { wall: wall(), zone: zone() }
    setBusy(true)
    const { meeting } = props
    const done = await community.ask(
      meeting
        ? {
            kind: 'meeting.change',
            meeting: meetingId(meeting.id),
            sequence: meeting.sequence,
            details,
            ...when,
            reason: reason(),
          }
        : { kind: 'meeting.add', details, ...when, repeat: repeat() },
    )
    setBusy(false)
    setRefused(done.ok ? null : done)
    if (done.ok) props.onDone()
  }

  const isAbout = (code: string) => refused()?.code === code
  return (
    <form class={styles.form} novalidate onSubmit={(event) => void save(event)}>
      <TextField
        label={t('community.what')}
        placeholder={t('community.whatExample')}
        value={title()}
        onInput={setTitle}
        maxChars={LIMITS.titleMaxChars}
        error={isAbout('text-empty') ? t('community.no_empty') : ''}
        required
      />
      <div class={styles.pair}>
        <DateTimeField label={t('community.when')} value={wall()} onInput={setWall} />
        <ZoneSelect value={zone()} onChange={setZone} />
      </div>
      <div class={styles.pair}>
        <Select
          label={t('community.length')}
          value={String(minutes())}
          options={[...new Set([...LENGTHS, minutes()])]
            .sort((left, right) => left - right)
            .map((n) => ({ value: String(n), label: t('community.minutesLength', { n }) }))}
          onChange={(value) => setMinutes(Number(value))}
        />
        <Select
          label={t('community.form')}
          value={kind()}
          options={FORMS.map((value) => ({ value, label: t(`community.form_${value}`) }))}
          onChange={(value) => setKind(FORMS.find((one) => one === value) ?? 'session')}
        />
      </div>
      <Segmented
        label={t('community.mode')}
        showLabel
        value={mode()}
        options={MODES.map((value) => ({ value, label: t(`community.mode_${value}`) }))}
        onChange={(value) => setMode(MODES.find((one) => one === value) ?? 'hybrid')}
      />
      <Show when={mode() !== 'online'}>
        <TextField
          label={t('community.place')}
          hint={t('community.placeHint')}
          value={place()}
          onInput={setPlace}
          maxChars={LIMITS.lineMaxChars}
        />
      </Show>
      <Show when={mode() !== 'room'}>
        <TextField
          label={t('community.callLink')}
          inputMode="url"
          spellcheck={false}
          value={link()}
          onInput={setLink}
          error={isAbout('bad-message') ? t('community.no_link') : ''}
        />
      </Show>
      <Show
        when={!props.meeting}
        fallback={
          <Show when={moves()}>
            <TextField
              label={t('community.reason')}
              hint={t('community.reasonHint')}
              value={reason()}
              onInput={setReason}
              maxChars={LIMITS.lineMaxChars}
              error={isAbout('reason') ? t('community.no_reason') : ''}
              required
            />
          </Show>
        }
      >
        <div class={styles.pair}>
          <Select
            label={t('community.repeat')}
            value={every()}
            options={REPEATS.map((value) => ({ value, label: t(`community.repeat_${value}`) }))}
            onChange={(value) => setEvery(REPEATS.find((one) => one === value) ?? 'once')}
          />
          <Show when={every() !== 'once'}>
            <Select
              label={t('community.times')}
              value={String(times())}
              options={TIMES.map((n) => ({ value: String(n), label: String(n) }))}
              onChange={(value) => setTimes(Number(value))}
            />
          </Show>
        </div>
        <Show when={every() !== 'once'}>
          <Select
            label={t('community.hours')}
            hint={t('community.hoursHint')}
            value={hour()}
            options={[{ value: '', label: '–' }, ...HALF_HOURS.map((value) => ({ value, label: value }))]}
            onChange={setHour}
          />
        </Show>
      </Show>
      <Show when={other(refused())}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
      <Button tone="primary" type="submit" busy={busy()}>
        {props.meeting ? t('community.editGo') : t('community.addGo')}
      </Button>
    </form>
  )
}

const HALF_HOURS = Array.from(
  { length: 48 },
  (_, index) => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`,
)
const AT_FIELDS = ['text-empty', 'bad-message', 'reason']

function other(refused: Refused | null): string | undefined {
  return refused && !AT_FIELDS.includes(refused.code) ? refusedText(refused) : undefined
}
