import { createEffect, createMemo, For, on, Show } from 'solid-js'
import type { Step } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { clockText, listText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import { myGroup, voiceNow } from './huddle-now.ts'
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
          <div class={styles.group}>
            <p class={styles.with}>
              {others().length > 0 ? t('together.with', { names: listText(others().map(name)) }) : t('together.alone')}
            </p>
            <Show when={mine().length > 1}>
              <ol class={styles.voices}>
                <For each={mine()}>
                  {(seat, index) => (
                    <li
                      data-now={index() === voice().index ? '' : undefined}
                      aria-current={index() === voice().index || undefined}
                    >
                      {seat === room.me()
                        ? t(index() === voice().index ? 'together.youSpeak' : 'together.youListen')
                        : index() === voice().index
                          ? t('together.nowSpeaks', { name: name(seat) })
                          : name(seat)}
                    </li>
                  )}
                </For>
              </ol>
              <p class={styles.soft}>
                {voice().leftMs === null
                  ? t('together.lastVoice')
                  : t('together.swapIn', { time: clockText(voice().leftMs ?? 0) })}
              </p>
            </Show>
          </div>
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
