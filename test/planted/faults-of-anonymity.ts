// Ways in which it could be found out who wrote a card.
import type { PlantedFault } from './fault.ts'
import { attacker, nonInterference, operator, unit } from './fault.ts'

export const FAULTS_OF_ANONYMITY: readonly PlantedFault[] = [
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
    id: 'presser-is-named',
    what: 'everybody is told who said that a detail slipped',
    file: 'server/sockets/commands.ts',
    find: "    case 'slip.raise':\n",
    replace: "    case 'slip.raise':\n      await room.submit(seat, { kind: 'hand.set', raised: true })\n",
    caughtBy: [nonInterference],
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
    id: 'command-log-in-the-store',
    what: 'every command is stored with its seat, so that a meeting can be replayed',
    file: 'server/sockets/commands.ts',
    find: "  if (heldBySlip(room.session(), command.kind)) return no('slip-open')\n",
    replace:
      "  if (heldBySlip(room.session(), command.kind)) return no('slip-open')\n  const log = new TextEncoder().encode(JSON.stringify({ seat, command }))\n  await room.run(async () => ({ ok: true, command: null, commit: { put: { ['log:' + key.toLowerCase()]: log } } }))\n",
    caughtBy: [operator],
  },
  {
    id: 'seed-in-the-store',
    what: 'the stamp of a release is kept with its cards, and with it the seed that orders are drawn from',
    file: 'shared/session/transition.ts',
    find: '      return tickets.released(session, command.opening, command.cards)\n',
    replace:
      '      const released = tickets.released(session, command.opening, command.cards)\n      const stampedCard = ([id, card]) => [id, { ...card, seed: stamped.stamp.seed }]\n      return released.ok ? accept(released.session, { cards: Object.fromEntries(Object.entries(released.session.cards).map(stampedCard)) }) : released\n',
    caughtBy: [operator],
  },
  {
    id: 'ticket-kept-with-the-seat',
    what: 'the store remembers which seat was dealt which ticket',
    file: 'server/rooms/ticket-pool.ts',
    find: '    const ticket = draw()\n',
    replace:
      "    const ticket = draw()\n    const kept = new TextEncoder().encode(JSON.stringify(sha256(ticket ?? '')))\n    await room.run(async () => ({ ok: true, command: null, commit: { put: { ['ticket:' + seat]: kept } } }))\n",
    caughtBy: [operator],
  },
  {
    id: 'release-one-by-one',
    what: 'each card of a release comes by itself, under a client id of its own',
    file: 'server/rooms/board.ts',
    find: 'append: [{ document: board, update: documents.writeBoard(state, changes) }],',
    replace:
      'append: [...changes].map((one) => ({ document: board, update: documents.writeBoard(state, new Map([one])) })),',
    caughtBy: [attacker],
  },
  {
    id: 'answer-names-the-author',
    what: 'who answers "tell it for me" is made the one who tells, for all to see',
    file: 'server/rooms/board.ts',
    find: "teller: who === 'me' ? by : null",
    replace: 'teller: by',
    caughtBy: [nonInterference],
  },
]
