import type { summary as en } from '../en/summary.ts'

export const summary = {
  over: 'Diese Sitzung ist zu Ende. Danke.',
  kept: 'Diese Seite wird am {{ date }} gelöscht. Nehmt mit, was ihr braucht.',
  download: 'Als Markdown herunterladen',
  print: 'Drucken',
  calendar: 'Termin in meinen Kalender',
  next: 'Wir sehen uns wieder',
  nextLead: 'Es moderiert {{ name }}',
  minutes: '{{ n }} Minuten',
  takeaways: 'Was wir gelernt haben',
  agenda: 'Agenda',
  notes: 'Notizen zum Thema',
  resources: 'Links',
  noCases:
    'Fälle und Karten stehen hier nicht: Sie wurden beim Schließen gelöscht. Geschichten bleiben hier, Gelerntes darf mit.',
} satisfies Record<keyof typeof en, string>
