// A question to the author of a card, on their device and at the desk of who leads; the question a case giver asks the group.
import type { JSX } from 'solid-js'
import { CockpitPanel } from '../../../client/features/cockpit/CockpitPanel.tsx'
import { CaseQuestion } from '../../../client/features/consult/CaseQuestion.tsx'
import { Banners } from '../../../client/phases/Banners.tsx'
import { openNotebook } from '../../../client/state/notebook.ts'
import { Announcer } from '../../../client/ui/announcer.tsx'
import { loadRoomWords, setLanguage } from '../../../client/words/words.tsx'
import { cardId, roomId } from '../../../shared/ids.ts'
import type { MineView } from '../../../shared/session/room-view.ts'
import { who } from '../../fakes/fake-people.ts'
import { fakeStep } from '../../fakes/fake-plan.ts'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { fakeView } from '../../fakes/fake-view.ts'
import { inRoom } from '../in-room.tsx'

const isGerman = new URLSearchParams(location.search).get('lang') === 'de'
void loadRoomWords()
void setLanguage(isGerman ? 'de' : 'en')

const scene = (options: FakeOptions, screen: () => JSX.Element) =>
  inRoom(options, () => (
    <>
      <main style="padding: 16px; max-inline-size: 760px; margin: auto">{screen()}</main>
      <Announcer />
    </>
  ))

const CARD = cardId('cancels')
const question = isGerman
  ? 'Wie kann ich Katarzyna aus Abteilung 5 helfen, gehört zu werden?'
  : 'How can I help Katarzyna from Unit 5 to be heard?'
const asked = isGerman
  ? 'Wie bleibe ich in Verbindung, ohne zu drängen, wenn jemand zum dritten Mal absagt?'
  : 'How do I stay in touch without pushing, when somebody cancels for the third time?'

const inCase = (more: Partial<MineView['case']>): Partial<MineView> => ({
  case: {
    role: 'giver',
    isAsked: false,
    offers: false,
    isAside: false,
    mayWrite: null,
    question: null,
    mayAsk: true,
    asked: [],
    readsOffers: null,
    written: [],
    forMe: [],
    ...more,
  },
})

function WithDraft(): JSX.Element {
  const { roomId: room } = fakeView({
    step: fakeStep('read'),
    role: 'participant',
    state: 'live',
    language: 'en',
    over: {},
  })
  openNotebook(roomId(room), who('Kofi'), 'question').write(question)
  return <CaseQuestion />
}

export const scenes: Record<string, () => JSX.Element> = {
  'asked-author': scene({ step: 'read', view: { cardQuestion: { card: CARD, answer: null } } }, () => <Banners />),
  'asked-lead': scene(
    { step: 'choose', role: 'facilitator', view: { cardQuestion: { card: CARD, answer: null } } },
    () => <CockpitPanel />,
  ),
  'asked-lead-tells': scene(
    { step: 'choose', role: 'facilitator', view: { cardQuestion: { card: CARD, answer: 'lead-tells' } } },
    () => <CockpitPanel />,
  ),
  'question-write': scene({ step: 'read', mine: inCase({}) }, () => <WithDraft />),
  'question-asked': scene({ step: 'read', mine: inCase({ role: 'adviser', mayAsk: false, question: asked }) }, () => (
    <CaseQuestion />
  )),
}
