// The case board: writing, the wall, choosing, harvest.
import { createSignal, type JSX } from 'solid-js'
import { BoardPlace } from '../../../client/features/board/BoardPlace.tsx'
import { ReleaseButton } from '../../../client/features/board/ReleaseButton.tsx'
import { byRank, type WallCard } from '../../../client/features/board/wall-order.ts'
import { ChooseStep } from '../../../client/phases/peer-sharing/ChooseStep.tsx'
import { HarvestView } from '../../../client/phases/peer-sharing/HarvestView.tsx'
import { ReadStep } from '../../../client/phases/peer-sharing/ReadStep.tsx'
import { WriteStep } from '../../../client/phases/peer-sharing/WriteStep.tsx'
import { RoomScreen } from '../../../client/projector/RoomScreen.tsx'
import type { OwnCard } from '../../../client/state/room-api.ts'
import { RoomProvider } from '../../../client/state/room-context.tsx'
import { Announcer } from '../../../client/ui/announcer.tsx'
import { Toaster } from '../../../client/ui/Toaster.tsx'
import { loadRoomWords, setLanguage } from '../../../client/words/words.tsx'
import { cardId, epochMs, hash } from '../../../shared/ids.ts'
import { applyToBoard } from '../../../shared/session/board-rules.ts'
import { BOARD_LANES } from '../../../shared/session/session.ts'
import { FAKE_NOW, fakeCards, fakeSeats, fakeTakeaways } from '../../fakes/fake-people.ts'
import { createFakeRoom, type FakeOptions } from '../../fakes/fake-room.tsx'
import { inRoom } from '../in-room.tsx'

void loadRoomWords()
void setLanguage(new URLSearchParams(location.search).get('lang') === 'de' ? 'de' : 'en')

const scene = (options: FakeOptions, screen: () => JSX.Element) =>
  inRoom(options, () => (
    <>
      <main style="padding: 16px; max-inline-size: 1600px; margin: auto">{screen()}</main>
      <Toaster />
      <Announcer />
    </>
  ))

const screen = (options: FakeOptions) =>
  inRoom({ role: 'screen', ...options }, () => <RoomScreen origin="https://copse.example.org" />)

const sentences = fakeCards.map((card) => card.text)
const many = Array.from({ length: 40 }, (_, index) => ({
  id: cardId(`many-${index}`),
  lane: BOARD_LANES[index % 3] ?? ('success' as const),
  text: `${sentences[index % sentences.length]} ${index % 4 === 0 ? sentences[(index + 5) % sentences.length] : ''}`.trim(),
  wantsHelp: index % 3 === 1 && index % 2 === 0,
  signedBy: index % 11 === 0 ? 'Priya' : null,
  mark: hash(`many-${index}`),
  rank: `a${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij'[index]}`,
  group: index === 7 || index === 10 ? cardId('many-1') : null,
}))

const takeaways = [...fakeTakeaways, 'Silence is an answer; wait ten seconds longer than is comfortable.'].map(
  (text, index) => ({
    id: cardId(`line-${index}`),
    lane: 'takeaway' as const,
    text,
    wantsHelp: false,
    signedBy: index === 1 ? 'Lena' : null,
    mark: hash(`line-${index}`),
    rank: `a${index}`,
    group: null,
  }),
)

const longest =
  'A mentee has cancelled three times in a few months, always an hour before, always with a good reason, and I notice I am getting short with them in writing. I do not know whether to name it, to wait, or to offer an end. What would you want somebody to do if it were you who kept away?'.slice(
    0,
    280,
  )

const own: OwnCard[] = [
  {
    localId: cardId('own-1'),
    lane: 'success',
    text: 'I asked two open questions before giving any advice, and the plan came from them.',
    wantsHelp: false,
    signed: false,
    state: 'sealed',
    released: null,
    rejection: null,
  },
  {
    localId: cardId('own-2'),
    lane: 'challenge',
    text: 'Silence on video: is it thinking, or is it leaving?',
    wantsHelp: true,
    signed: true,
    state: 'saving',
    released: null,
    rejection: null,
  },
  {
    localId: cardId('own-3'),
    lane: 'learning',
    text: 'Saying “I do not know either” did more than any of my stories.',
    wantsHelp: false,
    signed: false,
    state: 'failed',
    released: null,
    rejection: { code: 'bad-ticket' },
  },
]

const three = Object.fromEntries(Object.entries(fakeSeats).slice(0, 3))
const cardDraft = { lane: 'challenge' as const, text: sentences[4] ?? '', wantsHelp: true }

/** A wall that answers as the server does, a moment later. */
function live(options: FakeOptions, screen: () => JSX.Element): () => JSX.Element {
  return () => {
    const [cards, setCards] = createSignal<readonly WallCard[]>(options.cards ?? fakeCards)
    const fake = createFakeRoom(options)
    const tools = { merge: (_base: string, next: string) => next, sha256: hash, signName: 'Kofi', leads: true }
    const room = {
      ...fake,
      cards: () => [...cards()].sort(byRank),
      sendBoard: async (command: Parameters<typeof fake.sendBoard>[0]) => {
        await new Promise((done) => setTimeout(done, 30))
        const outcome = applyToBoard(new Map(cards().map((card) => [card.id, card])), command, tools)
        if (!outcome.ok) return outcome
        const { changes } = outcome
        setCards((old) =>
          old.flatMap((card) => {
            const next = changes.get(card.id)
            return next === null ? [] : [next ? { ...next, id: card.id } : card]
          }),
        )
        return { ok: true as const }
      },
    }
    return (
      <RoomProvider room={room}>
        <main style="padding: 16px">{screen()}</main>
        <Toaster />
        <Announcer />
      </RoomProvider>
    )
  }
}

export const scenes: Record<string, () => JSX.Element> = {
  write: scene({ step: 'write', draft: cardDraft }, () => <WriteStep />),
  'write-empty': scene({ step: 'write', draft: { lane: 'success' } }, () => <WriteStep />),
  'write-own': scene({ step: 'write', ownCards: own, mine: { isDone: true } }, () => <WriteStep />),
  'write-long-few': scene(
    { step: 'write', draft: { ...cardDraft, text: `${longest}${longest}` }, view: { seats: three } },
    () => <WriteStep />,
  ),
  'write-refused': scene({ step: 'write', draft: cardDraft, reject: 'read-only' }, () => <WriteStep />),
  'write-harvest': scene({ step: 'harvest', draft: { lane: 'takeaway' } }, () => <WriteStep />),
  'write-elsewhere': scene({ step: 'harvest', draft: cardDraft }, () => <WriteStep />),
  'write-harvest-open': scene({ step: 'harvest', cards: [...fakeCards, ...takeaways] }, () => <WriteStep />),
  read: scene({ step: 'read' }, () => <ReadStep />),
  'read-live': live({ step: 'read', role: 'facilitator' }, () => <ReadStep />),
  'read-draft': scene({ step: 'read', draft: cardDraft }, () => <ReadStep />),
  'read-lead': scene({ step: 'read', role: 'facilitator', view: { spotlight: cardId('cancels') } }, () => <ReadStep />),
  'read-refused': scene({ step: 'read', role: 'facilitator', reject: 'wrong-step' }, () => <ReadStep />),
  'read-many': scene({ step: 'read', cards: many }, () => <ReadStep />),
  'read-offline': scene({ step: 'read', saveState: { state: 'offline', sinceMs: epochMs(FAKE_NOW - 9000) } }, () => (
    <ReadStep />
  )),
  board: scene({ step: 'theme-notes', view: { spotlight: null } }, () => <BoardPlace />),
  'board-empty': scene({ step: 'write' }, () => <BoardPlace />),
  'choose-wait': scene({ step: 'choose', view: { vote: null } }, () => <ChooseStep />),
  choose: scene({ step: 'choose', dots: ['silence'] }, () => <ChooseStep />),
  'choose-all': scene(
    {
      step: 'choose',
      dots: ['silence', 'walk'],
      cards: fakeCards.map((card) => ({ ...card, wantsHelp: false })),
    },
    () => <ChooseStep />,
  ),
  'choose-shown': scene(
    {
      step: 'choose',
      role: 'facilitator',
      cards: fakeCards.map((card) => ({ ...card, wantsHelp: card.lane === 'challenge' })),
      view: {
        vote: { state: 'shown', dotsEach: 2, drawn: null },
        voteSums: { cancels: 7, silence: 5, 'do-it-myself': 4, 'two-bosses': 1 },
      },
    },
    () => <ChooseStep />,
  ),
  'choose-empty': scene({ step: 'choose', cards: [] }, () => <ChooseStep />),
  harvest: scene({ step: 'harvest', cards: takeaways }, () => <HarvestView />),
  'harvest-kept': scene({ step: 'harvest', state: 'closed' }, () => <HarvestView />),
  'screen-wall-many': screen({ step: 'read', cards: many }),
  'screen-wall-long': screen({ step: 'read', cards: fakeCards.map((card) => ({ ...card, text: longest })) }),
  'screen-wall-lit': screen({ step: 'read', view: { spotlight: cardId('cancels') } }),
  'screen-wall-empty': screen({ step: 'read', cards: [] }),
  'screen-sums': screen({
    step: 'choose',
    cards: fakeCards.map((card) => ({ ...card, wantsHelp: card.lane === 'challenge' })),
    view: {
      vote: { state: 'shown', dotsEach: 2, drawn: null },
      voteSums: { cancels: 7, silence: 5, 'do-it-myself': 4, 'two-bosses': 1 },
    },
  }),
  release: scene({ step: 'write', role: 'facilitator' }, () => <ReleaseButton />),
  'release-few': scene(
    { step: 'write', role: 'facilitator', reject: 'too-few-cards', view: { done: { count: 9, of: 9 } } },
    () => <ReleaseButton />,
  ),
}
