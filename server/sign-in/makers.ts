// Browsers that may open rooms and communities because somebody signed in there. Kept: that they did, and until when. Not who.
import * as v from 'valibot'
import type { DeviceHash } from '../../shared/ids.ts'
import type { Clock, Store } from '../rooms/ports.ts'

const HOURS = 12
const RecordSchema = v.object({ untilMs: v.number() })
const keyOf = (device: DeviceHash) => `signed-in:${device}`

export type Makers = ReturnType<typeof makeMakers>

export function makeMakers(store: Store, clock: Clock) {
  return {
    async add(device: DeviceHash): Promise<void> {
      const untilMs = clock.nowMs() + HOURS * 3_600_000
      await store.putGlobal(keyOf(device), new TextEncoder().encode(JSON.stringify({ untilMs })))
    },
    async has(device: DeviceHash | null): Promise<boolean> {
      const bytes = device && (await store.getGlobal(keyOf(device)))
      if (!device || !bytes) return false
      const parsed = v.safeParse(RecordSchema, JSON.parse(new TextDecoder().decode(bytes)))
      if (parsed.success && parsed.output.untilMs > clock.nowMs()) return true
      await store.putGlobal(keyOf(device), null)
      return false
    },
    async remove(device: DeviceHash): Promise<void> {
      await store.putGlobal(keyOf(device), null)
    },
  }
}
