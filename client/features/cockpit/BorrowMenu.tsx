// No air left: a minute is taken from a later step that is named, never silently and never from check-out (CLK3).
import { useRoom } from '../../state/room-context.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitBar.module.css'
import { lenders, stepIdOf } from './cockpit-plan.ts'

export function BorrowMenu() {
  const room = useRoom()
  const { t, say } = useWords()
  const items = () => {
    const id = stepIdOf(room.view.progress)
    const steps = id === null ? [] : lenders(room.view.plan, id, 1)
    return steps.map((step) => ({
      id: step.id,
      label: t('cockpit.borrowFrom', { title: say(step.title), n: step.minutes }),
      onSelect: () => void told(room.send({ kind: 'time.add', minutes: 1, from: step.id })),
    }))
  }
  const none = () => [{ id: 'none', label: t('cockpit.borrowNone'), onSelect: () => undefined, disabled: true }]
  return (
    <Menu
      label={t('cockpit.borrow')}
      trigger={
        <>
          <span class={styles.wide}>{t('cockpit.addOneFrom')}</span>
          <span class={styles.narrow}>{t('cockpit.addOne')}…</span>
        </>
      }
      items={items().length > 0 ? items() : none()}
    />
  )
}
