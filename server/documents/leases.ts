// Under which client ids a device may write in a document. One record per id in the store, so that text written offline
// is taken after a reload of the page and after a restart of the server.
import type { DeviceHash, DocumentId } from '../../shared/ids.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import type { Chance, Store } from '../rooms/ports.ts'

const bytes = new TextEncoder()
const text = new TextDecoder()

export function leaseKey(document: DocumentId, clientId: number): string {
  return `lease:${document}:${clientId}`
}

/** `isKept`: the record is in the store. */
type Lease = { device: DeviceHash; isKept: boolean }
export type Claim = 'new' | 'own' | 'foreign'

/** Leases of one document. Throws what the store throws. */
export class Leases {
  readonly #document: DocumentId
  readonly #store: Store
  readonly #chance: Chance
  /** Other nodes give ids of this document too: nothing may be promised that is not in the store. */
  readonly #isShared: boolean
  readonly #leases = new Map<number, Lease>()
  readonly #counts = new Map<DeviceHash, number>()

  constructor(document: DocumentId, store: Store, chance: Chance, isShared: boolean) {
    this.#document = document
    this.#store = store
    this.#chance = chance
    this.#isShared = isShared
  }

  /** A device has had more ids here than pages anybody loads: each one is kept until the document is deleted. */
  isUsedUp(device: DeviceHash): boolean {
    return (this.#counts.get(device) ?? 0) >= LIMITS.clientIdsPerDevice
  }

  ids(): number[] {
    return [...this.#leases.keys()]
  }

  /** Is it written down that this device may write under this id? */
  isKept(clientId: number, device: DeviceHash): boolean {
    const lease = this.#leases.get(clientId)
    return lease?.isKept === true && lease.device === device
  }

  /** Gives a free id to a device that comes in. Most people only read, so it is written down when they write (`claim`):
   *  until then a restart may forget it, and who had it asks for it again.
   *  @param isUsed somebody wrote under this id */
  async give(clientId: number, device: DeviceHash, isUsed: boolean): Promise<Claim> {
    if (this.#isShared || isUsed) return this.claim(clientId, device, isUsed)
    if (!isId(clientId)) return 'foreign'
    const lease = this.#leases.get(clientId)
    if (lease) return lease.device === device ? 'own' : 'foreign'
    if (this.isUsedUp(device)) return 'foreign'
    this.#remember(clientId, device, false)
    return 'new'
  }

  /** Makes it durable that this device writes under this id.
   *  @param isUsed somebody wrote under this id; without a record of ours it was not this device.
   *  @returns 'new', 'own' when the device had it already, or 'foreign'. */
  async claim(clientId: number, device: DeviceHash, isUsed: boolean): Promise<Claim> {
    if (!isId(clientId)) return 'foreign'
    const lease = this.#leases.get(clientId)
    if (lease && lease.device !== device) return 'foreign'
    if (lease?.isKept) return 'own'
    const key = leaseKey(this.#document, clientId)
    const mayHaveMore = !isUsed && (lease !== undefined || !this.isUsedUp(device))
    if (mayHaveMore && (await this.#store.putGlobal(key, bytes.encode(device), { ifAbsent: true }))) {
      this.#remember(clientId, device, true)
      return lease ? 'own' : 'new'
    }
    const stored = await this.#store.getGlobal(key)
    if (!stored || text.decode(stored) !== device) return 'foreign'
    this.#remember(clientId, device, true)
    return 'own'
  }

  #remember(clientId: number, device: DeviceHash, isKept: boolean): void {
    if (!this.#leases.has(clientId)) this.#counts.set(device, (this.#counts.get(device) ?? 0) + 1)
    this.#leases.set(clientId, { device, isKept })
  }

  /** @returns an id that nobody ever had here */
  async fresh(device: DeviceHash, isUsed: (clientId: number) => boolean): Promise<number> {
    for (;;) {
      const clientId = this.#chance.uint32()
      if (!isUsed(clientId) && (await this.give(clientId, device, false)) === 'new') return clientId
    }
  }

  /** The document is deleted: nothing may say any more who wrote in it. */
  async erase(clientIds: Iterable<number>): Promise<void> {
    for (const id of new Set([...this.#leases.keys(), ...clientIds])) {
      await this.#store.putGlobal(leaseKey(this.#document, id), null)
    }
    this.#leases.clear()
    this.#counts.clear()
  }
}

function isId(clientId: number): boolean {
  return clientId >= 1 && clientId <= 0xffff_ffff
}
