// The agenda a room begins with: one line a phase, from its plan. People change it as they like.
import type { Language, PhaseName, Plan } from '../../shared/session/session.ts'
import { PHASES } from '../../shared/session/session.ts'
import type { AgendaSeed } from '../rooms/documents-port.ts'

const TITLES: Record<Language, Record<PhaseName, string[]>> = {
  en: {
    'check-in': ['Introductions and check-ins'],
    'peer-sharing': ['Peer sharing: success, challenge and learning in our practice'],
    theme: ['Mentoring theme: knowledge share and practice'],
    'check-out': ['Check-out and close'],
  },
  de: {
    'check-in': ['Vorstellen und ankommen'],
    'peer-sharing': ['Austausch: was gelingt, was schwierig ist, was wir lernen'],
    theme: ['Thema: Wissen teilen und üben'],
    'check-out': ['Abschluss'],
  },
}

export function seedItems(plan: Plan, language: Language): AgendaSeed[] {
  return PHASES.flatMap((phase, index) => {
    const steps = plan.steps.filter((step) => step.phase === phase)
    const minutes = steps.reduce((sum, step) => sum + step.minutes, 0)
    return TITLES[language][phase].map((title) => ({ id: `seed${index}`, title, minutes, who: '', phase }))
  })
}
