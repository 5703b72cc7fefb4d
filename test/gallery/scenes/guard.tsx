// The check of one's own words, and a case prepared beforehand.
import type { JSX } from 'solid-js'
import { PrepareCase } from '../../../client/features/prepare/PrepareCase.tsx'
import { PrepareDialog } from '../../../client/features/prepare/PrepareDialog.tsx'
import { WriteStep } from '../../../client/phases/peer-sharing/WriteStep.tsx'
import { Announcer } from '../../../client/ui/announcer.tsx'
import { Toaster } from '../../../client/ui/Toaster.tsx'
import { loadRoomWords, setLanguage } from '../../../client/words/words.tsx'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { inRoom } from '../in-room.tsx'

const isGerman = new URLSearchParams(location.search).get('lang') === 'de'
void loadRoomWords()
void setLanguage(isGerman ? 'de' : 'en')

const scene = (options: FakeOptions, screen: () => JSX.Element) =>
  inRoom({ step: 'write', ...options }, () => (
    <>
      <main style="padding: 16px; max-inline-size: 760px; margin: auto">{screen()}</main>
      <Toaster />
      <Announcer />
    </>
  ))

const found = isGerman
  ? 'Tomasz aus der Lohnbuchhaltung hat seit September dreimal abgesagt. Er ist 27 und sagt, dass er von mir nichts mehr hören will. Wie kann ich in Verbindung bleiben, ohne zu drängen?'
  : 'Tomasz from Payroll has cancelled three times since September. He is 27 and says that he is done with it. How can I stay in touch without pushing him?'
const clean = isGerman
  ? 'Jemand sagt immer wieder ab, immer in der letzten Stunde. Wie kann ich in Verbindung bleiben, ohne zu drängen?'
  : 'Somebody cancels again and again, always in the last hour. How can I stay in touch without pushing?'

const prepared = {
  title: isGerman ? 'Wenn jemand nicht mehr kommt' : 'When somebody stops coming',
  about: 'mentee' as const,
  situation: found,
  part: isGerman ? 'Ich habe zweimal geschrieben und bin gekränkt.' : 'I wrote twice, and I am hurt.',
  question: isGerman
    ? 'Wie kann ich in Verbindung bleiben, ohne zu drängen?'
    : 'How can I stay in touch without pushing?',
  crowd: 'some' as const,
  mind: 'uneasy' as const,
  teller: 'lead' as const,
}

export const scenes: Record<string, () => JSX.Element> = {
  'guard-found': scene({ draft: { lane: 'challenge', text: found } }, () => <WriteStep />),
  'guard-clean': scene({ draft: { lane: 'challenge', text: clean, wantsHelp: true, toldByLead: true } }, () => (
    <WriteStep />
  )),
  'prepare-way': scene({ prepared: { title: 'x' } }, () => <PrepareCase />),
  'prepare-case': scene({ prepared }, () => <PrepareDialog onClose={() => {}} />),
}
