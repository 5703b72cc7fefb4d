import { createSignal, Show } from 'solid-js'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { SecretAddress } from './SecretAddress.tsx'
import { refusedText } from './told.ts'

const STANDINGS = ['active', 'waiting', 'guest'] as const
const USES = [1, 5, 10, 30, 100] as const
const DAYS = [2, 7, 30, 90] as const

/** An invitation link. Its secret is in the fragment, which no server log ever sees, and is shown this once. */
export function Invite() {
  const community = useCommunity()
  const { t } = useWords()
  const [standing, setStanding] = createSignal<(typeof STANDINGS)[number]>('active')
  const [uses, setUses] = createSignal(10)
  const [days, setDays] = createSignal(30)
  const [secret, setSecret] = createSignal('')
  const [failed, setFailed] = createSignal('')

  async function make(event: Event) {
    event.preventDefault()
    const made = await community.invite({ standing: standing(), roles: [], days: days(), uses: uses() })
    if (!made.ok) return setFailed(refusedText(made))
    setSecret(made.value.secret)
    void community.refresh()
  }
  return (
    <Show
      when={secret()}
      fallback={
        <form class={styles.form} onSubmit={(event) => void make(event)}>
          <Select
            label={t('community.inviteAs')}
            value={standing()}
            options={STANDINGS.map((value) => ({ value, label: t(`community.standing_${value}`) }))}
            onChange={(value) => setStanding(STANDINGS.find((one) => one === value) ?? 'active')}
          />
          <div class={styles.pair}>
            <Select
              label={t('community.inviteUses')}
              value={String(uses())}
              options={USES.map((n) => ({ value: String(n), label: String(n) }))}
              onChange={(value) => setUses(Number(value))}
            />
            <Select
              label={t('community.inviteDays')}
              value={String(days())}
              options={DAYS.map((n) => ({ value: String(n), label: t('community.inviteDay', { n }) }))}
              onChange={(value) => setDays(Number(value))}
            />
          </div>
          <Show when={failed()}>{(text) => <Notice tone="error">{text()}</Notice>}</Show>
          <Button tone="primary" type="submit">
            {t('community.inviteGo')}
          </Button>
        </form>
      }
    >
      <div class={styles.form}>
        <p>{t('community.inviteMade')}</p>
        <SecretAddress address={`${location.origin}/c/${community.slug}#join=${secret()}`} />
        <p class={styles.soft}>{t('community.inviteOnce')}</p>
      </div>
    </Show>
  )
}
