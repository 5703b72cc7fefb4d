// What comes in from outside and is not refused.
import type { PlantedFault } from './fault.ts'
import { badInput, integration, unit } from './fault.ts'

export const FAULTS_OF_DOORS: readonly PlantedFault[] = [
  {
    id: 'no-budget',
    what: 'as many commands are taken as somebody sends',
    file: 'server/sockets/gateway.ts',
    find: "if (!isInBudget) return refused({ code: 'too-fast' })\n      const parsed",
    replace: 'const parsed',
    caughtBy: [badInput('ten thousand submissions')],
  },
  {
    id: 'words-in-the-log',
    what: 'a message that no schema knows is written to the log, so that somebody can look into it',
    file: 'server/sockets/gateway.ts',
    find: "        counters.badMessage()\n        return refused({ code: 'bad-message' })",
    replace:
      "        counters.badMessage()\n        log.warn('message.bad', { reason: JSON.stringify(raw) })\n        return refused({ code: 'bad-message' })",
    caughtBy: [badInput('a message that is no command')],
  },
  {
    id: 'origin-unchecked',
    what: 'a page of another site opens both sockets with the cookie of whoever visits it',
    file: 'server/upgrade.ts',
    find: 'if (!handlers.origins.isAllowed(request.headers.origin, request.headers.host))',
    replace: 'if (request.headers.origin === "never")',
    caughtBy: [integration('test/integration/doors.test.ts', 'go to two places')],
  },
  {
    id: 'foreign-posts-taken',
    what: 'a page of another site makes rooms and takes seats',
    file: 'server/app.ts',
    find: "if (!isOwn || (site !== undefined && site !== 'same-origin'))",
    replace: "if (site === 'never')",
    caughtBy: [integration('test/integration/doors.test.ts', 'changes nothing')],
  },
  {
    id: 'no-error-listener',
    what: 'a malformed frame on a document socket is an error nobody listens to, and ends the process',
    file: 'server/documents/connection.ts',
    find: "webSocket.on('error', () => this.#end(1006))",
    replace: 'webSocket.binaryType',
    caughtBy: [unit('test/documents/hostile.test.ts', 'far over it ends by the library')],
  },
  {
    id: 'wrong-codes-without-end',
    what: 'guessing codes is never slowed down',
    file: 'server/api/limits.ts',
    find: 'return own >= LIMITS.wrongCodesPerMinute || (own > 0',
    replace: 'return false && (own > 0',
    caughtBy: [integration('test/integration/doors.test.ts', 'guessing codes')],
  },
  {
    id: 'client-id-of-another',
    what: 'a browser writes under the client id of somebody else',
    file: 'server/documents/connection.ts',
    find: 'if (holder && holder.device !== this.device) return false',
    replace: 'if (holder) return true',
    caughtBy: [unit('test/documents/hostile.test.ts', 'client id of somebody else')],
  },
  {
    id: 'clock-may-jump',
    what: 'an update leaves a hole in the clocks of its author, and what follows waits for ever',
    file: 'server/documents/gate.ts',
    find: "if (steps > (step ? this.#limits.stepMaxBytes : this.#limits.clockJump)) return 'jump'",
    replace: '',
    caughtBy: [unit('test/documents/hostile.test.ts', 'a million clock steps')],
  },
  {
    id: 'role-kept-on-the-socket',
    what: 'whoever led when the connection spoke first leads on it for ever',
    file: 'server/sockets/gateway.ts',
    find: '      const done = await perform(member.live, rooms, deps.chance, { seat: seatId(seat), key, epoch, command })\n',
    replace:
      '      const now = member.live.room.session()\n      const leads = (socket.data.leads ??= seat === now.facilitator)\n      const role = leads ? { seat: now.facilitator, epoch: now.roleEpoch } : { seat: seatId(seat), epoch }\n      const done = await perform(member.live, rooms, deps.chance, { ...role, key, command })\n',
    caughtBy: [integration('test/integration/meeting.test.ts', 'the connection that led')],
  },
]
