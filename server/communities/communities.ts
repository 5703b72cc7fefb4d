// Communities of this server: read from the store when its counter moved, changed by compare-and-set.

import type { CommunityCommand } from '../../shared/community/command.ts'
import type { Community, CommunityOutcome, CommunityRejectionCode } from '../../shared/community/community.ts'
import { createCommunity, type NewCommunity, slugOf } from '../../shared/community/create.ts'
import { filesOf } from '../../shared/community/date-page-rules.ts'
import { nextSettle, settle } from '../../shared/community/retention.ts'
import { transitionCommunity } from '../../shared/community/transition.ts'
import type { CommunityId, MemberId } from '../../shared/ids.ts'
import { epochMs, memberId, roomId } from '../../shared/ids.ts'
import type { Chance, Clock, Commit, ContentKeys, Log, Store } from '../rooms/ports.ts'
import { StoreUnavailable } from '../rooms/ports.ts'
import { changedCommunityRecords, communityFrom } from './codec.ts'
import type { Files } from './files-port.ts'

const COUNTER = 'community'
/** The key of what goes on from session to session. */
const UNDER = 'lasting'
const CONFLICT_DEADLINE_MS = 5_000
const CACHED_MAX = 500
/** The longest series of dates, and one for the series itself. */
const IDS_OF_COMMAND = 60

/** A file that no page names is one that was never finished, or one that was taken off: after this long it goes. */
const UNNAMED_FILES_MS = 10 * 60_000

type Deps = { store: Store; keys: ContentKeys; files: Files; clock: Clock; chance: Chance; log: Log }
type Held = { community: Community; version: number }
type Wish = Omit<NewCommunity, 'id' | 'slug' | 'member' | 'atMs'>

export type Communities = ReturnType<typeof makeCommunities>

export function makeCommunities({ store, keys, files, clock, chance, log }: Deps) {
  const held = new Map<CommunityId, Held>()
  const text = new TextDecoder()
  const bytes = new TextEncoder()

  /** The present state, whatever node wrote it. @throws StoreUnavailable */
  async function read(id: CommunityId): Promise<Held | null> {
    const counters = await store.loadCounters(id)
    if (!counters) return null
    const known = held.get(id)
    if (known && known.version === counters[COUNTER]) return known
    const stored = await store.loadRoom(id)
    if (!stored) return null
    return keep(id, { community: communityFrom(stored.records), version: stored.counters[COUNTER] ?? 0 })
  }

  function keep(id: CommunityId, now: Held): Held {
    if (held.size >= CACHED_MAX) held.clear()
    held.set(id, now)
    return now
  }

  /** @returns null for an address that nobody has. */
  async function bySlug(slug: string): Promise<Community | null> {
    if (!/^[a-z0-9-]{1,60}$/.test(slug)) return null
    const found = await store.getGlobal(`slug:${slug}`)
    const now = found && (await read(roomId(text.decode(found))))
    return now ? settle(now.community, clock.nowMs()) : null
  }

  async function create(
    wish: Wish,
  ): Promise<{ ok: true; community: Community; member: MemberId } | { ok: false; code: CommunityRejectionCode }> {
    const id = roomId(chance.id())
    const member = memberId(chance.id())
    const made = createCommunity({ ...wish, id, member, slug: '', atMs: clock.nowMs() })
    if (!made.ok) return made
    const community = { ...made.community, slug: await reserveSlug(id, made.community.name) }
    await keys.mint(id, [UNDER])
    await store.commit(id, { expect: { [COUNTER]: 0 }, put: changedCommunityRecords(null, community), under: UNDER })
    log.info('community.created', { community: id })
    return { ok: true, community, member }
  }

  /** The name as an address; with something random behind it when somebody has it already. */
  async function reserveSlug(id: CommunityId, title: string): Promise<string> {
    const words = slugOf(title)
    for (let tried = 0; ; tried++) {
      const slug = words !== '' && tried === 0 ? words : [words, chance.code()].filter((one) => one !== '').join('-')
      if (await store.putGlobal(`slug:${slug}`, bytes.encode(id), { ifAbsent: true })) return slug
    }
  }

  /** Decided on the present state, saved before it is answered. Never throws: a store that is away answers `read-only`. */
  async function submit(
    id: CommunityId,
    by: MemberId | null,
    key: string | null,
    command: CommunityCommand,
  ): Promise<CommunityOutcome> {
    const stamp = { atMs: clock.nowMs(), ids: Array.from({ length: IDS_OF_COMMAND }, () => chance.id()) }
    try {
      for (;;) {
        const now = await read(id)
        if (!now) return { ok: false, rejection: { code: 'unknown-target' } }
        const outcome = transitionCommunity(now.community, { by, key, stamp, command })
        if (!outcome.ok) return outcome
        const put = changedCommunityRecords(now.community, outcome.community)
        if (Object.keys(put).length === 0) return outcome
        const isDue = (nextSettle(now.community) ?? Number.POSITIVE_INFINITY) <= stamp.atMs
        const wakeAtMs = isDue || isLess(now.community, outcome.community) ? stamp.atMs : nextSettle(outcome.community)
        if ((await store.commit(id, { expect: { [COUNTER]: now.version }, put, under: UNDER, wakeAtMs })) === 'ok') {
          keep(id, { community: outcome.community, version: now.version + 1 })
          await removeFiles(now.community, outcome.community)
          return outcome
        }
        held.delete(id)
        if (clock.nowMs() > stamp.atMs + CONFLICT_DEADLINE_MS) throw new Error('no commit before the deadline')
      }
    } catch (cause) {
      held.delete(id)
      const isStore = cause instanceof StoreUnavailable
      log.error(isStore ? 'community.unsaved' : 'community.fault', { community: id }, cause)
      return { ok: false, rejection: { code: isStore ? 'read-only' : 'internal' } }
    }
  }

  /** KEP4, KEP5: the job. What is due goes, its bytes are overwritten, and a community that nobody belongs to is deleted whole. It stays
   *  due until all of that is done, also over a restart.
   *  @returns false for what is no community. @throws StoreUnavailable: asked again later. */
  async function wake(id: CommunityId): Promise<boolean> {
    const head = await store.loadRecords(id, [COUNTER])
    if (!head?.records[COUNTER]) return false
    const now = await read(id)
    if (!now) return false
    if (Object.keys(now.community.members).length === 0) {
      await erase(now.community)
      return true
    }
    const settled = settle(now.community, clock.nowMs())
    const put = changedCommunityRecords(now.community, settled)
    const version = Object.keys(put).length === 0 ? now.version : await change(id, now.version, { put })
    if (version === null) return true
    keep(id, { community: settled, version })
    const isSwept = await sweepFiles(settled)
    await store.purge(id)
    // Somebody who goes at this moment makes it due again: then this is refused.
    const nextMs = Math.min(
      nextSettle(settled) ?? Number.POSITIVE_INFINITY,
      isSwept ? Number.POSITIVE_INFINITY : clock.nowMs() + UNNAMED_FILES_MS,
    )
    const wakeAtMs = Number.isFinite(nextMs) ? epochMs(nextMs) : null
    const done = await change(id, version, { put: {}, wakeAtMs })
    if (done !== null) keep(id, { community: settled, version: done })
    return true
  }

  /** What was taken off a page goes at once; when that fails the job finds it. */
  async function removeFiles(before: Community, after: Community): Promise<void> {
    const kept = new Set(filesOf(after))
    const gone = filesOf(before).filter((one) => !kept.has(one))
    if (gone.length === 0) return
    await files.remove(after.id, gone).catch((cause) => log.error('file.left', { community: after.id }, cause))
  }

  /** @returns false when there are files that may be on their way onto a page, so that it has to look again. */
  async function sweepFiles(community: Community): Promise<boolean> {
    const named = new Set(filesOf(community))
    const unnamed = (await files.list(community.id)).filter((one) => !named.has(one.id))
    const old = unnamed.filter((one) => one.ageMs > UNNAMED_FILES_MS)
    await files.remove(
      community.id,
      old.map((one) => one.id),
    )
    return old.length === unnamed.length
  }

  /** @returns the version it led to, or null when somebody else was first. */
  async function change(
    id: CommunityId,
    version: number,
    what: Pick<Commit, 'put' | 'wakeAtMs'>,
  ): Promise<number | null> {
    const done = await store.commit(id, { ...what, expect: { [COUNTER]: version }, under: UNDER })
    if (done === 'ok') return version + 1
    held.delete(id)
    return null
  }

  /** The way to it first, then its key: whatever happens then, nobody reads it again. */
  async function erase({ id, slug }: Community): Promise<void> {
    held.delete(id)
    // Files before the rest: when their place is away the whole of it is done again later.
    await files.removeAll(id)
    await store.putGlobal(`slug:${slug}`, null)
    await keys.destroy(id, { except: [] })
    await store.eraseRoom(id)
    log.info('community.erased', { community: id })
  }

  return { bySlug, create, submit, wake }
}

/** What is gone has to leave the store's files too. */
function isLess(before: Community, after: Community): boolean {
  const count = (all: object) => Object.keys(all).length
  return (
    count(after.members) < count(before.members) ||
    count(after.polls) < count(before.polls) ||
    after.words.length < before.words.length ||
    (after.pages !== before.pages &&
      (filesOf(after).length < filesOf(before).length || textOf(after) < textOf(before))) ||
    (after.entries !== before.entries && lettersOf(after) < lettersOf(before))
  )
}

/** How many things stand on pages of dates: one fewer, and words have to leave the store's files. */
function textOf({ pages }: Community): number {
  return Object.values(pages).reduce(
    (sum, { learning, resources, ideas }) => sum + learning.length + resources.length + ideas.length,
    0,
  )
}

/** Words that were taken out of entries leave the store's files too. */
function lettersOf({ entries }: Community): number {
  return Object.values(entries).reduce((sum, { words, tried, credits }) => {
    const parts = Object.values(words).reduce((all, text) => all + text.length, 0)
    return sum + parts + tried.length + credits.length
  }, 0)
}
