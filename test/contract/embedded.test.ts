import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openEmbeddedStore } from '../../server/adapters/embedded/store.ts'
import { storeContract } from './store.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copse-contract-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

storeContract(() => openEmbeddedStore(directory))
