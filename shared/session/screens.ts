// Screens: displays without identity. Nobody watches unseen: every screen is listed to all (SCR2).
import type { DeviceHash } from '../ids.ts'
import type { Stamped } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import type { Session } from './session.ts'

export const SCREENS_PER_ROOM = 8

/** SCR1: a screen shows a pairing code until the facilitator allows it. */
export function addScreen(session: Session, device: DeviceHash, pairing: string, stamped: Stamped): Outcome {
  const id = stamped.stamp.ids[0]
  if (session.progress.state === 'closed' || id === undefined) return refuse('wrong-state')
  if (session.screens.some((screen) => screen.device === device)) return accept(session)
  const waiting = session.screens.filter((screen) => screen.state === 'waiting')
  const allowed = session.screens.filter((screen) => screen.state === 'allowed')
  if (allowed.length >= SCREENS_PER_ROOM) return refuse('quota')
  // A page that only waits never keeps another from waiting: the oldest goes.
  const kept = session.screens.filter((screen) => screen.state === 'allowed' || waiting.slice(-7).includes(screen))
  return accept(session, { screens: [...kept, { id, device, pairing, state: 'waiting' }] })
}

export function allowScreen(session: Session, id: string): Outcome {
  if (!session.screens.some((screen) => screen.id === id)) return refuse('unknown-screen')
  const screens = session.screens.map((screen) =>
    screen.id === id ? { ...screen, state: 'allowed' as const } : screen,
  )
  return accept(session, { screens })
}

export function dropScreen(session: Session, id: string): Outcome {
  if (!session.screens.some((screen) => screen.id === id)) return refuse('unknown-screen')
  return accept(session, { screens: session.screens.filter((screen) => screen.id !== id) })
}
