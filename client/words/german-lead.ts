// German for who leads.
import { desk } from './de/desk.ts'
import { script } from './de/script.ts'
import type { leadEnglish } from './english-lead.ts'

export const leadGerman = { desk, script } satisfies Record<keyof typeof leadEnglish, Record<string, string>>
