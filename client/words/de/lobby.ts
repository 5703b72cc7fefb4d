import type { lobby as en } from '../en/lobby.ts'

export const lobby = {
  starts: 'Wir beginnen {{ when }}.',
  waiting: '{{ name }} startet das Treffen.',
  youStart: 'Ihr startet das Treffen, wenn alle da sind.',
  hereOne: '{{ n }} Person ist da',
  hereMany: '{{ n }} Personen sind da',
  invite: 'Die anderen einladen',
  inviteAlone: 'Ihr seid als Erste hier. Ladet die anderen ein:',
  inviteText: 'Der Link, dieser Code oder die Kamera eines Telefons.',
  copy: 'Link kopieren',
  link: 'Link in diesen Raum',
  copied: 'Kopiert. Fügt ihn dort ein, wo ihn eure Gruppe sieht.',
  copyFailed: 'Kopieren geht hier nicht. Markiert den Link und kopiert ihn von Hand.',
  qr: 'QR-Code, der in diesen Raum führt',
  callJoin: 'Zum Anruf',
  callHint: 'Gesprochen wird dort, dieser Raum liegt daneben.',
  plan: 'Was wir vorhaben',
  planTotal: '{{ n }} Minuten',
  planSpare: '{{ n }} Min. Luft',
  minutes: '{{ n }} Min.',
} satisfies Record<keyof typeof en, string>
