import type { reactions as en } from '../en/reactions.ts'

export const reactions = {
  bar: 'Reaktionen',
  metoo: 'Ich auch',
  thanks: 'Danke',
  more: 'Mehr davon',
  celebrate: 'Feiern',
  slower: 'Bitte langsamer',
  pause: 'Ich brauche eine Pause',
  toLead: 'Ein leises Wort an die Moderation',
  toldLead: 'Das sieht nur die Moderation, ohne Namen.',
  off: 'Reaktionen ruhen jetzt: Wir hören zu.',
  times: '{{ n }} × {{ name }}',
} satisfies Record<keyof typeof en, string>
