import { createSignal, onMount, Show } from 'solid-js'
import { type ApiFailure, knock, type RoomInfo, takeSeat } from '../net/api.ts'
import { Button } from '../ui/Button.tsx'
import { NameField } from '../ui/NameField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useWords } from '../words/words.tsx'
import { failureText } from './failure-text.ts'
import styles from './JoinForm.module.css'
import { Principles } from './Principles.tsx'

type Props = { room: RoomInfo; invite: string | undefined; adds: boolean; onSeated: (seat: string) => void }

/** Name, place, and one tap. A taken name offers another that is one more tap. */
export function JoinForm(props: Props) {
  const { t } = useWords()
  const [name, setName] = createSignal('')
  const [place, setPlace] = createSignal<'room' | 'remote'>(location.hash === '#room' ? 'room' : 'remote')
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal<ApiFailure | null>(null)
  const [hasAsked, setHasAsked] = createSignal(false)
  let field: HTMLElement | undefined
  // A phone would open its keyboard over the page; a laptop saves the click.
  onMount(() => {
    if (matchMedia('(hover: hover) and (min-width: 820px)').matches) field?.focus()
  })

  async function join(as: string) {
    if (as.trim() === '') {
      setFailed({ ok: false, code: 'name-empty' })
      field?.focus()
      return
    }
    setBusy(true)
    setFailed(null)
    const wish = { name: as, place: place() }
    if (isShut()) {
      const asked = await knock(props.room.code, wish)
      setBusy(false)
      if (asked.ok) setHasAsked(true)
      else setFailed(asked)
      return
    }
    const seated = await takeSeat(props.room.code, props.adds ? { ...wish, addSeat: true } : wish, props.invite)
    setBusy(false)
    if (seated.ok) props.onSeated(seated.value.seat)
    else setFailed(seated)
  }

  // A person who adds a seat on a device that is inside already does not wait before the door; the server says so then.
  const isShut = () => (props.room.locked || props.room.asks) && !props.adds
  // The page asks for the room again and again while it is locked, and goes in when there is a seat.
  const waits = () => isShut() && props.room.door !== 'refused' && (hasAsked() || props.room.door === 'waiting')
  const isAnswered = () => isShut() && props.room.door === 'refused'
  // Who asked has nothing left to fill in.
  const isAsking = () => !waits() && !isAnswered()
  const isOfName = () => failed()?.code.startsWith('name-') ?? false
  const offer = () => (failed()?.code === 'name-taken' ? failed()?.offer : undefined)
  return (
    <form
      class={styles.form}
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void join(name())
      }}
    >
      <div role="status">
        <Show when={waits() || isAnswered()}>
          <Notice tone={isAnswered() ? 'warn' : 'info'}>{t(isAnswered() ? 'join.turnedAway' : 'join.waits')}</Notice>
        </Show>
      </div>
      <Show when={isAsking()}>
        <NameField
          ref={(element) => {
            field = element
          }}
          label={t('join.name')}
          hint={t('join.nameHint')}
          value={name()}
          onInput={(value) => {
            setName(value)
            setFailed(null)
          }}
          error={isOfName() && !offer() ? failureText(failed()?.code ?? '') : ''}
          required
        />
      </Show>
      <Show when={offer()}>
        {(other) => (
          <Notice
            tone="warn"
            action={
              <Button busy={busy()} onClick={() => void join(other())}>
                {t('join.takeOffer', { name: other() })}
              </Button>
            }
          >
            {t('join.taken', { name: name().trim() })}
          </Notice>
        )}
      </Show>
      <Show when={isAsking()}>
        <Segmented
          label={t('join.where')}
          showLabel
          value={place()}
          onChange={(value) => setPlace(value === 'room' ? 'room' : 'remote')}
          options={[
            { value: 'room', label: t('join.room') },
            { value: 'remote', label: t('join.remote') },
          ]}
        />
      </Show>
      <div class={styles.agreement}>
        <Principles small />
      </div>
      <Show when={failed() && !isOfName()}>
        <Notice tone="error">{failureText(failed()?.code ?? '')}</Notice>
      </Show>
      <Show when={isAsking()}>
        <Button tone="primary" type="submit" full busy={busy()}>
          {isShut() ? t('join.knock') : busy() ? t('join.joining') : t('join.accept')}
        </Button>
      </Show>
      <p class={styles.note}>
        <Show when={props.room.operator}>{(operator) => <>{t('join.operator', { operator: operator() })} </>}</Show>
        <a href="/privacy" target="_blank" rel="noopener">
          {t('join.privacyLink')}
        </a>
      </p>
    </form>
  )
}
