// A document server in a process of its own, to be killed. Arguments: data directory. Prints its port when it listens.
import { openEmbeddedStore } from '../../server/adapters/embedded/store.ts'
import { ROOM, serve } from './support.ts'

const store = await openEmbeddedStore(process.argv[2] ?? '')
if (!(await store.loadCounters(ROOM))) await store.commit(ROOM, { expect: {}, put: {} })
const { port } = await serve(store, { limits: { compactAfterUpdates: 25 } })
process.stdout.write(`${port}\n`)
