// English inside the room: one line for each feature's file.
import { agenda } from './en/agenda.ts'
import { board } from './en/board.ts'
import { checkout } from './en/checkout.ts'
import { cockpit } from './en/cockpit.ts'
import { consult } from './en/consult.ts'
import { editor } from './en/editor.ts'
import { frame } from './en/frame.ts'
import { guard } from './en/guard.ts'
import { lobby } from './en/lobby.ts'
import { people } from './en/people.ts'
import { plan } from './en/plan.ts'
import { projector } from './en/projector.ts'
import { reactions } from './en/reactions.ts'
import { round } from './en/round.ts'
import { slip } from './en/slip.ts'
import { summary } from './en/summary.ts'
import { theme } from './en/theme.ts'
import { together } from './en/together.ts'

export const roomEnglish = {
  projector,
  summary,
  checkout,
  reactions,
  round,
  cockpit,
  board,
  theme,
  together,
  editor,
  agenda,
  consult,
  frame,
  guard,
  lobby,
  people,
  plan,
  slip,
}
