import { describe, expect, test } from 'vitest'
import { markOf, sha256hex } from '../../client/net/card-hash.ts'
import type { WireCommand } from '../../client/net/pending-commands.ts'
import { makeDeviceMemory, type TextStorage } from '../../client/state/device-memory.ts'
import { makeDeviceStore } from '../../client/state/device-store.ts'
import { type CardId, cardId, roomId, seatId } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import type { Lane } from '../../shared/session/session.ts'
import type { Answer } from '../../shared/wire/events.ts'
import { FakeClock } from '../fakes/clock.ts'

const ROOM = roomId('roomroomroomroom')
const KOFI = seatId('kofi')
const LENA = seatId('lena')
const TEXT = 'Silence on video: is it thinking, or is it leaving?'

class TestStorage implements TextStorage {
  readonly kept = new Map<string, string>()
  get length() {
    return this.kept.size
  }
  key = (index: number) => [...this.kept.keys()][index] ?? null
  getItem = (key: string) => this.kept.get(key) ?? null
  setItem(key: string, value: string) {
    this.kept.set(key, value)
  }
  removeItem(key: string) {
    this.kept.delete(key)
  }
}

/** A device with a scripted server. `page()` loads the page anew on the same device. */
function device(storage: TextStorage | null = new TestStorage()) {
  const asked: WireCommand[] = []
  const clock = new FakeClock()
  const world = {
    isOnline: true,
    boardIsWhole: true,
    writing: { opening: 1, lanes: ['success', 'challenge', 'learning'] } as { opening: number; lanes: Lane[] } | null,
    submits: [] as Answer[],
    generation: 0,
  }
  const page = () =>
    makeDeviceStore({
      memory: makeDeviceMemory(ROOM, storage),
      async ask(_seat, command) {
        asked.push(command)
        if (command.kind === 'ticket.ask') return { ok: true, seq: 1, ticket: `ticket-${command.opening}` }
        if (command.kind === 'card.submit') return world.submits.shift() ?? { ok: true, seq: 1 }
        return { ok: true, seq: 1 }
      },
      writing: () => world.writing,
      generation: () => world.generation,
      isOnline: () => world.isOnline,
      boardIsWhole: () => world.boardIsWhole,
      onChange: () => {},
      after: (delayMs, run) => clock.after(delayMs, run),
    })
  const submits = () => asked.filter((command) => command.kind === 'card.submit')
  return { asked, submits, clock, world, page, storage }
}

const refusal = (code: 'wrong-step' | 'bad-ticket' | 'quota' | 'read-only' | 'bad-key'): Answer => ({
  ok: false,
  rejection: { code },
})

function onBoard(id: string, editKey: string): [CardId, BoardCard] {
  const card = cardId(id)
  const mark = markOf(editKey, card)
  return [card, { lane: 'challenge', text: TEXT, wantsHelp: false, signedBy: null, mark, rank: 'a0', group: null }]
}

/** All that this device has stored, whatever the key. */
function everything(storage: TextStorage | null): string[] {
  return Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.getItem(storage.key(at) ?? '') ?? '')
}

const keyOf = (store: ReturnType<ReturnType<typeof device>['page']>) => store.read(KOFI).cards[0]?.editKey ?? ''

describe('from a draft to the box', () => {
  test('a draft is kept through a reload and belongs to one seat', () => {
    const { page } = device()
    page().setDraft(KOFI, { text: TEXT, wantsHelp: true })
    expect(page().read(KOFI).draft).toEqual({ lane: 'challenge', text: TEXT, wantsHelp: true, signed: false })
    expect(page().read(LENA).draft.text).toBe('')
  })

  test('a prepared case is kept through a reload, is never asked about, and goes when the phone changes hands', async () => {
    const { page, asked, storage } = device()
    const part = 'I have become curt.'
    page().setPrepared(KOFI, { part, teller: 'lead' })
    expect(page().read(KOFI).prepared).toMatchObject({ part, teller: 'lead', title: '' })
    expect(page().read(LENA).prepared.part).toBe('')
    const later = page()
    later.setDraft(KOFI, { text: TEXT, toldByLead: true })
    await later.submit(KOFI)
    expect(asked.at(-1)).toMatchObject({ kind: 'card.submit', toldByLead: true })
    expect(JSON.stringify(asked)).not.toContain(part)
    expect(everything(storage).join()).toContain(part)
    later.handOver(KOFI)
    expect(everything(storage).join()).not.toContain(part)
    expect(page().read(KOFI).prepared.part).toBe('')
  })

  test('[ANON2] [ANON6] a submit carries a ticket, a random id and only the hash of the edit key', async () => {
    const { page, asked } = device()
    const store = page()
    store.setDraft(KOFI, { text: TEXT })
    expect(await store.submit(KOFI)).toEqual({ ok: true })
    const [own] = store.read(KOFI).cards
    expect(own?.localId).toMatch(/^[a-z0-9]{26}$/)
    expect(own?.editKey).toMatch(/^[0-9a-f]{64}$/)
    expect(asked).toEqual([
      { kind: 'ticket.ask', opening: 1 },
      {
        kind: 'card.submit',
        ticket: 'ticket-1',
        card: own?.localId,
        lane: 'challenge',
        text: TEXT,
        wantsHelp: false,
        signed: false,
        keyHash: sha256hex(own?.editKey ?? ''),
        generation: 0,
      },
    ])
    expect(JSON.stringify(asked)).not.toContain(own?.editKey)
    expect(store.ownCards(KOFI).map(({ state }) => state)).toEqual(['sealed'])
    expect(store.read(KOFI).draft.text).toBe('')
  })

  test('two cards at once ask for one ticket', async () => {
    const { page, asked } = device()
    const store = page()
    store.setDraft(KOFI, { text: 'One' })
    const first = store.submit(KOFI)
    store.setDraft(KOFI, { text: 'Two' })
    await Promise.all([first, store.submit(KOFI)])
    expect(asked.filter((command) => command.kind === 'ticket.ask')).toHaveLength(1)
    expect(store.ownCards(KOFI)).toHaveLength(2)
  })

  test('what could not be sent is sent after a reload, with the same id', async () => {
    const { page, world, submits } = device()
    const before = page()
    before.setDraft(KOFI, { text: TEXT })
    world.isOnline = false
    expect(await before.submit(KOFI)).toEqual({ ok: true })
    expect(submits()).toEqual([])
    const id = before.ownCards(KOFI)[0]?.localId
    world.isOnline = true
    const after = page()
    after.resume([KOFI])
    await settled()
    expect(submits()).toMatchObject([{ card: id, text: TEXT }])
    expect(after.ownCards(KOFI)).toMatchObject([{ localId: id, state: 'sealed' }])
  })

  test('a full disk keeps the card here and tries again', async () => {
    const { page, world, clock, submits } = device()
    const store = page()
    world.submits = [refusal('read-only')]
    store.setDraft(KOFI, { text: TEXT })
    expect(await store.submit(KOFI)).toEqual({ ok: true })
    expect(store.ownCards(KOFI)[0]?.state).toBe('saving')
    expect(store.hasUnsent()).toBe(true)
    clock.advance(2_000)
    await settled()
    expect(submits()).toHaveLength(2)
    expect(submits()[1]).toEqual(submits()[0])
    expect(store.ownCards(KOFI)[0]?.state).toBe('sealed')
  })

  test('a refusal that lasts is shown with the words, and taking it back gives them back', async () => {
    const { page, world } = device()
    const store = page()
    world.submits = [refusal('quota')]
    store.setDraft(KOFI, { text: TEXT, lane: 'learning' })
    expect(await store.submit(KOFI)).toEqual({ ok: false, rejection: { code: 'quota' } })
    const [failed] = store.ownCards(KOFI)
    expect(failed).toMatchObject({ state: 'failed', text: TEXT, rejection: { code: 'quota' } })
    await store.takeBack(KOFI, failed?.localId ?? cardId('none'))
    expect(store.ownCards(KOFI)).toEqual([])
    expect(store.read(KOFI).draft).toMatchObject({ text: TEXT, lane: 'learning' })
  })
})

describe('when the box was opened meanwhile', () => {
  test('words that never arrived are offered again as a draft', async () => {
    const { page, world } = device()
    const store = page()
    world.isOnline = false
    store.setDraft(KOFI, { text: TEXT })
    await store.submit(KOFI)
    world.isOnline = true
    world.writing = null
    world.submits = [refusal('wrong-step')]
    store.resume([KOFI])
    await settled()
    expect(store.ownCards(KOFI)).toEqual([])
    expect(store.read(KOFI).draft.text).toBe(TEXT)
  })

  test('a new opening of the same lanes takes them with a new ticket', async () => {
    const { page, world, clock, submits } = device()
    const store = page()
    world.submits = [refusal('bad-ticket')]
    store.setDraft(KOFI, { text: TEXT })
    const sent = store.submit(KOFI)
    world.writing = { opening: 2, lanes: ['challenge'] }
    await sent
    clock.advance(2_000)
    await settled()
    expect(submits()).toMatchObject([{ ticket: 'ticket-1' }, { ticket: 'ticket-2' }])
    expect(store.ownCards(KOFI)).toMatchObject([{ state: 'sealed' }])
  })

  test('a card that was released before its answer came is recognised and not sent twice', async () => {
    const { page, world, clock, submits } = device()
    const store = page()
    world.submits = [refusal('bad-ticket')]
    store.read(KOFI)
    store.setDraft(KOFI, { text: TEXT })
    const sent = store.submit(KOFI)
    world.writing = { opening: 2, lanes: ['challenge'] }
    await sent
    store.match(new Map([onBoard('freshfreshfreshfresh', keyOf(store))]))
    clock.advance(2_000)
    await settled()
    expect(submits()).toHaveLength(1)
    expect(store.ownCards(KOFI)).toMatchObject([{ state: 'released', released: 'freshfreshfreshfresh' }])
  })

  test('[ANON6] only the own card is recognised, also after a reload', async () => {
    const { page } = device()
    const before = page()
    before.setDraft(KOFI, { text: TEXT })
    await before.submit(KOFI)
    const key = keyOf(before)
    const after = page()
    after.read(KOFI)
    after.match(new Map([onBoard('someoneelsessomeone', 'another key'), onBoard('freshfreshfreshfresh', key)]))
    expect(after.editKeyOf(KOFI, cardId('freshfreshfreshfresh'))).toBe(key)
    expect(after.editKeyOf(KOFI, cardId('someoneelsessomeone'))).toBeNull()
  })
})

test('[BRD13] "not today" is kept on this device, sends nothing, and goes with its person', async () => {
  const { page, asked } = device()
  const store = page()
  const card = cardId('freshfreshfreshfresh')
  store.notToday(KOFI, card)
  store.notToday(KOFI, card)
  expect(page().read(KOFI).notToday).toEqual([card])
  expect(page().read(LENA).notToday).toEqual([])
  expect(asked).toEqual([])
  store.handOver(KOFI)
  expect(page().read(KOFI).notToday).toEqual([])
})

describe('a phone that goes round', () => {
  test('nothing of the one before stays but what is on its way, and that is seen by nobody', async () => {
    const { page, world, storage, submits } = device()
    const store = page()
    store.setDraft(KOFI, { text: 'First, sealed' })
    await store.submit(KOFI)
    world.isOnline = false
    store.setDraft(KOFI, { text: 'Second, on its way' })
    await store.submit(KOFI)
    store.setDraft(KOFI, { text: 'Third, a draft' })
    store.handOver(KOFI)
    expect(store.ownCards(KOFI)).toEqual([])
    expect(store.read(KOFI).draft.text).toBe('')
    world.isOnline = true
    store.resume([KOFI, LENA])
    await settled()
    expect(submits()).toHaveLength(2)
    const left = JSON.stringify([...(storage instanceof TestStorage ? storage.kept : [])])
    for (const words of ['First', 'Second', 'Third']) expect(left).not.toContain(words)
  })

  test('at the close everything of the room is gone from the device', async () => {
    const { page, storage } = device()
    const store = page()
    store.setDraft(KOFI, { text: TEXT })
    store.setDraft(LENA, { text: TEXT })
    page().wipeRoom()
    expect([...(storage instanceof TestStorage ? storage.kept : [1])]).toEqual([])
    expect(page().read(KOFI).draft.text).toBe('')
  })

  test('where the browser keeps nothing it still works for as long as the page is open', async () => {
    const blocked = new TestStorage()
    blocked.setItem = () => {
      throw new Error('blocked')
    }
    const { page } = device(blocked)
    const store = page()
    store.setDraft(KOFI, { text: TEXT })
    expect(await store.submit(KOFI)).toEqual({ ok: true })
    expect(store.ownCards(KOFI)).toHaveLength(1)
  })

  test('what somebody broke in the storage is not believed', () => {
    const storage = new TestStorage()
    storage.setItem(`copse.seat.${ROOM}.${KOFI}`, '{"draft":{"lane":"gossip","text":7}}')
    expect(device(storage).page().read(KOFI)).toEqual(device(null).page().read(KOFI))
  })
})

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
