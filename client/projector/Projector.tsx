import { Match, Show, Switch } from 'solid-js'
import { RoomProvider } from '../state/room-context.tsx'
import type { RoomStore } from '../state/room-store.ts'
import { PairingScreen } from './PairingScreen.tsx'
import { RoomScreen } from './RoomScreen.tsx'

/** A display from its first moment on: the pairing code until the facilitator allows it, then the room.
 *  @param props.store connected as `screen`. @param props.pairing the code the server gave this device.
 *  @param props.origin where phones reach this server. */
export function Projector(props: { store: RoomStore; pairing: string | null; origin?: string | undefined }) {
  const room = () => props.store.room()
  const link = () => props.store.linkState().state
  /** At its end the room lets its screens go. What it said last stays on the wall: thank you, and the next date. */
  const wasClosed = () => {
    const view = room()?.view
    return link() === 'ended' && view?.audience === 'screen' && view.progress.state === 'closing'
  }
  return (
    <Switch fallback={<PairingScreen pairing={props.pairing} state={link() === 'online' ? 'waiting' : 'offline'} />}>
      <Match when={link() === 'ended' && !wasClosed()}>
        <PairingScreen pairing={props.pairing} state="refused" />
      </Match>
      <Match when={room()?.view.audience === 'screen'}>
        <Show when={room()} keyed>
          {(present) => (
            <RoomProvider room={present}>
              <RoomScreen origin={props.origin} isOver={wasClosed()} />
            </RoomProvider>
          )}
        </Show>
      </Match>
      <Match when={room()?.view.audience === 'waiting'}>
        <PairingScreen pairing={props.pairing} state="waiting" />
      </Match>
    </Switch>
  )
}
