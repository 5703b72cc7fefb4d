import { createEffect, createMemo, For, on, Show } from 'solid-js'
import type { Step } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { clockText, listText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import { myGroup, voiceNow } from './huddle-now.ts'
import { RoleCard } from './RoleCard.tsx'
import styles from './Together.module.css'

/** Who I sit with, whose half or third it is, and when we change. */
export function GroupNow(props: { step: Step }) {
  const room = useRoom()
  const { t } = useWords()
  const name = (seat: string) => room.view.seats[seat]?.name ?? ''
  const mine = createMemo(() => myGroup(room))
  const others = () => mine().filter((seat) => seat !== room.me())
  const voice = () => voiceNow(room, props.step, mine().length)
  const speaker = createMemo(() => mine()[voice().index])
  createEffect(
    on(
      speaker,
      (now, before) => {
        if (now && before && mine().length > 1) announce(t('together.swapped', { name: name(now) }))
      },
      { defer: true },
    ),
  )
  return (
    <Show when={room.view.huddle}>
      <div class={styles.part}>
        <Show when={room.me() !== null && mine().length > 0}>
          <div class={styles.group} data-mine={speaker() === room.me() ? '' : undefined}>
            <Show when={mine().length > 1} fallback={<p class={styles.with}>{t('together.alone')}</p>}>
              <p class={styles.turn}>
                <span>
                  {speaker() === room.me()
                    ? t('together.youSpeak')
                    : t('together.nowSpeaks', { name: name(speaker() ?? '') })}
                </span>
                <span class={styles.change}>
                  {voice().leftMs === null
                    ? t('together.lastVoice')
                    : t('together.swapIn', { time: clockText(voice().leftMs ?? 0) })}
                </span>
              </p>
              <p>{t('together.with', { names: listText(others().map(name)) })}</p>
              <Show when={mine().length > 2}>
                <ol class={styles.voices} aria-label={t('together.order')}>
                  <For each={mine()}>
                    {(seat, index) => (
                      <li
                        data-state={index() < voice().index ? 'past' : index() === voice().index ? 'now' : undefined}
                        aria-current={index() === voice().index || undefined}
                      >
                        {seat === room.me() ? t('together.you') : name(seat)}
                      </li>
                    )}
                  </For>
                </ol>
              </Show>
            </Show>
          </div>
          <RoleCard step={props.step} />
        </Show>
        <section aria-labelledby="groups-now" class={styles.part}>
          <h2 id="groups-now" class={styles.title}>
            {t('together.groups')}
          </h2>
          <ul class={styles.others}>
            <For each={room.view.huddle?.groups ?? []}>{(group) => <li>{listText(group.map(name))}</li>}</For>
          </ul>
        </section>
      </div>
    </Show>
  )
}
