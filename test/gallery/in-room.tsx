// Puts a screen into a fake room of its own.
import type { JSX } from 'solid-js'
import { RoomProvider } from '../../client/state/room-context.tsx'
import { createFakeRoom, type FakeOptions } from '../fakes/fake-room.tsx'

/** @example export const scenes = { board: inRoom({ step: 'read' }, () => <Board />) } */
export function inRoom(options: FakeOptions, screen: () => JSX.Element): () => JSX.Element {
  return () => {
    const lang = new URLSearchParams(location.search).get('lang') === 'de' ? 'de' : 'en'
    const room = createFakeRoom({ language: lang, ...options })
    return <RoomProvider room={room}>{screen()}</RoomProvider>
  }
}
