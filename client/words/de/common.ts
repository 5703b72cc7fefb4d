import type { common as en } from '../en/common.ts'

export const common = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  more: 'Mehr',
  skip: 'Direkt zu dem, was jetzt dran ist',
  loading: 'Einen Moment …',
  charsLeftOne: 'noch {{ n }} Zeichen',
  charsLeftMany: 'noch {{ n }}',
  charsOverOne: '{{ n }} Zeichen zu viel',
  charsOverMany: '{{ n }} Zeichen zu viel',
  notices: 'Hinweise',
  brokenTitle: 'Dieser Teil hat sich nicht geöffnet.',
  brokenText: 'Was ihr geschrieben habt, bleibt auf diesem Gerät.',
  brokenAgain: 'Erneut versuchen',
} satisfies Record<keyof typeof en, string>
