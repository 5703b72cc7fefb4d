// The room's frame around steps that are its own, and around places.
import type { JSX } from 'solid-js'
import { COMMUNITY, framed, at as inPlan } from '../moments.tsx'

const at = (key: string, leftMinutes: number) => inPlan(COMMUNITY, key, leftMinutes)

export const scenes: Record<string, () => JSX.Element> = {
  'frame-lobby': framed({ state: 'lobby', view: { hands: [], plan: COMMUNITY } }),
  'frame-lobby-lead': framed({ state: 'lobby', role: 'facilitator', view: { hands: [], plan: COMMUNITY } }),
  'frame-welcome': framed({ view: at('welcome', 1.4) }),
  'frame-late': framed({ step: 'check-in-round' }, { isFresh: true }),
  'frame-case': framed({ view: at('partThinking', 5) }),
  'frame-break': framed({ view: at('break', 6.2) }),
  'frame-read': framed({ step: 'read' }),
  'frame-write': framed({ step: 'write' }),
  'frame-lead': framed({ step: 'read', role: 'facilitator' }),
  'frame-people': framed({ step: 'read', place: 'people' }),
  'frame-offline': framed({ view: at('welcome', -0.3), saveState: { state: 'offline', sinceMs: 0 } }),
  'frame-takeover': framed({ step: 'read', role: 'deputy', away: { ida: 1 } }),
  'frame-takeover-soon': framed({ step: 'read', away: { ida: 0.2 } }),
  'frame-closing': framed({ step: 'leave', state: 'closing' }),
}
