// The fake room as plain lists: a quick look at what screens are given.
import { For, type JSX } from 'solid-js'
import { useRoom } from '../../../client/state/room-context.tsx'
import { inRoom } from '../in-room.tsx'

function PlainRoom(): JSX.Element {
  const room = useRoom()
  return (
    <main>
      <h1>{room.view.title}</h1>
      <p>{room.view.progress.state}</p>
      <ul>
        <For each={Object.values(room.view.seats)}>{(seat) => <li>{seat.name}</li>}</For>
      </ul>
      <ul>
        <For each={room.cards()}>{(card) => <li>{card.text}</li>}</For>
      </ul>
    </main>
  )
}

export const scenes: Record<string, () => JSX.Element> = {
  'plain-room': inRoom({ step: 'read' }, () => <PlainRoom />),
}
