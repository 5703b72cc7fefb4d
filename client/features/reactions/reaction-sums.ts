// Reactions are sums. This collects them between two announcements and decides how many fly.
import { OPEN_REACTIONS, type ReactionKind } from '../../../shared/wire/events.ts'

export type OpenReaction = (typeof OPEN_REACTIONS)[number]
export type Sums = Partial<Record<ReactionKind, number>>

/** At most this many signs in the air at once, however many people tap. */
export const AIR_MAX = 20
/** Screen readers hear one sentence for all that came since the last one. */
export const ANNOUNCE_EVERY_MS = 5_000

export const SIGNS: Record<OpenReaction, string> = { metoo: '🤝', thanks: '🙏', more: '💬', celebrate: '🎉' }

export function added(before: Sums, more: Sums): Sums {
  const next: Sums = { ...before }
  for (const kind of OPEN_REACTIONS) {
    const count = (before[kind] ?? 0) + (more[kind] ?? 0)
    if (count > 0) next[kind] = count
  }
  return next
}

export function isNothing(sums: Sums): boolean {
  return OPEN_REACTIONS.every((kind) => !sums[kind])
}

/** Which signs fly for these sums: a fair share of each kind, never more than there is room for. */
export function flying(sums: Sums, inTheAir: number): OpenReaction[] {
  const room = Math.max(0, AIR_MAX - inTheAir)
  const waiting: Sums = { ...sums }
  const signs: OpenReaction[] = []
  while (signs.length < room && !isNothing(waiting)) {
    for (const kind of OPEN_REACTIONS) {
      const count = waiting[kind] ?? 0
      if (count <= 0 || signs.length >= room) continue
      signs.push(kind)
      waiting[kind] = count - 1
    }
  }
  return signs
}
