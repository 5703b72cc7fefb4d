import { createEffect, createResource, For, Show } from 'solid-js'
import { fetchAbout } from '../net/api.ts'
import { Prompt } from '../ui/Prompt.tsx'
import { loadLeadWords, loadRoomWords, useWords } from '../words/words.tsx'
import { PageFrame } from './PageFrame.tsx'
import styles from './PrivacyPage.module.css'

const KEPT = ['name', 'draft', 'card', 'tap', 'step', 'sum'] as const

/** `/privacy`: the sheet people can read before they join. */
export function PrivacyPage() {
  const { t } = useWords()
  const [about] = createResource(async () => {
    const [answer] = await Promise.all([fetchAbout(), loadRoomWords(), loadLeadWords()])
    return answer
  })
  const known = () => {
    const answer = about()
    return answer?.ok ? answer.value : undefined
  }
  createEffect(() => {
    if (about()) document.title = t('privacy.title')
  })
  return (
    <PageFrame operator={known()?.operator} footer={about() ? t('privacy.noRecording') : ''}>
      <Show when={about()}>
        <article class={styles.sheet}>
          <Prompt size="l">{t('privacy.title')}</Prompt>
          <p class={styles.lead}>{t('privacy.lead')}</p>

          <h2>{t('privacy.promiseTitle')}</h2>
          <p>{t('privacy.promiseStory')}</p>
          <p>{t('privacy.promiseAuthor')}</p>

          <h2>{t('privacy.whoCouldTitle')}</h2>
          <p>{t('privacy.whoCould')}</p>

          <h2>{t('privacy.keptTitle')}</h2>
          <table class={styles.kept}>
            <thead>
              <tr>
                <th scope="col">{t('privacy.thing')}</th>
                <th scope="col">{t('privacy.seenBy')}</th>
                <th scope="col">{t('privacy.until')}</th>
              </tr>
            </thead>
            <tbody>
              <For each={KEPT}>
                {(thing) => (
                  <tr>
                    <th scope="row">{t(`privacy.${thing}Thing`)}</th>
                    <td data-label={t('privacy.seenBy')}>{t(`privacy.${thing}Who`)}</td>
                    <td data-label={t('privacy.until')}>{t(`privacy.${thing}Until`)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>

          <h2>{t('privacy.deviceTitle')}</h2>
          <p>{t('privacy.device')}</p>

          <h2>{t('privacy.rightsTitle')}</h2>
          <p>{t('privacy.rights')}</p>

          <h2>{t('privacy.whoTitle')}</h2>
          <Show when={known()?.operator} fallback={<p>{t('privacy.noneNamed')}</p>}>
            {(operator) => <p>{t('privacy.who', { operator: operator() })}</p>}
          </Show>
          <Show when={known()?.privacyContact}>
            {(contact) => <p>{t('privacy.contact', { contact: contact() })}</p>}
          </Show>
        </article>
      </Show>
    </PageFrame>
  )
}
