// One community as this device may see it: read when the page opens, after each command, and now and then while in sight.
import { createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { MemberCommand } from '../../shared/community/command.ts'
import { type ApiFailure, type ApiResult, fetchAbout } from '../net/api.ts'
import * as api from '../net/community-api.ts'
import * as waysBack from '../net/ways-back-api.ts'

const LOOK_AGAIN_MS = 30_000

export type CommunityStore = ReturnType<typeof createCommunityStore>

/** Owned by the component that makes it. @param first what the page was opened with. */
export function createCommunityStore(slug: string, first: api.CommunityPage) {
  const [page, setPage] = createStore<api.CommunityPage>(first)
  const [isOffline, setIsOffline] = createSignal(false)
  // An answer that was asked for earlier must not replace a later one.
  let asked = 0
  let shown = 0

  function take(order: number, result: ApiResult<api.CommunityPage>): ApiResult<api.CommunityPage> {
    setIsOffline(!result.ok && result.code === 'offline')
    if (result.ok && order > shown) {
      shown = order
      setPage(reconcile(result.value))
    }
    return result
  }

  async function refresh(): Promise<void> {
    if (document.visibilityState === 'hidden') return
    const order = ++asked
    take(order, await api.fetchCommunity(slug))
  }

  async function ask(command: MemberCommand): Promise<{ ok: true } | ApiFailure> {
    const order = ++asked
    const result = take(order, await api.askCommunity(slug, command))
    return result.ok ? { ok: true } : result
  }

  const ends = new AbortController()
  const timer = setInterval(() => void refresh(), LOOK_AGAIN_MS)
  for (const moment of ['focus', 'online'] as const) addEventListener(moment, () => void refresh(), ends)
  document.addEventListener('visibilitychange', () => void refresh(), ends)
  onCleanup(() => {
    clearInterval(timer)
    ends.abort()
  })

  return {
    slug,
    page,
    isOffline,
    ask,
    refresh,
    /** Counts as an answer: what it brought is shown. */
    async join(wish: { secret: string; name: string }) {
      return take(++asked, await api.joinCommunity(slug, wish))
    },
    /** Coming back on another device. What an answer brings is shown. */
    ways: {
      canUsePasskeys: waysBack.canUsePasskeys,
      makePasskey: async () => take(++asked, await waysBack.makePasskey(slug)),
      returnByPasskey: async () => take(++asked, await waysBack.returnByPasskey(slug)),
      /** Leaves the page; only a failure comes back. */
      signIn: (purpose: 'return' | 'connect') => waysBack.signIn({ purpose, slug }),
      /** What the provider is called where members may come back by it; null without one. */
      async provider(): Promise<string | null> {
        const about = await fetchAbout()
        return about.ok && about.value.signIn?.forMembers ? about.value.signIn.name : null
      },
    },
    invite: (wish: Parameters<typeof api.invite>[1]) => api.invite(slug, wish),
    renew: (what: 'link' | 'feed') => api.renewSecret(slug, what),
    dataAddress: () => api.memberDataAddress(slug),
    eraseMe: () => api.eraseMember(slug),
    openRoom: (meeting: string) => api.openMeetingRoom(slug, meeting),
  }
}
