import { Projector } from '../projector/Projector.tsx'
import { createRoomStore } from '../state/room-store.ts'

/** The projector with its connection; apart from ScreenPage so that sockets and words come with it, not before. */
export function ConnectedScreen(props: { code: string; pairing: string }) {
  const store = createRoomStore({ code: props.code, as: 'screen' })
  return <Projector store={store} pairing={props.pairing} />
}
