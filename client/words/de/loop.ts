import type { loop as en } from '../en/loop.ts'

export const loop = {
  title: 'Letztes Mal wolltet ihr ausprobieren',
  from: '{{ title }}, {{ date }}',
  ask: 'Was ist daraus geworden?',
  did: 'gemacht',
  tried: 'versucht',
  notYet: 'noch nicht',
  letGo: 'losgelassen',
  private:
    'Das seht nur ihr; es liegt auf diesem Gerät. Die Gruppe sieht Zahlen, ab fünf Antworten, sobald sie weitergeht.',
  notHere: 'Nicht in diesem Treffen',
  tapped: '{{ n }} haben gesagt, was aus ihrem Schritt geworden ist.',
  sums: 'Was aus unseren Schritten wurde',
  tell: 'In einem Satz erzählen?',
  tellLabel: 'In einem Satz: was geschah, als ihr es versucht habt',
  tellHint:
    'Daraus wird eure nächste Karte: ohne euren Namen, außer ihr unterschreibt. Ihr legt sie in die Kiste, wenn wir schreiben.',
  keep: 'Als meine nächste Karte behalten',
  kept: 'Auf diesem Gerät behalten, als eure nächste Karte.',
  inTheWay: 'Auf diesem Gerät liegt eine angefangene Karte. Legt sie erst in die Kiste, oder leert sie.',
} satisfies Record<keyof typeof en, string>
