import type { principles as en } from '../en/principles.ts'

export const principles = {
  title: 'Worauf wir uns einigen',
  confidentiality: 'Vertraulichkeit',
  confidentialityText: 'Geschichten bleiben hier, Gelerntes darf mit.',
  respect: 'Gegenseitiger Respekt',
  respectText: 'Menschen vor Rollen. Gleicher Respekt, gleiche Zeit.',
  encouragement: 'Ermutigung',
  encouragementText: 'Wir fragen, bevor wir raten, und nehmen gute Absicht an.',
  involvement: 'Beteiligung',
  involvementText: 'Es ist unsere Gruppe. Und Passen ist immer eine Antwort.',
} satisfies Record<keyof typeof en, string>
