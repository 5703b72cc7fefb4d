// Under which client ids a device may write in a document. One record per id in the store, so that text written offline
// is taken after a reload of the page and after a restart of the server.
import type { DeviceHash, DocumentId } from '../../shared/ids.ts'
import type { Chance, Store } from '../rooms/ports.ts'

const bytes = new TextEncoder()
const text = new TextDecoder()

export function leaseKey(document: DocumentId, clientId: number): string {
  return `lease:${document}:${clientId}`
}

/** Leases of one document. Throws what the store throws. */
export class Leases {
  readonly #document: DocumentId
  readonly #store: Store
  readonly #chance: Chance
  readonly #owners = new Map<number, DeviceHash>()

  constructor(document: DocumentId, store: Store, chance: Chance) {
    this.#document = document
    this.#store = store
    this.#chance = chance
  }

  ids(): number[] {
    return [...this.#owners.keys()]
  }

  /** Takes a free id for a device.
   *  @param isUsed somebody wrote under this id; without a record of ours it was not this device.
   *  @returns 'new', 'own' when the device had it already, or 'foreign'. */
  async claim(clientId: number, device: DeviceHash, isUsed: boolean): Promise<'new' | 'own' | 'foreign'> {
    if (clientId < 1 || clientId > 0xffff_ffff) return 'foreign'
    const owner = this.#owners.get(clientId)
    if (owner !== undefined) return owner === device ? 'own' : 'foreign'
    const key = leaseKey(this.#document, clientId)
    if (!isUsed && (await this.#store.putGlobal(key, bytes.encode(device), { ifAbsent: true }))) {
      this.#owners.set(clientId, device)
      return 'new'
    }
    const stored = await this.#store.getGlobal(key)
    if (!stored || text.decode(stored) !== device) return 'foreign'
    this.#owners.set(clientId, device)
    return 'own'
  }

  /** @returns an id that nobody ever had here */
  async fresh(device: DeviceHash, isUsed: (clientId: number) => boolean): Promise<number> {
    for (;;) {
      const clientId = this.#chance.uint32()
      if (!isUsed(clientId) && (await this.claim(clientId, device, false)) === 'new') return clientId
    }
  }

  /** The document is deleted: nothing may say any more who wrote in it. */
  async erase(clientIds: Iterable<number>): Promise<void> {
    for (const id of new Set([...this.#owners.keys(), ...clientIds])) {
      await this.#store.putGlobal(leaseKey(this.#document, id), null)
    }
    this.#owners.clear()
  }
}
