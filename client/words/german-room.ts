// German inside the room: one line for each feature's file.
import { agenda } from './de/agenda.ts'
import { board } from './de/board.ts'
import { checkout } from './de/checkout.ts'
import { cockpit } from './de/cockpit.ts'
import { consult } from './de/consult.ts'
import { editor } from './de/editor.ts'
import { frame } from './de/frame.ts'
import { guard } from './de/guard.ts'
import { lobby } from './de/lobby.ts'
import { people } from './de/people.ts'
import { plan } from './de/plan.ts'
import { projector } from './de/projector.ts'
import { reactions } from './de/reactions.ts'
import { round } from './de/round.ts'
import { slip } from './de/slip.ts'
import { summary } from './de/summary.ts'
import { theme } from './de/theme.ts'
import { together } from './de/together.ts'
import type { roomEnglish } from './english-room.ts'

export const roomGerman = {
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
} satisfies Record<keyof typeof roomEnglish, Record<string, string>>
