// Hands the room to every screen below it.
import { createContext, type JSX, useContext } from 'solid-js'
import type { RoomApi } from './room-api.ts'

const RoomContext = createContext<RoomApi>()

export function RoomProvider(props: { room: RoomApi; children: JSX.Element }): JSX.Element {
  return <RoomContext.Provider value={props.room}>{props.children}</RoomContext.Provider>
}

/** The room this screen belongs to. Throws outside of a RoomProvider: that is a mistake in the tree, not a state. */
export function useRoom(): RoomApi {
  const room = useContext(RoomContext)
  if (!room) throw new Error('useRoom() was called outside of <RoomProvider>')
  return room
}
