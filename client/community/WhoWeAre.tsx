import { For, Show } from 'solid-js'
import { CHARTER_PARTS, COMMUNITY_LIMITS } from '../../shared/community/community.ts'
import { useCommunity } from '../state/community-context.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { Worded } from './Worded.tsx'

/** The charter in four parts. Members word it. */
export function WhoWeAre() {
  const community = useCommunity()
  const { t } = useWords()
  const isInside = () => community.page.view.inside !== null
  const hasWords = () => CHARTER_PARTS.some((part) => community.page.view.charter[part] !== '')
  return (
    <Show when={isInside() || hasWords()}>
      <section class={styles.section} aria-labelledby="who-we-are">
        <h2 id="who-we-are">{t('community.who')}</h2>
        <For each={CHARTER_PARTS}>
          {(part) => (
            <Show when={isInside() || community.page.view.charter[part] !== ''}>
              <Worded
                label={t(`community.${part}`)}
                hint={t(`community.${part}Hint`)}
                now={community.page.view.charter[part]}
                mayWrite={isInside()}
                maxChars={COMMUNITY_LIMITS.charterPartMaxChars}
                rows={4}
                save={(base, text) => community.ask({ kind: 'charter.set', part, base, text })}
              />
            </Show>
          )}
        </For>
      </section>
    </Show>
  )
}
