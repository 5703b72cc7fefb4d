// A large meeting from the desk: who sits in the inner group, and who reads first.
import { createMemo, Show } from 'solid-js'
import type { SeatId } from '../../../shared/ids.ts'
import { isStage } from '../../../shared/session/protocols.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { told } from '../../ui/told.ts'
import { listText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'

/** From here on nobody knows everybody: somebody should read first. */
const LARGE_FROM = 40
const INNER_USUAL = 5

export function StageDesk() {
  const room = useRoom()
  const { t } = useWords()
  const people = createMemo(() =>
    Object.entries(room.view.seats)
      .filter(([, seat]) => seat.state === 'in')
      .map(([id, seat]) => ({ id: id as SeatId, name: seat.name }))
      .sort((left, right) => left.name.localeCompare(right.name)),
  )
  const nameOf = (seat: SeatId) => room.view.seats[seat]?.name ?? ''
  const hasStage = () => room.view.plan.steps.some(isStage)
  const isLarge = () => people().length >= LARGE_FROM || hasStage() || room.view.gardeners.length > 0
  const inner = () => room.view.consult?.inner ?? []
  const mayInner = () => people().filter((one) => one.id !== room.view.consult?.giver)
  const toggled = (list: readonly SeatId[], seat: SeatId) =>
    list.includes(seat) ? list.filter((one) => one !== seat) : [...list, seat]
  const setInner = (seats: SeatId[]) => void told(room.send({ kind: 'case.inner', seats }))
  const setGardeners = (seats: SeatId[]) => void told(room.send({ kind: 'gardeners.set', seats }))
  function draw(): void {
    const drawn = mayInner()
      .filter((one) => one.id !== room.view.facilitator)
      .map((one) => ({ id: one.id, at: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }))
      .sort((left, right) => left.at - right.at)
    setInner(drawn.slice(0, INNER_USUAL).map((one) => one.id))
  }
  return (
    <Show when={isLarge()}>
      <section class={styles.buttons}>
        <h2 class={styles.title}>{t('garden.gardeners')}</h2>
        <p class={styles.hint}>
          {room.view.gardeners.length > 0
            ? t('garden.gardenersAre', { names: listText(room.view.gardeners.map(nameOf)) })
            : t('garden.gardenersNone')}
        </p>
        <Menu
          label={t('garden.gardenersMenu')}
          trigger={<>{t('garden.gardenersMenu')}…</>}
          items={people().map(({ id, name }) => {
            const is = room.view.gardeners.includes(id)
            return {
              id,
              label: t(is ? 'garden.gardenerDrop' : 'garden.gardenerAdd', { name }),
              disabled: !is && room.view.gardeners.length >= LIMITS.gardenersMax,
              onSelect: () => setGardeners(toggled(room.view.gardeners, id)),
            }
          })}
        />
        <Show when={hasStage()}>
          <h2 class={styles.title}>{t('garden.stage')}</h2>
          <p class={styles.hint}>
            {inner().length > 0 ? t('garden.innerIs', { names: listText(inner().map(nameOf)) }) : t('garden.innerNone')}
          </p>
          <Menu
            label={t('garden.innerMenu')}
            trigger={<>{t('garden.innerMenu')}…</>}
            items={mayInner().map(({ id, name }) => ({
              id,
              label: t(inner().includes(id) ? 'garden.innerDrop' : 'garden.innerAdd', { name }),
              onSelect: () => setInner(toggled(inner(), id)),
            }))}
          />
          <Show when={inner().length === 0}>
            <Button tone="quiet" full onClick={draw}>
              {t('garden.innerDraw')}
            </Button>
          </Show>
        </Show>
      </section>
    </Show>
  )
}
