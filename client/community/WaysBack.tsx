import { createSignal, Match, onMount, Show, Switch } from 'solid-js'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { refusedText } from './told.ts'

type Own = NonNullable<ReturnType<typeof useCommunity>['page']['mine']>

/** What the provider is called, once it is known; the page does not wait for it. */
function useProvider() {
  const community = useCommunity()
  const [provider, setProvider] = createSignal<string | null>(null)
  onMount(async () => setProvider(await community.ways.provider()))
  return provider
}

/** Beside "my link": a passkey, and the sign-in of an organisation where this server has one. */
export function WaysBack(props: { own: Own }) {
  const community = useCommunity()
  const { t, plural } = useWords()
  const provider = useProvider()
  const [busy, setBusy] = createSignal(false)
  const passkeys = () => props.own.waysBack.passkeys

  async function make() {
    setBusy(true)
    const made = await community.ways.makePasskey()
    setBusy(false)
    toast(made.ok ? t('community.passkeyMade') : refusedText(made))
  }
  async function remove(kind: 'passkeys.remove' | 'signIn.remove') {
    const done = await community.ask({ kind })
    if (!done.ok) toast(refusedText(done))
  }
  async function connect() {
    const failed = await community.ways.signIn('connect')
    if (failed) toast(refusedText(failed))
  }
  return (
    <>
      <div class={styles.part}>
        <h3>{t('community.passkey')}</h3>
        <p>{t('community.passkeyHint')}</p>
        <Show when={passkeys() > 0}>
          <p class={styles.soft}>{plural(passkeys(), 'community.passkeysOne', 'community.passkeysMany')}</p>
        </Show>
        <Show
          when={community.ways.canUsePasskeys()}
          fallback={<p class={styles.soft}>{t('community.passkeyNoHttps')}</p>}
        >
          <div class={styles.row}>
            <Button busy={busy()} onClick={() => void make()}>
              {t('community.passkeyMake')}
            </Button>
            <Show when={passkeys() > 0}>
              <Button tone="plain" onClick={() => void remove('passkeys.remove')}>
                {t('community.passkeysRemove')}
              </Button>
            </Show>
          </div>
        </Show>
      </div>
      <Show when={provider()}>
        {(name) => (
          <div class={styles.part}>
            <h3>{t('community.signIn', { name: name() })}</h3>
            <Switch>
              <Match when={props.own.waysBack.signIn}>
                <p>{t('community.signInOn')}</p>
                <div class={styles.row}>
                  <Button tone="plain" onClick={() => void remove('signIn.remove')}>
                    {t('community.signInRemove')}
                  </Button>
                </div>
              </Match>
              <Match when={!props.own.waysBack.signIn}>
                <p>{t('community.signInHint')}</p>
                <div class={styles.row}>
                  <Button onClick={() => void connect()}>{t('community.signInConnect')}</Button>
                </div>
              </Match>
            </Switch>
          </div>
        )}
      </Show>
    </>
  )
}

/** From outside: members who are on a new device. */
export function ComeBack() {
  const community = useCommunity()
  const { t } = useWords()
  const provider = useProvider()
  const [busy, setBusy] = createSignal(false)

  async function back() {
    setBusy(true)
    const done = await community.ways.returnByPasskey()
    setBusy(false)
    if (!done.ok) toast(refusedText(done))
  }
  async function signIn() {
    const failed = await community.ways.signIn('return')
    if (failed) toast(refusedText(failed))
  }
  return (
    <section class={styles.section} aria-labelledby="back">
      <h2 id="back">{t('community.backTitle')}</h2>
      <p>{t('community.haveLink')}</p>
      <Show
        when={community.ways.canUsePasskeys()}
        fallback={<p class={styles.soft}>{t('community.passkeyNoHttps')}</p>}
      >
        <div class={styles.row}>
          <Button busy={busy()} onClick={() => void back()}>
            {t('community.passkeyBack')}
          </Button>
        </div>
      </Show>
      <Show when={provider()}>
        {(name) => (
          <div class={styles.row}>
            <Button onClick={() => void signIn()}>{t('community.signInBack', { name: name() })}</Button>
          </div>
        )}
      </Show>
    </section>
  )
}
