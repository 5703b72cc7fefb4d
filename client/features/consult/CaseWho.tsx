import { Show } from 'solid-js'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import { useRoom } from '../../state/room-context.tsx'
import { listText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'
import { caseHere, listensNow, nameOf, presentStep } from './case-now.ts'

/** Whose moment it is, in one sentence: everybody sees who only listens. */
export function CaseWho() {
  const room = useRoom()
  const { t, plural } = useWords()
  const here = () => caseHere(room)
  const isGiver = () => room.mine()?.case.role === 'giver'
  const name = () => nameOf(room, here()?.giver)
  const sentence = () => {
    const policy = policyOfStep(presentStep(room))
    if (policy.giverListens) return isGiver() ? t('consult.youListen') : t('consult.listens', { name: name() })
    if (policy.speaks === 'giver' && isGiver()) return t(policy.doorShut ? 'consult.youTell' : 'consult.youAnswer')
    if (here()?.onBehalf && !isGiver()) return t('consult.tellsFor', { name: name() })
    const tells = policy.speaks === 'giver' && policy.doorShut
    if (isGiver()) return t(tells ? 'consult.youTell' : 'consult.youGive')
    return t(tells ? 'consult.tells' : 'consult.gives', { name: name() })
  }
  const innerText = () => {
    if (room.mine()?.case.role === 'inner') return t('consult.youAreInner')
    const names = listText((here()?.inner ?? []).map((seat) => nameOf(room, seat)))
    return isGiver() ? t('consult.inner', { names }) : `${t('consult.inner', { names })}. ${t('consult.youNote')}`
  }
  return (
    <Show when={here()?.giver} fallback={<p class={styles.who}>{t('consult.nobody')}</p>}>
      <div class={styles.part}>
        <p class={styles.who} data-listens={listensNow(room) ? '' : undefined}>
          {sentence()}
        </p>
        <Show when={(here()?.inner.length ?? 0) > 0}>
          <p class={styles.soft}>{innerText()}</p>
        </Show>
        <Show when={room.mine()?.case.role === 'adviser' && here()?.frame}>
          {(frame) => <p class={styles.soft}>{t(`consult.frame_${frame()}`)}</p>}
        </Show>
        <Show when={(here()?.preparing ?? 0) > 0}>
          <p class={styles.soft}>{plural(here()?.preparing ?? 0, 'consult.preparingOne', 'consult.preparingMany')}</p>
        </Show>
      </div>
    </Show>
  )
}
