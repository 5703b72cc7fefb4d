// The principles a community begins with, until the group words its own.
import type { CommunityLanguage } from '../../shared/community/community.ts'

export const DEFAULT_PRINCIPLES: Record<CommunityLanguage, readonly string[]> = {
  en: [
    'Stories stay here, what we learn may go along: nobody in a story can be recognised, and we retell none.',
    'New or long practised, mentor or mentee: everybody has the same respect and the same time.',
    'We make each other stronger: first a question, then an offer, never an order.',
    'This group is ours: whoever has an idea for it says so, and hears what came of it.',
    'Passing is always fine: nobody has to speak, to be seen, or to explain being away.',
    'If somebody is in danger we say so openly and get help together.',
  ],
  de: [
    'Geschichten bleiben hier, Gelerntes darf mit: Niemand darin ist zu erkennen, und wir erzählen keine weiter.',
    'Neu oder lange dabei, Mentorin oder Mentee: Alle haben denselben Respekt und dieselbe Zeit.',
    'Wir machen einander stärker: erst eine Frage, dann ein Angebot, nie eine Anweisung.',
    'Diese Gruppe gehört uns: Wer eine Idee für sie hat, sagt sie und erfährt, was daraus wurde.',
    'Aussetzen geht immer: Niemand muss reden, zu sehen sein oder erklären, warum jemand fehlt.',
    'Ist jemand in Gefahr, sprechen wir es offen an und holen gemeinsam Hilfe.',
  ],
}
