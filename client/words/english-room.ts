// English inside the room: one line for each feature's file.
import { plan } from './en/plan.ts'

export const roomEnglish = {
  plan,
}
