import { type JSX, Match, Show, Switch } from 'solid-js'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { t } from '../../words/words.tsx'
import { ImproveDialog } from './ImproveDialog.tsx'
import { OntoDialog } from './OntoDialog.tsx'
import styles from './WallDialogs.module.css'
import { useWall } from './wall-state.ts'

/** The dialogs of a wall; at most one is open. */
export function WallDialogs() {
  const wall = useWall()
  const card = () => {
    const open = wall.dialog()
    return open ? wall.byId().get(open.card) : undefined
  }
  const close = () => wall.setDialog(null)
  return (
    <Show when={card()}>
      {(known) => (
        <Switch>
          <Match when={wall.dialog()?.kind === 'improve'}>
            <ImproveDialog card={known()} onClose={close} />
          </Match>
          <Match when={wall.dialog()?.kind === 'onto'}>
            <OntoDialog card={known()} onClose={close} />
          </Match>
          <Match when={wall.dialog()?.kind === 'withdraw'}>
            <Ask
              title={t('board.withdrawTitle')}
              text={t('board.withdrawText')}
              card={known().text}
              yes={t('board.withdraw')}
              onYes={() => wall.withdraw(known().id)}
              onClose={close}
            />
          </Match>
          <Match when={wall.dialog()?.kind === 'sign'}>
            <Ask
              title={t('board.signTitle')}
              text={t('board.signText')}
              card={known().text}
              yes={t('board.signAnyway')}
              no={t('board.signNot')}
              tone="primary"
              onYes={() => wall.sign(known().id, true, true)}
              onClose={close}
            />
          </Match>
          <Match when={wall.dialog()?.kind === 'remove'}>
            <Ask
              title={t('board.removeTitle')}
              text={t('board.removeText')}
              card={known().text}
              yes={t('board.removeNow')}
              onYes={() => wall.remove(known().id)}
              onClose={close}
            />
          </Match>
        </Switch>
      )}
    </Show>
  )
}

/** Asks once before something that cannot be unseen or undone, such as words that are gone for good. */
export function Ask(props: {
  title: string
  text: string
  card?: string
  yes: string
  /** Absent: "keep it". */
  no?: string
  /** Absent: `danger`. */
  tone?: 'primary'
  onYes(): Promise<unknown>
  onClose(): void
  children?: JSX.Element
}) {
  return (
    <Dialog
      open
      onOpenChange={(open) => open || props.onClose()}
      title={props.title}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{props.no ?? t('board.keepIt')}</Button>
          <Button
            tone={props.tone ?? 'danger'}
            onClick={() => {
              void props.onYes()
              props.onClose()
            }}
          >
            {props.yes}
          </Button>
        </>
      }
    >
      <div class={styles.body}>
        <Show when={props.card}>
          <blockquote class={styles.quote}>{props.card}</blockquote>
        </Show>
        <p>{props.text}</p>
        {props.children}
      </div>
    </Dialog>
  )
}
