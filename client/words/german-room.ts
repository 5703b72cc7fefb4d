// German inside the room: one line for each feature's file.
import { plan } from './de/plan.ts'
import type { roomEnglish } from './english-room.ts'

export const roomGerman = {
  plan,
} satisfies Record<keyof typeof roomEnglish, Record<string, string>>
