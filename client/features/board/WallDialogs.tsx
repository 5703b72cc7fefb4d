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

/** Asks once before words are gone for good. */
export function Ask(props: {
  title: string
  text: string
  card?: string
  yes: string
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
          <Button onClick={() => props.onClose()}>{t('board.keepIt')}</Button>
          <Button
            tone="danger"
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
