import type { round as en } from '../en/round.ts'

export const round = {
  seconds: 'Zeit für diese Stimme',
  yourTurn: 'Ihr seid dran',
  allHeard: 'Alle waren dran.',
  next: 'als Nächstes: {{ names }}',
  youAreNext: 'Danach kommt ihr.',
  before: 'Vor euch: {{ n }}',
  listening: 'In dieser Runde hört ihr zu.',
  overTime: 'Eure Zeit ist um. Sprecht den Satz in Ruhe zu Ende.',
  finish: 'Ich bin fertig',
  pass: 'Passen',
  passFine: 'Passen ist eine ganze Antwort.',
  order: 'In dieser Reihenfolge',
  you: '(ihr)',
  lateHint: 'Wer später kommt, ist zuletzt dran.',
} satisfies Record<keyof typeof en, string>
