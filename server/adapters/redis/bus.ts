import { documentId, parseDocumentId, type RoomId } from '../../../shared/ids.ts'
import type { Bus, BusMessage, Log } from '../../rooms/ports.ts'
import { encodeBell, parseBell } from './bells.ts'
import { type Connection, parseTexts } from './connection.ts'
import { bellChannel, documentsKey, roomOf } from './keys.ts'

/** Pub/sub between nodes. Nothing is kept: after a lost connection every watched room and its documents ring once. */
export async function redisBus(connection: Connection, node: string, log: Log): Promise<Bus & { lost(): number }> {
  const listeners = new Set<(message: BusMessage) => void>()
  const watched = new Map<RoomId, { count: number; ready: Promise<void> }>()
  let lost = 0
  let wasReady = false

  const tell = (message: BusMessage) => {
    for (const listener of listeners) listener(message)
  }
  const receive = (raw: string) => {
    const bell = parseBell(raw)
    if (bell === null) lost += 1
    else if (bell.from !== node) tell(bell.message)
  }
  const ringAgain = async (room: RoomId) => {
    tell({ kind: 'room', room })
    tell({ kind: 'presence', room })
    for (const name of parseTexts(await connection.send(['HKEYS', documentsKey(room)]))) {
      const parts = parseDocumentId(name)
      if (parts === null) continue
      tell({ kind: 'document', document: documentId(parts.room, parts.name, parts.generation) })
    }
  }
  const listening = await connection.listen(() => {
    // Bells that rang while nobody listened.
    if (wasReady) {
      for (const room of watched.keys()) {
        ringAgain(room).catch((error: unknown) => log.error('ringing after a lost connection', { room }, error))
      }
    }
    wasReady = true
  })

  return {
    lost: () => lost,
    publish(message) {
      const room = 'room' in message ? message.room : roomOf(message.document)
      // Nothing waits for a connection: what would be heard seconds later is of no use.
      if (!connection.isReady) {
        lost += 1
        return
      }
      connection.send(['PUBLISH', bellChannel(room), encodeBell(node, message)]).catch(() => {
        lost += 1
      })
    },
    subscribe(listener) {
      const mine = (message: BusMessage) => listener(message)
      listeners.add(mine)
      return () => listeners.delete(mine)
    },
    async watch(room) {
      const known = watched.get(room)
      if (known !== undefined) {
        known.count += 1
        return known.ready
      }
      const watching = { count: 1, ready: listening.subscribe(bellChannel(room), receive) }
      watched.set(room, watching)
      try {
        await watching.ready
      } catch (error) {
        if (watched.get(room) === watching) watched.delete(room)
        throw error
      }
    },
    unwatch(room) {
      const known = watched.get(room)
      if (known === undefined) return
      known.count -= 1
      if (known.count > 0) return
      watched.delete(room)
      listening.unsubscribe(bellChannel(room)).catch(() => {
        lost += 1
      })
    },
    async close() {
      listeners.clear()
      watched.clear()
      await listening.close()
    },
  }
}

/** What is written rings in the script that writes it, in the same moment (scripts.ts); here only the rest is said. Said twice, every
 *  node would read a change twice. */
export function withoutRungBells(bus: Bus): Bus {
  return {
    ...bus,
    publish(message) {
      if (message.kind === 'reactions' || message.kind === 'awareness') bus.publish(message)
    },
  }
}
