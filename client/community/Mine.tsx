import { createSignal, Show } from 'solid-js'
import type { MemberCommand } from '../../shared/community/command.ts'
import { memberId } from '../../shared/ids.ts'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { MyData } from './MyData.tsx'
import { SecretAddress } from './SecretAddress.tsx'
import { refusedText } from './told.ts'
import { WaysBack } from './WaysBack.tsx'

const STANDINGS = ['active', 'waiting', 'alumni'] as const
type Own = NonNullable<ReturnType<typeof useCommunity>['page']['mine']>

/** What is one member's alone: name, standing, the link back, the calendar address, and the way out. */
export function Mine(props: { own: Own }) {
  const community = useCommunity()
  const { t } = useWords()
  const [name, setName] = createSignal(props.own.name)
  const [link, setLink] = createSignal('')
  const [feed, setFeed] = createSignal('')
  const [leaves, setLeaves] = createSignal(false)
  const [keepsCredit, setKeepsCredit] = createSignal(false)

  async function tap(command: MemberCommand): Promise<boolean> {
    const done = await community.ask(command)
    if (!done.ok) toast(refusedText(done))
    return done.ok
  }
  async function renew(what: 'link' | 'feed') {
    const made = await community.renew(what)
    if (!made.ok) return toast(refusedText(made))
    const { secret } = made.value
    if (what === 'link') setLink(`${location.origin}/c/${community.slug}#back=${secret}`)
    else setFeed(`${location.origin}/api/communities/${community.slug}/calendar/${secret}.ics`)
    void community.refresh()
  }
  async function leave() {
    if (await tap({ kind: 'member.leave', keepCredit: keepsCredit() })) toast(t('community.left'))
    setLeaves(false)
  }

  return (
    <section class={styles.section} aria-labelledby="mine">
      <h2 id="mine">{t('community.mine')}</h2>
      <form
        class={styles.pair}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void tap({ kind: 'member.rename', name: name() })
        }}
      >
        <TextField
          label={t('community.myName')}
          value={name()}
          onInput={setName}
          maxChars={40}
          spellcheck={false}
          autocapitalize="words"
        />
        <Show when={name().trim() !== props.own.name}>
          <Button type="submit">{t('community.save')}</Button>
        </Show>
      </form>
      <Show when={props.own.standing !== 'guest'}>
        <div class={styles.part}>
          <Segmented
            label={t('community.myStanding')}
            showLabel
            value={props.own.standing}
            options={STANDINGS.map((value) => ({ value, label: t(`community.standing_${value}`) }))}
            onChange={(value) => {
              const standing = STANDINGS.find((one) => one === value)
              if (standing) void tap({ kind: 'member.standing', member: memberId(props.own.member), standing })
            }}
          />
          <p class={styles.soft}>{t('community.myStandingHint')}</p>
        </div>
      </Show>
      <div class={styles.part}>
        <h3>{t('community.myLink')}</h3>
        <p>{t('community.myLinkHint')}</p>
        <Show
          when={link()}
          fallback={
            <div class={styles.row}>
              <Button onClick={() => void renew('link')}>{t('community.myLinkMake')}</Button>
            </div>
          }
        >
          {(address) => <SecretAddress address={address()} />}
        </Show>
      </div>
      <WaysBack own={props.own} />
      <div class={styles.part}>
        <h3>{t('community.myFeed')}</h3>
        <p>{t('community.myFeedHint')}</p>
        <Show
          when={feed()}
          fallback={
            <div class={styles.row}>
              <Button onClick={() => void renew('feed')}>
                {props.own.hasFeed ? t('community.myFeedNew') : t('community.myFeedMake')}
              </Button>
            </div>
          }
        >
          {(address) => <SecretAddress address={address()} />}
        </Show>
      </div>
      <MyData />
      <div class={styles.row}>
        <Button tone="plain" onClick={() => setLeaves(true)}>
          {t('community.leave')}
        </Button>
      </div>
      <Dialog
        open={leaves()}
        onOpenChange={setLeaves}
        title={t('community.leaveTitle')}
        footer={
          <>
            <Button tone="danger" onClick={() => void leave()}>
              {t('community.leaveGo')}
            </Button>
            <Button tone="plain" onClick={() => setLeaves(false)}>
              {t('community.stay')}
            </Button>
          </>
        }
      >
        <p>{t('community.leaveText')}</p>
        <Checkbox label={t('know.keepCredit')} checked={keepsCredit()} onChange={setKeepsCredit} />
      </Dialog>
    </section>
  )
}
