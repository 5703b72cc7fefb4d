import { createSignal, Match, Show, Switch } from 'solid-js'
import type { RejectionCode } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { rejectionText, t } from '../../words/words.tsx'
import { currentStep } from './current-step.ts'
import styles from './WallDialogs.module.css'

type Question = 'not-all-done' | 'too-few-cards' | 'signed-leaves-few'

/** Opens the box for all at once; where there are gardeners, for them first. Shows only to who facilitates and to gardeners, and only while there is a box.
 *  Asks first when somebody is still writing, and says what can be done when too few cards are in. */
export function ReleaseButton(props: { tone?: 'primary' | 'quiet'; full?: boolean }) {
  const room = useRoom()
  const [question, setQuestion] = createSignal<Question | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const isLines = () => room.view.writing?.lanes.some((lane) => lane === 'takeaway' || lane === 'wave') ?? false
  /** The wall is being read: what the box may hold now came after the others. */
  const isLater = () => currentStep(room.view)?.form === 'read' && room.cards().some((card) => card.lane !== 'takeaway')
  const isGardened = () => room.view.gardeners.length > 0
  const isGardener = () => room.view.gardeners.some((seat) => seat === room.me())
  const close = () => setQuestion(null)

  async function open(signedOnly = false): Promise<void> {
    close()
    if (isBusy()) return
    setBusy(true)
    const result = await room.release(signedOnly)
    setBusy(false)
    if (result.ok) return announce(t(isGardened() ? 'garden.collected' : 'board.released'))
    if (signedOnly && isFew(result.rejection.code)) toast(t('board.fewNoSigned'))
    else if (isFew(result.rejection.code)) setQuestion(result.rejection.code)
    else toast(rejectionText(result.rejection.code))
  }

  return (
    <Show when={(room.amFacilitator() || isGardener()) && room.view.writing !== null}>
      <Button
        tone={props.tone ?? 'quiet'}
        full={props.full ?? false}
        busy={isBusy()}
        onClick={() => {
          if (room.view.done.count < room.view.done.of) setQuestion('not-all-done')
          else void open()
        }}
      >
        {t(
          isGardened()
            ? 'garden.fetch'
            : isLines()
              ? 'board.releaseLines'
              : isLater()
                ? 'board.releaseLater'
                : 'board.release',
        )}
      </Button>
      <Show when={question()}>
        {(asked) => (
          <Dialog
            open
            onOpenChange={(isOpen) => isOpen || close()}
            title={t(asked() === 'not-all-done' ? 'board.releaseTitle' : 'board.fewTitle')}
            footer={
              <Show
                when={asked() === 'not-all-done'}
                fallback={
                  <>
                    <Button onClick={() => void open(true)}>{t('board.fewOpenSigned')}</Button>
                    <Button tone="primary" onClick={close}>
                      {t('board.understood')}
                    </Button>
                  </>
                }
              >
                <Button onClick={close}>{t('board.releaseWait')}</Button>
                <Button tone="primary" onClick={() => void open()}>
                  {t('board.releaseNow')}
                </Button>
              </Show>
            }
          >
            <div class={styles.body}>
              <Switch fallback={<FewCards signed={asked() === 'signed-leaves-few'} />}>
                <Match when={asked() === 'not-all-done'}>
                  <p>{t('board.releaseNotAll', { n: room.view.done.count, of: room.view.done.of })}</p>
                  <p>{t('board.releaseAsk')}</p>
                </Match>
              </Switch>
            </div>
          </Dialog>
        )}
      </Show>
    </Show>
  )
}

function FewCards(props: { signed: boolean }) {
  return (
    <>
      <p>{t(props.signed ? 'board.fewSigned' : 'board.fewText')}</p>
      <div>
        <p class={styles.label}>{t('board.fewWhat')}</p>
        <ul class={styles.ways}>
          <li>{t('board.fewWait')}</li>
          <li>{t('board.fewSign')}</li>
          <li>{t('board.fewAloud')}</li>
        </ul>
      </div>
    </>
  )
}

function isFew(code: RejectionCode): code is 'too-few-cards' | 'signed-leaves-few' {
  return code === 'too-few-cards' || code === 'signed-leaves-few'
}
