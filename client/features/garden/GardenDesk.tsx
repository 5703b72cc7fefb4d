// What gardeners read first: lines for the wall, and on a stage questions and offers. Without authors, in an order that was drawn.
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { CardId } from '../../../shared/ids.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { createPages } from '../../ui/pages.ts'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import { CaseGarden } from './CaseGarden.tsx'
import styles from './Garden.module.css'

/** @param props.release the button that takes out of the box, for who has none elsewhere. */
export function GardenDesk(props: { release?: JSX.Element }) {
  const room = useRoom()
  const { t } = useWords()
  return (
    <Show when={room.view.garden !== null}>
      <section class={styles.desk} aria-labelledby="garden-desk">
        <h2 id="garden-desk" class={styles.heading}>
          {t('garden.title')}
        </h2>
        <p class={styles.soft}>{t('garden.hint')}</p>
        {props.release}
        <WallGarden />
        <CaseGarden />
      </section>
    </Show>
  )
}

function WallGarden() {
  const room = useRoom()
  const { t } = useWords()
  const [chosen, setChosen] = createSignal<ReadonlySet<CardId>>(new Set())
  const [asksOut, setAsksOut] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const bed = () => room.view.garden?.bed ?? []
  const byId = createMemo(() => new Map(bed().map((card) => [card.id, card])))
  /** What lies on another line stands right behind it. */
  const ids = createMemo(() => {
    const tops = bed().filter((card) => card.group === null)
    const rest = (top: CardId) => bed().filter((card) => card.group === top)
    return tops.flatMap((top) => [top.id, ...rest(top.id).map((card) => card.id)])
  })
  const pages = createPages(ids)
  /** Chosen, and still here. */
  const here = createMemo(() => ids().filter((id) => chosen().has(id)))
  const isGrouped = () => here().some((id) => byId().get(id)?.group !== null)

  function choose(id: CardId, on: boolean): void {
    const next = new Set(here())
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  async function act(work: () => ReturnType<typeof room.send>, said: Parameters<typeof t>[0]): Promise<void> {
    if (busy()) return
    setBusy(true)
    const done = await told(work())
    setBusy(false)
    if (!done) return
    setChosen(new Set<CardId>())
    announce(t(said))
  }
  const wanted = () => (here().length > 0 ? here() : ids())

  return (
    <Show when={ids().length > 0} fallback={<p class={styles.soft}>{t('garden.none')}</p>}>
      <h3 class={styles.title}>{t('garden.lines')}</h3>
      <ul class={styles.lines}>
        <For each={pages.items()}>
          {(id) => (
            <Show when={byId().get(id)}>
              {(card) => (
                <li data-on={card().group === null ? undefined : ''}>
                  <label class={styles.line} data-lane={card().lane}>
                    <input
                      type="checkbox"
                      class={styles.tick}
                      checked={chosen().has(id)}
                      onChange={(event) => choose(id, event.currentTarget.checked)}
                    />
                    <span class={styles.text}>{card().text}</span>
                    <Show when={card().signedBy}>{(name) => <Badge>{name()}</Badge>}</Show>
                  </label>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
      <Pager total={pages.total()} at={pages.at()} count={pages.count()} onGo={pages.goTo} />
      <div class={styles.acts}>
        <Button tone="primary" busy={busy()} onClick={() => void act(() => room.openHeld(wanted()), 'garden.shown')}>
          {t(here().length > 0 ? 'garden.show' : 'garden.showAll', { n: wanted().length })}
        </Button>
        <Show when={here().length > 1 && !isGrouped()}>
          <Button
            busy={busy()}
            onClick={() => void act(() => room.send({ kind: 'garden.join', cards: here() }), 'garden.put')}
          >
            {t('garden.together')}
          </Button>
        </Show>
        <Show when={isGrouped()}>
          <Button
            busy={busy()}
            onClick={() => void act(() => room.send({ kind: 'garden.part', cards: here() }), 'garden.tookApart')}
          >
            {t('garden.apart')}
          </Button>
        </Show>
        <Show when={here().length > 0}>
          <Button tone="danger" busy={busy()} onClick={() => setAsksOut(true)}>
            {t('garden.leaveOut')}
          </Button>
        </Show>
      </div>
      <Dialog
        open={asksOut()}
        onOpenChange={setAsksOut}
        title={t('garden.leaveOutTitle')}
        footer={
          <Button
            tone="danger"
            onClick={() => {
              setAsksOut(false)
              void act(() => room.send({ kind: 'garden.leaveOut', cards: here() }), 'garden.left')
            }}
          >
            {t('garden.leaveOut')}
          </Button>
        }
      >
        <p>{t('garden.leaveOutText')}</p>
      </Dialog>
    </Show>
  )
}
