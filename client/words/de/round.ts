import type { round as en } from '../en/round.ts'

export const round = {
  seconds: 'Zeit für diese Stimme',
  yourTurn: 'Du bist dran',
  allHeard: 'Alle waren dran.',
  next: 'als Nächstes: {{ names }}',
  youAreNext: 'Danach kommst du.',
  before: 'Vor dir: {{ n }}',
  listening: 'Du hörst in dieser Runde zu.',
  overTime: 'Deine Zeit ist um. Sprich den Satz in Ruhe zu Ende.',
  finish: 'Ich bin fertig',
  pass: 'Passen',
  passFine: 'Passen ist eine ganze Antwort.',
  order: 'In dieser Reihenfolge',
  you: '(du)',
  lateHint: 'Wer später kommt, ist zuletzt dran.',
} satisfies Record<keyof typeof en, string>
