import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { embeddedBus, type Hub } from '../../server/adapters/embedded/bus.ts'
import { embeddedPresence } from '../../server/adapters/embedded/presence.ts'
import { openEmbeddedStore } from '../../server/adapters/embedded/store.ts'
import { FakeClock } from '../fakes/clock.ts'
import { busContract } from './bus.ts'
import { presenceContract } from './presence.ts'
import { storeContract } from './store.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copse-contract-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

storeContract(() => openEmbeddedStore(directory))

busContract(async () => {
  const hub: Hub = new Set()
  const [one, other] = [embeddedBus(hub), embeddedBus(hub)]
  return {
    one,
    other,
    async close() {
      await one.close()
      await other.close()
    },
  }
})

presenceContract(async () => {
  const presence = embeddedPresence(new FakeClock())
  return { presence, close: () => presence.close() }
})
