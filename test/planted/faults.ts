// Faults that somebody could build into Copse one day, each with the tests that must turn red. `npm run test:planted` plants them one
// after the other into a throw-away copy: a test that stays green on the broken code protects nothing.

export type TestProject = 'unit' | 'contract' | 'integration'

/** A text that has to occur exactly once in the file, and what stands there in the broken build. */
export type Edit = { file: string; find: string; replace: string }

/** What has to turn red. All tests of the file, or those whose full name (describe > test) matches the pattern. */
export type Catcher = { project: TestProject; file: string; name?: string }

export type PlantedFault = Edit & {
  /** Lower case with dashes; for `--only`. */
  id: string
  /** What is wrong in this build, in words. */
  what: string
  /** Rare: a fault that needs a second place. */
  also?: readonly Edit[]
  /** Each of them must turn red, within a minute. */
  caughtBy: readonly Catcher[]
}

const unit = (file: string, name?: string): Catcher => ({
  project: 'unit',
  file,
  ...(name === undefined ? {} : { name }),
})

const nonInterference: Catcher = {
  project: 'integration',
  file: 'test/integration/non-interference.test.ts',
  name: 'ANON8',
}

const attacker: Catcher = { project: 'integration', file: 'test/integration/attacker.test.ts', name: 'ANON4' }

const operator: Catcher = {
  project: 'integration',
  file: 'test/integration/operator.test.ts',
  name: 'all that LevelDB ever wrote',
}

const badInput = (name: string): Catcher => ({
  project: 'integration',
  file: 'test/integration/bad-input.test.ts',
  name,
})

const integration = (file: string, name: string): Catcher => ({ project: 'integration', file, name })

const simulated = integration('test/sim/simulation.test.ts', 'simulated sessions')

export const FAULTS: readonly PlantedFault[] = [
  {
    id: 'two-cards-are-enough',
    what: 'two unsigned cards are opened, so that each of two authors knows the other',
    file: 'shared/session/box.ts',
    find: 'export const RELEASE_MIN_CARDS = 3',
    replace: 'export const RELEASE_MIN_CARDS = 2',
    caughtBy: [unit('test/session/board.test.ts', 'ANON4')],
  },
  {
    id: 'one-author-is-enough',
    what: 'three cards of one ticket are opened as if they were of three people',
    file: 'shared/session/box.ts',
    find: ' && people >= RELEASE_MIN_CARDS',
    replace: '',
    caughtBy: [unit('test/session/board.test.ts', 'ANON4')],
  },
  {
    id: 'second-ticket-is-a-second-person',
    what: 'somebody who says that a device was lost counts as two people',
    file: 'shared/session/box.ts',
    find: 'const people = tickets - uncountable(session)',
    replace: 'const people = tickets',
    caughtBy: [unit('test/session/board.test.ts', 'ANON9')],
  },
  {
    id: 'tickets-outlive-the-release',
    what: 'a ticket of an earlier opening still puts cards into the box',
    file: 'shared/session/tickets.ts',
    find: 'lanes: writing.lanes, ticketHashes: [], dealt: {} }',
    replace: 'lanes: writing.lanes, ticketHashes: writing.ticketHashes, dealt: {} }',
    caughtBy: [unit('test/session/board.test.ts', 'ANON5')],
  },
  {
    id: 'hashes-in-the-order-minted',
    what: 'the hashes of tickets lie in the order in which they were made',
    file: 'shared/session/tickets.ts',
    find: '[...writing.ticketHashes, ...hashes].sort()',
    replace: '[...writing.ticketHashes, ...hashes]',
    caughtBy: [unit('test/session/board.test.ts', 'ANON2')],
  },
  {
    id: 'any-key-replaces-a-card',
    what: 'whoever knows the id of a sealed card writes over it',
    file: 'shared/session/box.ts',
    find: 'if (same && (same.ticketHash !== card.ticketHash || same.keyHash !== card.keyHash)) return no(',
    replace: 'if (same && false) return no(',
    caughtBy: [unit('test/session/board.test.ts', 'BRD3')],
  },
  {
    id: 'any-key-withdraws',
    what: 'a released card is taken off with any key',
    file: 'shared/session/board-rules.ts',
    find: 'return tools.sha256(tools.sha256(key) + id) === card.mark',
    replace: 'return key !== tools.sha256(id + card.mark)',
    caughtBy: [unit('test/session/board.test.ts', 'BRD8')],
  },
  {
    id: 'anybody-moderates',
    what: 'everybody takes off any card, as if leading',
    file: 'shared/session/board-rules.ts',
    find: 'return tools.leads ? takeOff',
    replace: 'return card.mark !== null ? takeOff',
    caughtBy: [unit('test/session/board.test.ts', 'BRD9')],
  },
  {
    id: 'author-in-a-frame',
    what: 'a card on the board carries the seat that wrote it, in a field that no screen shows',
    file: 'server/sockets/commands.ts',
    find: '          ticketHash: sha256(command.ticket),\n',
    replace: '          ticketHash: sha256(command.ticket),\n          author: seat,\n',
    also: [
      {
        file: 'server/rooms/board.ts',
        find: 'changes.set(id, { lane, text,',
        replace: 'changes.set(id, { author: card.author, lane, text,',
      },
      {
        file: 'server/documents/board-document.ts',
        find: '    mark: card.mark,\n    rank: card.rank,\n',
        replace: '    mark: card.mark,\n    rank: card.rank,\n    author: card.author,\n',
      },
    ],
    caughtBy: [nonInterference, attacker],
  },
  {
    id: 'mark-from-the-ticket',
    what: 'the mark of a card is made of its ticket, so that all cards of one author belong together',
    file: 'server/rooms/board.ts',
    find: 'const mark = sha256(keyHash + id)',
    replace: 'const mark = sha256(card.ticketHash)',
    caughtBy: [nonInterference],
  },
  {
    id: 'no-shuffle',
    what: 'cards come onto the board in the order of the ids that their devices gave them',
    file: 'server/rooms/ticket-pool.ts',
    find: 'drawn.push(...left.splice(below(left.length, chance), 1))',
    replace: 'drawn.push(...left.splice(0, 1))',
    caughtBy: [attacker],
  },
  {
    id: 'order-of-arrival',
    what: 'sealed cards lie in the order in which they came',
    file: 'shared/session/box.ts',
    find: 'return [...cards].sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0))',
    replace: 'return [...cards]',
    caughtBy: [nonInterference, unit('test/session/board.test.ts', 'BRD3')],
  },
  {
    id: 'release-at-once',
    what: 'a card comes onto the board when it is handed in',
    file: 'server/sockets/commands.ts',
    find: '      return plain(\n        await live.box.submit({',
    replace:
      '      queueMicrotask(() => void live.board.release(session.facilitator, session.roleEpoch, true))\n      return plain(\n        await live.box.submit({',
    also: [
      {
        file: 'shared/session/box.ts',
        find: 'const enough = unsigned.length >= RELEASE_MIN_CARDS && people >= RELEASE_MIN_CARDS',
        replace: 'const enough = tickets > 0',
      },
      {
        file: 'shared/session/tickets.ts',
        find: 'writing: { opening: opening + 1, lanes: writing.lanes, ticketHashes: [], dealt: {} }',
        replace: 'writing',
      },
    ],
    caughtBy: [nonInterference, attacker],
  },
  {
    id: 'typing-signal',
    what: 'everybody is told that somebody hands something in, and how long it is',
    file: 'server/sockets/gateway.ts',
    find: "    socket.on('command', (raw: unknown, ack: unknown) => {\n",
    replace:
      "    socket.on('command', (raw: unknown, ack: unknown) => {\n      if (raw?.command?.kind === 'card.submit') broadcast([live.room.id], 'notice', { kind: 'typing', seat: raw.seat, length: raw.command.text.length })\n",
    caughtBy: [nonInterference, attacker],
  },
  {
    id: 'time-of-a-card',
    what: 'a card on the board says when it was handed in',
    file: 'server/sockets/commands.ts',
    find: '          ticketHash: sha256(command.ticket),\n',
    replace: '          ticketHash: sha256(command.ticket),\n          atMs: room.stamp().atMs,\n',
    also: [
      {
        file: 'server/rooms/board.ts',
        find: 'changes.set(id, { lane, text,',
        replace: 'changes.set(id, { atMs: card.atMs, lane, text,',
      },
      {
        file: 'server/documents/board-document.ts',
        find: '    mark: card.mark,\n    rank: card.rank,\n',
        replace: '    mark: card.mark,\n    rank: card.rank,\n    atMs: card.atMs,\n',
      },
    ],
    caughtBy: [nonInterference, attacker],
  },
  {
    id: 'client-written-board',
    what: 'browsers write the board, each under a number of its own',
    file: 'server/documents/connection.ts',
    find: '    const count = ++this.#contentFrames\n    if (!this.#canWrite) {',
    replace:
      "    const count = ++this.#contentFrames\n    if (document.kind === 'board') return document.append(update, this, count)\n    if (!this.#canWrite) {",
    caughtBy: [nonInterference],
  },
  {
    id: 'done-tap-on-disk',
    what: 'the store keeps which seat tapped "done", in the order of the taps, beside the box',
    file: 'server/rooms/done-marks.ts',
    find: 'seats.set(mark, seat)\n    return mark',
    replace: 'seats.set(seat, seat)\n    return seat',
    caughtBy: [operator],
  },
  {
    id: 'key-of-the-done-tap',
    what: 'the key of a tap on "done" is kept beside the seat, in the moment of the tap',
    file: 'server/sockets/commands.ts',
    find: "{ kind: 'done.set', done: command.done }, { doneMark })",
    replace: "{ kind: 'done.set', done: command.done }, { key, doneMark })",
    also: [{ file: 'shared/session/transition.ts', find: "command.kind === 'done.set' ? null : key", replace: 'key' }],
    caughtBy: [operator],
  },
  {
    id: 'author-in-the-box',
    what: 'sealed cards are stored with the seat that handed them in, and lose it at the release',
    file: 'server/sockets/commands.ts',
    find: '          ticketHash: sha256(command.ticket),\n',
    replace: '          ticketHash: sha256(command.ticket),\n          author: seat,\n',
    caughtBy: [operator],
  },
  {
    id: 'no-budget',
    what: 'as many commands are taken as somebody sends',
    file: 'server/sockets/gateway.ts',
    find: "if (!isInBudget) return refused({ code: 'too-fast' })\n      const parsed",
    replace: 'const parsed',
    caughtBy: [badInput('ten thousand submissions')],
  },
  {
    id: 'ticket-of-anywhere',
    what: 'a ticket that was never dealt here puts a card into the box',
    file: 'shared/session/box.ts',
    find: "  if (!writing.ticketHashes.includes(card.ticketHash)) return no('bad-ticket')\n",
    replace: '',
    caughtBy: [badInput('another room'), unit('test/session/board.test.ts', 'BRD2')],
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
    id: 'presser-is-named',
    what: 'everybody is told who said that a detail slipped',
    file: 'server/sockets/commands.ts',
    find: "    case 'slip.raise':\n",
    replace: "    case 'slip.raise':\n      await room.submit(seat, { kind: 'hand.set', raised: true })\n",
    caughtBy: [nonInterference],
  },
  {
    id: 'screens-stay-uncovered',
    what: 'screens show the room while everybody else is covered',
    file: 'shared/session/view.ts',
    find: "  if (audience === 'screen' && session.slip !== null) return coveredScreenView(session)\n",
    replace: '',
    caughtBy: [unit('test/session/slip.test.ts', 'SLP3')],
  },
  {
    id: 'marked-words-stay-in-the-log',
    what: 'documents go on without the marked words, and their logs of before stay in the store',
    file: 'server/rooms/slips.ts',
    find: '          drop: old,\n',
    replace: '          drop: [],\n',
    caughtBy: [integration('test/integration/slip.test.ts', 'every byte of the data directory')],
  },
  {
    id: 'old-generation-is-a-document',
    what: 'a device that was away writes its old copy, with the words in it, into the room',
    file: 'shared/session/access.ts',
    find: "if (session.progress.state === 'closed' || document.generation !== session.generations[document.name]) return 'gone'",
    replace: "if (session.progress.state === 'closed') return 'gone'",
    caughtBy: [unit('test/session/slip.test.ts', 'SLP4, SLP6')],
  },
  {
    id: 'marked-words-stay-in-the-question',
    what: 'a detail in the question of a case giver is not found and not taken out',
    file: 'shared/session/slip-words.ts',
    find: "question: clean(session.consult.question ?? '') }",
    replace: "question: session.consult.question ?? '' }",
    caughtBy: [unit('test/session/consult.test.ts', 'CON11')],
  },
  {
    id: 'question-for-who-is-outside',
    what: 'who stepped out of a case is sent its question all the same',
    file: 'shared/session/case-question.ts',
    find: " || role === 'outside'",
    replace: '',
    caughtBy: [unit('test/session/consult.test.ts', 'CON11')],
  },
  {
    id: 'flag-of-who-stepped-out',
    what: 'old versions of a case, with the seats that stepped out, stay in the store until the close',
    file: 'shared/session/consult.ts',
    find: 'const overwrites = purgeDue || consult.hadAside',
    replace: 'const overwrites = purgeDue',
    caughtBy: [unit('test/session/consult.test.ts', 'its bytes are overwritten')],
  },
  {
    id: 'answer-names-the-author',
    what: 'who answers "tell it for me" is made the one who tells, for all to see',
    file: 'server/rooms/board.ts',
    find: "teller: who === 'me' ? by : null",
    replace: 'teller: by',
    caughtBy: [nonInterference],
  },
  {
    id: 'old-lead-still-leads',
    what: 'a command that was sent before the lead changed hands counts after it',
    file: 'shared/session/transition.ts',
    find: "    if (stamped.epoch !== session.roleEpoch) return refuse('stale-role')\n",
    replace: '',
    caughtBy: [unit('test/session/people.test.ts', 'ROL3')],
  },
  {
    id: 'mean-of-two',
    what: 'two answers make a mean, so that each of the two can work out the other',
    file: 'shared/session/checkout.ts',
    find: 'export const SUMS_FROM = 5',
    replace: 'export const SUMS_FROM = 2',
    caughtBy: [unit('test/session/checkout.test.ts', 'EVA2')],
  },
  {
    id: 'withdrawer-is-told',
    what: 'everybody is told whose device took a card off the board',
    file: 'server/sockets/gateway.ts',
    find: "      if (!speaksFor(member.live.room.session(), member, seat)) return refused({ code: 'not-seated' })\n",
    replace:
      "      if (!speaksFor(member.live.room.session(), member, seat)) return refused({ code: 'not-seated' })\n      if (command.kind === 'board.withdraw') broadcast([member.live.room.id], 'notice', { kind: 'withdrawn', seat })\n",
    caughtBy: [nonInterference],
  },
  {
    id: 'seat-in-the-log',
    what: 'the log says which seat took a card off',
    file: 'server/sockets/gateway.ts',
    find: "      if (!speaksFor(member.live.room.session(), member, seat)) return refused({ code: 'not-seated' })\n",
    replace:
      "      if (!speaksFor(member.live.room.session(), member, seat)) return refused({ code: 'not-seated' })\n      if (command.kind === 'board.withdraw') log.info('card.withdrawn', { reason: seat })\n",
    caughtBy: [nonInterference],
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
    id: 'stale-lead',
    what: 'a command of a facilitator who has handed over is still done',
    file: 'shared/session/transition.ts',
    find: "if (stamped.epoch !== session.roleEpoch) return refuse('stale-role')",
    replace: '',
    caughtBy: [unit('test/session/people.test.ts', 'ROL3')],
  },
  {
    id: 'names-that-look-alike',
    what: 'a name in Greek letters that looks like the facilitator is free',
    file: 'shared/session/text.ts',
    find: 'LOOKS_LIKE.get(letter) ?? letter',
    replace: 'letter',
    caughtBy: [unit('test/session/people.test.ts', 'SEAT3')],
  },
  {
    id: 'turned-away-asks-again',
    what: 'who was not let into a locked room asks again at once',
    file: 'shared/session/door.ts',
    find: 'if (wasRemoved || session.turnedAway.includes(wish.device))',
    replace: 'if (wasRemoved)',
    caughtBy: [unit('test/session/people.test.ts', 'SEAT10')],
  },
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
    caughtBy: [{ project: 'contract', file: 'test/contract/redis-failover.test.ts', name: 'becomes a replica' }],
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
    id: 'epoch-not-fenced',
    what: 'whoever leads again may still give the commands of the time before',
    file: 'shared/session/transition.ts',
    find: "    if (stamped.epoch !== session.roleEpoch) return refuse('stale-role')\n",
    replace: '',
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
  {
    id: 'who-comes-again-counts-twice',
    what: 'somebody who was erased and comes again has two tickets that count for two people',
    file: 'shared/session/rights.ts',
    find: 'return count === 0 ? writing : { ...writing, dealt, unowned: (writing.unowned ?? 0) + count }',
    replace: 'return count === 0 ? writing : { ...writing, dealt }',
    caughtBy: [unit('test/session/rights.test.ts', 'ANON9')],
  },
  {
    id: 'kept-for-always-thirty-days',
    what: 'what the community set is shown and not kept to',
    file: 'shared/session/close.ts',
    find: 'session.keeping.summaryDays * DAY_MS',
    replace: 'SUMMARY_DAYS * DAY_MS',
    caughtBy: [unit('test/session/retention.test.ts', 'END1, END3')],
  },
  {
    id: 'thanks-outlive-the-close',
    what: 'a member that goes at the close stays with the summary',
    file: 'shared/session/retention.ts',
    find: "  thanks: { thing: 'shown', until: 'close', left: [] },",
    replace: "  thanks: { thing: 'shown', until: 'summary' },",
    caughtBy: [unit('test/session/retention.test.ts', 'END6'), unit('test/unit/retention-page.test.ts', 'END6')],
  },
  {
    id: 'words-on-the-wall',
    what: 'a screen gets the words that give people of the community away',
    file: 'shared/session/view.ts',
    find: "    guardWords: audience === 'screen' ? [] : session.guardWords,",
    replace: '    guardWords: session.guardWords,',
    caughtBy: [integration('test/integration/community-keeping.test.ts', 'WRD4')],
  },
]
