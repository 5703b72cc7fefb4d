import { Match, Show, Switch } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'
import { caseHere, nameOf } from './case-now.ts'

/** Roles by a tap, and the way out that needs no reason. */
export function CaseRoles(props: { takes: boolean; isFirst?: boolean }) {
  const room = useRoom()
  const { t } = useWords()
  const here = () => caseHere(room)
  const role = () => room.mine()?.case.role
  const take = (asked: 'scribe' | 'observer' | null) => void told(room.send({ kind: 'case.role', role: asked }))
  const others = () =>
    [
      here()?.scribe && role() !== 'scribe' ? t('consult.scribe', { name: nameOf(room, here()?.scribe) }) : '',
      here()?.observer && role() !== 'observer' ? t('consult.observer', { name: nameOf(room, here()?.observer) }) : '',
    ]
      .filter((text) => text !== '')
      .join(' · ')
  return (
    <Show when={here()?.giver && role() !== 'giver'}>
      <div class={props.isFirst ? styles.part : styles.foot}>
        <Show when={props.isFirst}>
          <WayOut />
        </Show>
        <Switch>
          <Match when={role() === 'scribe' || role() === 'observer'}>
            <p>{t(role() === 'scribe' ? 'consult.areScribe' : 'consult.areObserver')}</p>
            <div class={styles.acts}>
              <Button tone="plain" onClick={() => take(null)}>
                {t('consult.giveBackRole')}
              </Button>
            </div>
          </Match>
          <Match when={props.takes}>
            <div class={styles.acts}>
              <Show when={!here()?.scribe}>
                <Button onClick={() => take('scribe')}>{t('consult.takeScribe')}</Button>
              </Show>
              <Show when={!here()?.observer}>
                <Button onClick={() => take('observer')}>{t('consult.takeObserver')}</Button>
              </Show>
            </div>
          </Match>
        </Switch>
        <Show when={others()}>
          <p class={styles.soft}>{others()}</p>
        </Show>
        <Show when={!props.isFirst}>
          <WayOut />
        </Show>
      </div>
    </Show>
  )
}

function WayOut() {
  const room = useRoom()
  const { t } = useWords()
  return (
    <div class={styles.wayOut}>
      <p class={styles.soft}>{t('consult.asideHint')}</p>
      <Button tone="quiet" onClick={() => void told(room.send({ kind: 'case.aside', on: true }))}>
        {t('consult.aside')}
      </Button>
    </div>
  )
}
