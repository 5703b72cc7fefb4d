// English inside the room: one line for each feature's file.
import { consult } from './en/consult.ts'
import { frame } from './en/frame.ts'
import { lobby } from './en/lobby.ts'
import { people } from './en/people.ts'
import { plan } from './en/plan.ts'
import { privacy } from './en/privacy.ts'

export const roomEnglish = {
  consult,
  frame,
  lobby,
  people,
  plan,
  privacy,
}
