// What is lost, kept too long, or told to the wrong ones between devices, nodes and stores.
import type { PlantedFault } from './fault.ts'
import { integration, simulated, unit } from './fault.ts'

export const FAULTS_OF_STORING: readonly PlantedFault[] = [
  {
    id: 'redis-unasked',
    what: 'a Redis that throws rooms away when it is full is taken',
    file: 'server/adapters/redis/check.ts',
    find: "if ((await infoOf(server, 'memory')).maxmemory_policy !== 'noeviction')",
    replace: "if ((await infoOf(server, 'memory')).maxmemory_policy === 'never')",
    caughtBy: [{ project: 'contract', file: 'test/contract/redis-faults.test.ts' }],
  },
  {
    id: 'wake-index-outside-the-tag',
    what: 'the index of rooms to wake lies in another slot than the room: a cluster refuses every commit',
    file: 'server/adapters/redis/keys.ts',
    find: '}}:wake`',
    replace: '}:wake`',
    caughtBy: [{ project: 'contract', file: 'test/contract/redis-cluster.test.ts', name: 'store' }],
  },
  {
    id: 'replica-is-final',
    what: 'a node that meets a replica where the primary was stays with it',
    file: 'server/adapters/redis/connection.ts',
    find: '        dialled.again(client)\n',
    replace: '',
    caughtBy: [{ project: 'contract', file: 'test/contract/redis-failover.test.ts', name: 'behind the same address' }],
  },
  {
    id: 'key-in-the-store',
    what: 'the key of a session lies in the store, beside what it encrypts',
    file: 'server/rooms/rooms.ts',
    find: '    await store.commit(id, {\n      expect: { session: 0 },\n',
    replace:
      "    const key = await keys.find(id, 'live')\n    if (key) await store.putGlobal('key:' + id, key.export())\n    await store.commit(id, {\n      expect: { session: 0 },\n",
    caughtBy: [integration('test/integration/erasure.test.ts', 'embedded, encrypted')],
  },
  {
    id: 'deleted-text-stays',
    what: 'the board keeps the words of cards that were taken off or written anew',
    file: 'server/documents/board-document.ts',
    find: 'const doc = new Y.Doc({ gc: true })',
    replace: 'const doc = new Y.Doc({ gc: false })',
    caughtBy: [unit('test/documents/board.test.ts', 'is not in the state any more')],
  },
  {
    id: 'relayed-before-stored',
    what: 'what somebody typed is shown to the others before it is stored',
    file: 'server/documents/live-document.ts',
    find: '      const position = await this.#context.store.appendUpdate(this.id, merged)\n',
    replace:
      '      Y.applyUpdate(this.#visible, merged, author)\n      const position = await this.#context.store.appendUpdate(this.id, merged)\n',
    caughtBy: [unit('test/documents/life.test.ts', 'nobody is shown')],
  },
  {
    id: 'acknowledged-before-stored',
    what: 'what somebody typed is said to be saved as soon as it has come',
    file: 'server/documents/live-document.ts',
    find: '    this.#waiting.push({ update, from, count })\n',
    replace: '    from.acknowledge(count)\n    this.#waiting.push({ update, from, count })\n',
    caughtBy: [unit('test/documents/life.test.ts', 'nobody is shown')],
  },
  {
    id: 'bell-is-the-truth',
    what: 'a node believes that pub/sub brings everything: what it did not ring for is never looked for',
    file: 'server/documents/documents.ts',
    find: '  if (parts.shared) {\n    every(limits.pollMs, () => {\n',
    replace: '  if (parts.shared) {\n    every(limits.pollMs, () => {\n      if (isShared) return\n',
    caughtBy: [unit('test/documents/nodes.test.ts', 'a lost doorbell')],
  },
  {
    id: 'content-in-the-bus',
    what: 'the message that rings for a change carries the change',
    file: 'server/adapters/redis/store.ts',
    find: "    encodeBell(node, { kind: 'room', room }),\n    ...documents.map(",
    replace:
      "    JSON.stringify({ from: node, message: { kind: 'room', room, put: Object.values(change.put).map(String) } }),\n    ...documents.map(",
    caughtBy: [integration('test/integration/nodes.test.ts', 'names and numbers')],
  },
  {
    id: 'healing-across-generations',
    what: 'a node that still remembers what was removed writes it into the document that came after',
    file: 'server/documents/live-document.ts',
    find: '    await this.#context.store.appendUpdate(this.id, more)\n',
    replace:
      '    const next = this.id.replace(/\\d+$/, (generation) => String(Number(generation) + 1)) as DocumentId\n    await this.#context.store.appendUpdate(this.id, more).catch(() => this.#context.store.appendUpdate(next, more))\n',
    caughtBy: [unit('test/documents/nodes.test.ts', 'never into another generation')],
  },
  {
    id: 'no-jitter',
    what: 'everybody comes back after a restart in the same moment',
    file: 'client/net/room-link.ts',
    find: 'return drawn * Math.min(MOST_WAIT_MS',
    replace: 'return Math.min(MOST_WAIT_MS',
    caughtBy: [unit('test/unit/room-link.test.ts', 'spread over the whole')],
  },
  {
    id: 'answer-before-save',
    what: 'a command is answered before it is saved',
    file: 'server/rooms/room.ts',
    find: '    const put = after === before ? {} : recordsToWrite(before, after)\n',
    replace:
      '    for (const answer of answers.splice(0)) answer()\n    const put = after === before ? {} : recordsToWrite(before, after)\n',
    caughtBy: [simulated],
  },
  {
    id: 'wake-up-lost',
    what: 'when a room wants to be woken is kept by the node only, and dies with it',
    file: 'server/rooms/room.ts',
    find: '      ...(touchesSession ? { wakeAtMs: deadline } : {}),\n',
    replace: '',
    caughtBy: [simulated],
  },
]
