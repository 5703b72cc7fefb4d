// The page of one date: read when it opens, after each command of one's own, and as often as the community is.
import { createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { MemberCommand } from '../../shared/community/command.ts'
import type { ApiFailure, ApiResult } from '../net/api.ts'
import * as api from '../net/date-page-api.ts'
import type { CommunityStore } from './community-store.ts'

const LOOK_AGAIN_MS = 30_000

export type { DatePageOfView } from '../net/date-page-api.ts'
export type DatePageStore = ReturnType<typeof createDatePageStore>
type Held = { page: api.DatePageOfView | null }

/** Owned by the component that makes it. */
export function createDatePageStore(community: CommunityStore, meeting: string) {
  const [held, setHeld] = createStore<Held>({ page: null })
  const [state, setState] = createSignal<'loading' | 'there' | 'gone' | 'offline'>('loading')
  let asked = 0
  let shown = 0

  function take(order: number, result: ApiResult<api.DatePageOfView>): { ok: true } | ApiFailure {
    if (!result.ok) return result
    if (order > shown) {
      shown = order
      setHeld('page', reconcile(result.value))
      setState('there')
    }
    return { ok: true }
  }

  async function refresh(): Promise<void> {
    if (document.visibilityState === 'hidden' && held.page !== null) return
    const order = ++asked
    const done = take(order, await api.fetchDatePage(community.slug, meeting))
    if (done.ok) return
    if (done.code === 'not-found') setState('gone')
    else if (held.page === null) setState('offline')
  }

  const ends = new AbortController()
  const timer = setInterval(() => void refresh(), LOOK_AGAIN_MS)
  for (const moment of ['focus', 'online'] as const) addEventListener(moment, () => void refresh(), ends)
  onCleanup(() => {
    clearInterval(timer)
    ends.abort()
  })
  void refresh()

  return {
    meeting,
    /** Null until it is there. */
    page: () => held.page,
    state,
    async ask(command: MemberCommand): Promise<{ ok: true } | ApiFailure> {
      const done = await community.ask(command)
      await refresh()
      return done
    },
    async upload(file: File): Promise<{ ok: true } | ApiFailure> {
      return take(++asked, await api.uploadFile(community.slug, meeting, file))
    },
    addressOf: (file: string) => api.fileAddress(community.slug, meeting, file),
    learningLines: (room: string) => api.fetchLearningLines(room),
  }
}
