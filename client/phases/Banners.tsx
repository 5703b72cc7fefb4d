import { Show } from 'solid-js'
import { stepOf } from '../../shared/session/clock.ts'
import { ConnectionBanner } from '../features/connection/ConnectionBanner.tsx'
import { AskedInPrivate } from '../features/consult/AskedInPrivate.tsx'
import { TakeoverNotice } from '../features/presence/TakeoverNotice.tsx'
import { TogetherNotices } from '../features/together/TogetherNotices.tsx'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { clockText } from '../words/format.ts'
import { say, t } from '../words/words.tsx'
import styles from './Banners.module.css'

/** What is out of the ordinary, above everything else and only while it is. */
export function Banners() {
  const room = useRoom()
  /** Who leads has it in the bar, with the way back. */
  const closesAt = () =>
    room.view.progress.state === 'closing' && !room.seesCockpit() ? room.view.progress.closesAtMs : undefined
  const groupAt = () => {
    const { progress, plan } = room.view
    const step = 'stepId' in progress ? stepOf(plan, progress.stepId) : undefined
    return step ? say(step.title) : t('phases.lobby')
  }
  return (
    <>
      <div class={styles.urgent} data-urgent>
        <ConnectionBanner />
        <TakeoverNotice />
        <Show when={closesAt()}>
          {(at) => (
            <Notice tone="warn">{t('frame.closingBanner', { time: clockText(Math.max(0, at() - room.now())) })}</Notice>
          )}
        </Show>
      </div>
      <Show when={room.quoteRemoved() && room.view.slip === null}>
        <Notice tone="warn" action={<Button onClick={() => room.dismissQuoteRemoved()}>{t('slip.quoteSeen')}</Button>}>
          {t('slip.quoteRemoved')}
        </Notice>
      </Show>
      <Show when={room.view.slip === null}>
        <AskedInPrivate />
        <TogetherNotices />
      </Show>
      <Show when={room.view.slip === null && room.place() !== 'group' && room.view.progress.state !== 'closed'}>
        <Notice
          tone="info"
          action={
            <Button tone="primary" onClick={() => room.goTo('group')}>
              {t('frame.backToGroup')}
            </Button>
          }
        >
          {t('frame.lookingAround', { step: groupAt() })}
        </Notice>
      </Show>
    </>
  )
}
