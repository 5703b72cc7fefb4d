// What is shown to the wrong ones, or kept longer than was said.
import type { PlantedFault } from './fault.ts'
import { integration, unit } from './fault.ts'

export const FAULTS_OF_KEEPING: readonly PlantedFault[] = [
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
    find: 'consult.hadAside ? purgeAgain(session) : purge',
    replace: 'purge',
    caughtBy: [unit('test/session/consult.test.ts', 'its bytes are overwritten')],
  },
  {
    id: 'overwritten-before-it-was-gone',
    what: 'an overwriting that began before somebody erased themselves counts as done for them too',
    file: 'shared/session/close.ts',
    find: 'Math.max(purge.done, Math.min(asOf, purge.asked))',
    replace: 'asOf <= purge.asked ? purge.asked : purge.done',
    caughtBy: [unit('test/session/checkout.test.ts', 'END1, RGT2')],
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
