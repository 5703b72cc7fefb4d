import type { script as en } from '../en/script.ts'

export const script = {
  ready:
    'Bevor wir beginnen: Wer jemanden in der Geschichte erkennen könnte, kann jetzt hinausgehen; auf dem Bildschirm gibt es einen Weg, und niemand fragt. Wer schreibt mit, wer achtet darauf, wie wir arbeiten?',
  story:
    'Du hast das Wort. Erzähl, was wir brauchen, um deine Frage zu verstehen. Wir hören zu und notieren, was wir fragen möchten.',
  telling: 'Erzähl frei, ohne Notizen, wie es kommt. Wir hören zu und achten darauf, was es in uns auslöst.',
  question:
    'Was ist deine Frage an uns? Versuch es mit: Wie kann ich …? Und was würde helfen: gehört werden, Fragen, Sichtweisen, Ideen?',
  facts:
    'Jetzt nur Tatsachen: wer, was, wann, wie. Kurze Fragen, kurze Antworten. „Warum“ wartet, und Ratschläge auch.',
  clarify: 'Drei Minuten für Tatsachen. Kurze Fragen, kurze Antworten. Noch kein Rat.',
  resonance: 'Je ein Satz: Wenn ich das höre, merke ich bei mir … Kein Rat, keine Fragen.',
  views:
    'Du darfst den Stuhl umdrehen und hörst jetzt nur zu. Wir anderen denken miteinander laut: vielleicht …, es könnte sein … Denkt auch an die Person, die nicht hier ist.',
  react: 'Was passt, was nicht? Du musst nicht auf alles antworten und nichts verteidigen.',
  ideas: 'Erst neunzig Sekunden schriftlich. Dann laut: Man könnte … Angebote, keine Rangfolge, kein „du solltest“.',
  thinking:
    'Du hörst jetzt nur zu und schreibst auf, was du magst. Wir sprechen miteinander darüber, nicht zu dir. Man könnte …, vielleicht …',
  choice: 'Eines, das du mitnimmst. Ein erster Schritt. Der Rest darf hierbleiben. Und ein Dank, wenn du magst.',
  takeaway: 'Eines, das du mitnimmst. Zum Rest musst du nichts sagen.',
  learning:
    'Nun wir anderen: Für mein eigenes Mentoring nehme ich mit … Ein Satz, nichts über die Menschen in der Geschichte.',
  keep: 'Was für dich geschrieben wurde, gehört dir. Behalte eine Kopie auf deinem Gerät oder lösche es. Sag niemandem, was du tust.',
  turn1:
    'In jeder Dreiergruppe: Eine Person fragt um Hilfe, zwei hören zu. Fragen, klären, laut denken, mitnehmen; der Bildschirm sagt, wann.',
  turn2: 'Die zweite Person ist dran. Gleiche Reihenfolge, gleiche Zeit.',
  turn3: 'Die letzte Runde. Wo ihr zu viert seid, teilen sich zwei die Zeit.',
  change: 'Einmal durchatmen. Dankt der Person, die erzählt hat. Dann ist die nächste dran.',
  imagine:
    'Lehn dich zurück und hör zu. Wir anderen: Wie mag es für jede Person in dieser Geschichte sein? Kein Rat, und niemand wird beurteilt.',
  back: 'Du bist wieder bei uns. Was hat dich beim Zuhören bewegt? Du musst niemandem antworten.',
  since: 'Was ist seit dem letzten Mal geschehen? Zwei oder drei Sätze.',
  openQuestions:
    'Jetzt nur offene Fragen. Wenn sie mit Ja oder Nein zu beantworten ist oder ein Rat ist, dreht sie um.',
  summary: 'Was siehst du jetzt, was du vorher nicht gesehen hast? Wir hören nur zu.',
  resources: 'Wer oder was könnte helfen? Ein Mensch, eine Seite, eine Erfahrung. Je ein Angebot.',
  firstStep: 'Was tust du als Erstes, und wann? Klein ist gut.',
  process:
    'Wer zugeschaut hat: zwei Sätze dazu, wie wir gearbeitet haben. Was machen wir wieder so, was beim nächsten Mal anders?',
  frame:
    'Eine vorbereitete Geschichte. Fünf von uns denken laut, alle anderen hören zu und schreiben. Was hier erzählt wird, ist vorher abgesprochen.',
  innerQuestions:
    'Der innere Kreis fragt nach Tatsachen, sonst niemand. Ihr anderen: Schreibt eure Frage auf, sie geht nicht verloren.',
  innerThinking:
    'Der innere Kreis spricht miteinander darüber. Wir anderen hören zu, und die Person, die erzählt hat, auch.',
  others: 'Nun wir alle: ein Angebot, ein Satz, schriftlich. Er geht an die Person, die erzählt hat, ohne euren Namen.',
  respond: 'Was nimmst du aus alledem mit? Was du nicht nennst, ist nicht abgelehnt.',
  offers: 'Ein Angebot von allen, ein Satz, schriftlich. Er geht an die Person, die erzählt hat, ohne euren Namen.',
  tell: 'Wem wir letztes Mal geholfen haben: Was ist daraus geworden? Zwei Minuten. „Noch nichts“ ist eine Antwort.',
  thanks: 'Danke fürs Erzählen. Wir besprechen es nicht.',
  pairs: 'Zwei Minuten zu zweit: Was geht euch durch den Kopf? Wer erzählt hat, bleibt bei den eigenen Notizen.',
} as const satisfies Record<keyof typeof en, string>
