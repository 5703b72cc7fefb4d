import type { theme as en } from '../en/theme.ts'

export const theme = {
  notesLabel: 'Gemeinsame Notizen zum Thema',
  notesHeading: 'Notizen für alle',
  notesPlaceholder: 'Sätze, die geholfen haben, Fragen, die bleiben sollen. Keine Geschichten: Gelerntes darf hinaus.',
  readOnly: 'Ihr könnt die Notizen lesen; ändern lässt sich darin jetzt nichts.',
  resources: 'Material',
  resourcesEmpty: 'Noch kein Material. Fügt eine Seite, ein Buch oder ein Video hinzu, das euch geholfen hat.',
  by: 'von {{ name }}',
  add: 'Material hinzufügen',
  addTitle: 'Was es ist',
  addUrl: 'Adresse',
  addUrlHint: 'Darf leer bleiben, zum Beispiel bei einem Buch im Regal',
  addDo: 'Auf die Liste setzen',
  urlWrong: 'Das ist keine Webadresse. Eine sieht so aus: https://example.org/seite.',
  titleMissing: 'Sagt in wenigen Worten, was es ist.',
  remove: '„{{ title }}“ entfernen',
  removed: '„{{ title }}“ ist von der Liste.',
  added: '„{{ title }}“ steht auf der Liste.',
  putBack: 'Zurückholen',
  call: 'Zum Gespräch',
} satisfies Record<keyof typeof en, string>
