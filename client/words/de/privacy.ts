import type { privacy as en } from '../en/privacy.ts'

export const privacy = {
  title: 'Datenschutz in einfachen Worten',
  lead: 'Was dieser Raum aufbewahrt, wer es sieht und wann es weg ist.',
  whoTitle: 'Wer diesen Server betreibt',
  who: 'Betrieben von {{ operator }}.',
  contact: 'Fragen an: {{ contact }}',
  noneNamed: 'Wer diesen Server betreibt, hat sich hier nicht genannt. Fragt die Person, die euch eingeladen hat.',
  keptTitle: 'Was aufbewahrt wird und bis wann',
  thing: 'Was',
  seenBy: 'Wer es sieht',
  until: 'Bis wann',
  nameThing: 'Euer Name, und ob ihr im Raum oder von fern dabei seid',
  nameWho: 'Menschen in diesem Raum',
  nameUntil: '30 Tage nach dem Schluss, oder 1 bis 90, wie es eure Gemeinschaft festlegt',
  draftThing: 'Eine Karte, an der ihr schreibt',
  draftWho: 'Nur ihr: Sie liegt auf eurem Gerät',
  draftUntil: 'ihr sie in die Box legt oder das Treffen schließt',
  cardThing: 'Karten und Fälle',
  cardWho: 'Menschen in diesem Raum, ohne euren Namen, außer ihr unterschreibt',
  cardUntil: 'beim Schluss gelöscht',
  tapThing: 'Punkte, Reaktionen, Antworten am Ende',
  tapWho: 'Niemand einzeln; Summen, bei Antworten ab fünf Personen',
  tapUntil: 'beim Schluss gelöscht',
  stepThing: 'Ein Schritt, den ihr ausprobiert',
  stepWho: 'Nur ihr, oder die Gruppe, wenn ihr ihn zeigt',
  stepUntil: 'eurer bleibt auf eurem Gerät',
  sumThing: 'Agenda, Notizen, Lernzeilen, Links, nächstes Datum',
  sumWho: 'Wer in diesem Raum war',
  sumUntil: '30 Tage nach dem Schluss, oder 1 bis 90, wie es eure Gemeinschaft festlegt',
  promiseTitle: 'Zwei verschiedene Versprechen',
  promiseStory:
    'Niemand in einer Geschichte soll zu erkennen sein. Dafür sorgen wir alle, immer: keine Namen, Daten, Orte oder Teams.',
  promiseAuthor:
    'Wer eine Karte ohne Unterschrift geschrieben hat, wird nicht gespeichert und niemandem gezeigt. In einer Gruppe unter fünf ist das schwach: Man kann raten.',
  whoCouldTitle: 'Wer es trotzdem herausfinden könnte',
  whoCould:
    'Menschen, die wissen, wie ihr schreibt. Jemand, der auf euren Bildschirm schaut. Wer diesen Server betreibt, in dem Moment, in dem ihr sendet. Bringt also nichts mit, was nie jemand wissen darf.',
  deviceTitle: 'Auf eurem Gerät',
  device:
    'Ein Cookie, damit ihr nach dem Neuladen euren Platz wiederfindet. Entwürfe und offline Geschriebenes, bis das Treffen schließt. Kein Tracking, keine anderen Firmen, nichts wird von anderswo geladen.',
  rightsTitle: 'Was ihr tun könnt',
  rights:
    'Jederzeit gehen. Eine Karte zurücknehmen, bevor sie geöffnet wird, und danach zurückziehen, von dem Gerät aus, auf dem sie entstand. Als Datei holen, was über euch gespeichert ist, und euch löschen: im Menü eines Raums und auf der Seite eurer Gemeinschaft.',
  noRecording: 'Copse zeichnet weder Ton noch Bild auf und misst niemandes Redezeit.',
} satisfies Record<keyof typeof en, string>
