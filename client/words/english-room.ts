// English inside the room: one line for each feature's file.
import { agenda } from './en/agenda.ts'
import { board } from './en/board.ts'
import { consult } from './en/consult.ts'
import { editor } from './en/editor.ts'
import { frame } from './en/frame.ts'
import { lobby } from './en/lobby.ts'
import { people } from './en/people.ts'
import { plan } from './en/plan.ts'
import { privacy } from './en/privacy.ts'
import { theme } from './en/theme.ts'

export const roomEnglish = {
  board,
  theme,
  editor,
  agenda,
  consult,
  frame,
  lobby,
  people,
  plan,
  privacy,
}
