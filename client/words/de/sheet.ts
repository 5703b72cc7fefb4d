import type { sheet as en } from '../en/sheet.ts'

export const sheet = {
  title: 'Eure Kopie eines Falls',
  hint: 'Nur auf diesem Gerät. Niemand sonst hat sie, auch kein Server.',
  notes: 'Meine Notizen',
  lines: 'Für mich geschrieben',
  delete: 'Diese Kopie löschen',
  gone: 'Die Kopie ist gelöscht.',
} as const satisfies Record<keyof typeof en, string>
