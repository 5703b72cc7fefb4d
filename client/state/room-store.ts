// The only place where server state enters the Solid store. It implements RoomApi for the screens.
//
//   room-link (Socket.IO) -> view, mine, presence -+
//   board-link (Yjs, lazy) -> released cards ------+-> Solid store -> screens -> send() -> room-link
//   device-store (this device) -> drafts, own cards +
import { type Accessor, createRoot, createSignal, getOwner, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { EpochMs, SeatId } from '../../shared/ids.ts'
import type { MineView, RoomView } from '../../shared/session/room-view.ts'
import type { PresenceMessage } from '../../shared/wire/events.ts'
import { createRoomLink, type LinkState, type RoomLinkOptions } from '../net/room-link.ts'
import type { TextStorage } from './device-memory.ts'
import type { DocumentState } from './documents-context.tsx'
import type { RoomApi } from './room-api.ts'
import { createRoomApi, type Take } from './room-of-link.ts'

export type RoomStoreOptions = Pick<RoomLinkOptions, 'url' | 'headers' | 'as'> & {
  /** Join code. */
  code: string
  /** Seat to begin with when this device has several. */
  seat?: SeatId
  /** Default: the browser's localStorage; null keeps everything in memory only. */
  storage?: TextStorage | null
  /** Node only: document sockets with cookie and origin. */
  openSocket?: (url: string) => WebSocket
}

export type RoomStore = {
  /** null until the first state of the room has arrived. Reactive. */
  room: Accessor<RoomApi | null>
  linkState: Accessor<LinkState>
  /** Lets the state of an open document count in `saveState()`. @returns what ends it. */
  watchDocument(state: Accessor<DocumentState>): () => void
  /** Address of the document sockets, for links of other documents. */
  documentsUrl: string
  close(): void
}

/** Connects at once. The owner closes it; under a Solid owner that happens by itself. */
export function createRoomStore(options: RoomStoreOptions): RoomStore {
  const store = openStore(options)
  if (getOwner()) onCleanup(store.close)
  return store
}

function openStore(options: RoomStoreOptions): RoomStore {
  return createRoot((dispose) => {
    const [linkState, setLinkState] = createSignal<LinkState>({ state: 'connecting' })
    const [room, setRoom] = createSignal<(RoomApi & { take: Take }) | null>(null)
    const [mine, setMine] = createSignal<readonly MineView[]>([])
    const [pendingCommands, setPendingCommands] = createSignal(0)
    const [isReadOnly, setReadOnly] = createSignal(false)
    const [documents, setDocuments] = createSignal<readonly Accessor<DocumentState>[]>([])
    const [presence, setPresence] = createStore<Record<string, { awaySinceMs: EpochMs | null }>>({})
    const reactionListeners = new Set<Parameters<RoomApi['onReactions']>[0]>()
    const documentsUrl = documentsUrlOf(options.url)

    const link = createRoomLink({
      room: options.code,
      as: options.as,
      ...(options.url ? { url: options.url } : {}),
      ...(options.headers ? { headers: options.headers } : {}),
      onState: setLinkState,
      onView: (view) => {
        const present = room()
        if (present) present.take(view)
        else setRoom(() => createRoom(view))
      },
      onMine: (next) => setMine(next),
      onPresence: takePresence,
      onReactions: (sums) => {
        for (const listener of [...reactionListeners]) listener(sums)
      },
      onNotice: (notice) => {
        if (notice.kind === 'read-only') setReadOnly(notice.on)
      },
      onPending: setPendingCommands,
    })

    function takePresence(message: PresenceMessage): void {
      if (message.whole) setPresence(reconcile(message.seats))
      else setPresence(message.seats)
    }

    function createRoom(first: RoomView): RoomApi & { take: Take } {
      return createRoot((disposeRoom) => {
        onDispose.push(disposeRoom)
        const built = createRoomApi({
          options,
          first,
          link,
          linkState,
          mine,
          documentsUrl,
          presence: (seat) => presence[seat]?.awaySinceMs,
          facts: () => ({
            link: linkState(),
            isReadOnly: isReadOnly(),
            pendingCommands: pendingCommands(),
            documents: documents().map((state) => state()),
          }),
          reactionListeners,
        })
        return built
      })
    }

    const onDispose: (() => void)[] = []
    const store: RoomStore = {
      room,
      linkState,
      documentsUrl,
      watchDocument(state) {
        setDocuments((all) => [...all, state])
        return () => setDocuments((all) => all.filter((one) => one !== state))
      },
      close() {
        link.close()
        for (const end of onDispose) end()
        dispose()
      },
    }
    return store
  })
}

function documentsUrlOf(origin: string | undefined): string {
  const url = new URL('/yjs', origin ?? location.origin)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}
