import { Show } from 'solid-js'
import { PrepareLater } from '../../features/prepare/PrepareLater.tsx'
import { PeopleList } from '../../features/presence/PeopleList.tsx'
import { peopleOf } from '../../features/presence/people-order.ts'
import { useRoom } from '../../state/room-context.tsx'
import { VideoIcon } from '../../ui/icons.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { dateTimeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import { Invite } from './Invite.tsx'
import styles from './Lobby.module.css'
import { PlanOverview } from './PlanOverview.tsx'

/** Arriving: a question to think about, who is here, how the others come in, what we will do.
 *  @param props.link address of the room as others can reach it. */
export function Lobby(props: { link: string }) {
  const room = useRoom()
  const { t, plural } = useWords()
  const hereCount = () =>
    peopleOf(room.view).filter((person) => !person.hasDevice || room.awaySinceMs(person.id) === null).length
  const starts = () => room.view.plannedStartMs
  const callHref = () => (/^https?:\/\//i.test(room.view.callLink) ? room.view.callLink : undefined)
  return (
    <div class={styles.lobby}>
      <div class={styles.lead}>
        <p class={styles.title}>{room.view.title}</p>
        <Prompt size="l">{t('plan.checkin3')}</Prompt>
        <p class={styles.soft}>
          <Show when={starts()}>{(at) => <>{t('lobby.starts', { when: dateTimeText(at()) })} </>}</Show>
          {room.amFacilitator()
            ? t('lobby.youStart')
            : t('lobby.waiting', { name: room.view.seats[room.view.facilitator]?.name ?? '' })}
        </p>
        <Show when={callHref()}>
          {(href) => (
            <p class={styles.call}>
              <a href={href()} target="_blank" rel="noopener noreferrer nofollow">
                <VideoIcon /> {t('lobby.callJoin')}
              </a>
              <span class={styles.soft}>{t('lobby.callHint')}</span>
            </p>
          )}
        </Show>
      </div>
      <section class={styles.here} data-desk={room.seesCockpit() ? '' : undefined} aria-labelledby="lobby-here">
        <h2 id="lobby-here">{plural(hereCount(), 'lobby.hereOne', 'lobby.hereMany')}</h2>
        <PeopleList />
      </section>
      <div class={styles.invite}>
        <Invite link={props.link} isAlone={Object.keys(room.view.seats).length < 2} />
      </div>
      <div class={styles.prepare}>
        <PrepareLater />
      </div>
      <div class={styles.plan}>
        <PlanOverview />
      </div>
    </div>
  )
}
