import { createEffect, createResource, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { fetchAbout } from '../net/api.ts'
import { takeSignInEnding } from '../net/ways-back-api.ts'
import { liesHere } from '../state/kept-here.ts'
import { Button } from '../ui/Button.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { useWords } from '../words/words.tsx'
import { CodeForm } from './CodeForm.tsx'
import { FourPhases } from './FourPhases.tsx'
import { OpenRoomForm } from './OpenRoomForm.tsx'
import { PageFrame } from './PageFrame.tsx'
import { forgetRooms, recentRooms } from './recent-rooms.ts'
import { SignInFirst } from './SignInFirst.tsx'
import styles from './StartPage.module.css'

const KeptSheets = lazy(async () => ({ default: (await import('../features/consult/KeptSheets.tsx')).KeptSheets }))

/** `/`: join by code, or open a room. */
export function StartPage() {
  const { t } = useWords()
  const [about] = createResource(fetchAbout)
  const [recent, setRecent] = createSignal(recentRooms())
  // Somebody who comes back from signing in wanted to open a room.
  const ending = takeSignInEnding()
  const [opens, setOpens] = createSignal(ending !== null)
  createEffect(() => {
    document.title = t('start.document')
  })
  const known = () => {
    const answer = about()
    return answer?.ok ? answer.value : undefined
  }
  return (
    <PageFrame operator={known()?.operator}>
      <div class={styles.lead}>
        <Prompt size="l">{t('start.promise')}</Prompt>
      </div>
      <div class={styles.ways} data-opens={opens() ? '' : undefined}>
        <section class={styles.way} data-way="join" aria-labelledby="way-join">
          <h2 id="way-join">{t('start.join')}</h2>
          <CodeForm />
          <Show when={recent().length > 0}>
            <div class={styles.recent}>
              <h3>{t('start.recent')}</h3>
              <ul>
                <For each={recent()}>
                  {(room) => (
                    <li>
                      <a href={`/r/${room.code}`}>{room.title}</a>
                    </li>
                  )}
                </For>
              </ul>
              <Button
                tone="plain"
                onClick={() => {
                  forgetRooms()
                  setRecent([])
                }}
              >
                {t('start.forget')}
              </Button>
            </div>
          </Show>
        </section>
        <section class={styles.way} data-way="open" aria-labelledby="way-open">
          <h2 id="way-open">{t('start.open')}</h2>
          <Show
            when={opens()}
            fallback={
              <>
                <p class={styles.soft}>{t('start.openLead')}</p>
                <div class={styles.push}>
                  <Button full onClick={() => setOpens(true)}>
                    {t('start.openGo')}
                  </Button>
                </div>
              </>
            }
          >
            <SignInFirst about={known()} failed={ending !== null && ending !== 'in'}>
              <OpenRoomForm needsKey={known()?.create === 'key'} />
            </SignInFirst>
          </Show>
        </section>
      </div>
      <Show when={liesHere('copse.sheet.')}>
        <Suspense>
          <KeptSheets />
        </Suspense>
      </Show>
      <p class={styles.again}>
        {t('start.again')} <a href="/c">{t('start.againGo')}</a>
      </p>
      <FourPhases />
    </PageFrame>
  )
}
