// One honest answer to "is what I did safe?", from everything that may be on its way.
import type { LinkState } from '../net/room-link.ts'
import type { DocumentState } from './documents-context.tsx'
import type { SaveState } from './room-api.ts'

export type SaveFacts = {
  link: LinkState
  isClosed: boolean
  isReadOnly: boolean
  pendingCommands: number
  hasUnsentCards: boolean
  documents: readonly DocumentState[]
}

/** The worst of what is known: over, then offline, then read-only, then on its way, then saved. */
export function saveStateOf(facts: SaveFacts): SaveState {
  const { link } = facts
  if (link.state === 'ended' && link.because !== 'stopped') return { state: 'read-only', because: 'removed' }
  if (facts.isClosed) return { state: 'read-only', because: 'closed' }
  if (link.state === 'offline') return { state: 'offline', sinceMs: link.sinceMs }
  if (facts.isReadOnly) return { state: 'read-only', because: 'disk' }
  const isOnItsWay = facts.pendingCommands > 0 || facts.hasUnsentCards || link.state === 'connecting'
  if (isOnItsWay || facts.documents.some((state) => state === 'saving' || state === 'offline'))
    return { state: 'saving' }
  return { state: 'saved' }
}
