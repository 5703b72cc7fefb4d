// A whole server for the verifier, with a clock that can run ahead, and with the faults of a test: it can die at a named moment of the
// close, or leave out one step of erasing, to see that the verifier notices.
import { readConfig } from '../../server/config.ts'
import type { ContentKeys, Store } from '../../server/rooms/ports.ts'
import { serve } from '../../server/serve.ts'
import { epochMs } from '../../shared/ids.ts'
import { fastClock } from '../demo/fast-clock.ts'
import type { Moment } from './moments.ts'

const { DIE_AT = '', LEAVE_OUT = '', AHEAD_MS = '0', FACTOR = '1' } = process.env
const dieAt = (moment: Moment) => {
  if (moment === DIE_AT) process.kill(process.pid, 'SIGKILL')
}

function isKeys(port: Store | ContentKeys): port is ContentKeys {
  return 'mint' in port
}

function around<Port extends Store | ContentKeys>(port: Port): Port {
  return (isKeys(port) ? { ...port, ...faultyKeys(port) } : { ...port, ...faultyStore(port) }) as Port
}

function faultyKeys(keys: ContentKeys): Partial<ContentKeys> {
  return {
    async destroy(room, which) {
      dieAt('before the keys go')
      if (LEAVE_OUT !== 'keys') await keys.destroy(room, which)
      dieAt('after the keys went')
    },
  }
}

function faultyStore(store: Store): Partial<Store> {
  return {
    async commit(room, change) {
      const isFinish = change.under === 'kept' && (change.drop?.length ?? 0) > 0
      const isNoting = change.under === 'kept' && !isFinish
      if (isFinish) dieAt('before the commit')
      if (isNoting) dieAt('before it is noted')
      const { box: _kept, ...rest } = change.put
      const put = isFinish && LEAVE_OUT === 'box' ? rest : change.put
      const { drop: _left, ...undropped } = change
      const done = await store.commit(room, {
        ...(isFinish && LEAVE_OUT === 'documents' ? undropped : change),
        put,
      })
      if (isFinish) dieAt('after the commit')
      return done
    },
    async purge(room) {
      if (LEAVE_OUT !== 'rewrite') await store.purge(room)
      dieAt('after the files are written anew')
    },
  }
}

const fast = fastClock(Number(FACTOR))
const clock = { ...fast, nowMs: () => epochMs(fast.nowMs() + Number(AHEAD_MS)) }
try {
  const running = await serve(readConfig(), clock, undefined, { around })
  process.stdout.write(`READY ${running.port}\n`)
  process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.stack : 'the server did not start'}\n`)
  process.exit(1)
}
