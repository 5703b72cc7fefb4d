// What a community knows, as its pages read it: asked when they open, when somebody searches, and after each command.
import { createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { MemberCommand } from '../../shared/community/command.ts'
import type { ApiFailure } from '../net/api.ts'
import * as api from '../net/entries-api.ts'
import type { CommunityStore } from './community-store.ts'

export type { EntryOfView, LineOfShelf, Shelf } from '../net/entries-api.ts'
export type EntryStore = ReturnType<typeof createEntryStore>

/** A pause in typing after which it is searched. */
const PAUSE_MS = 250

/** Owned by the component that makes it. */
export function createShelfStore(community: CommunityStore) {
  const [held, setHeld] = createStore<{ shelf: api.Shelf | null }>({ shelf: null })
  const [query, setQuery] = createSignal('')
  const [isOffline, setOffline] = createSignal(false)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function refresh(): Promise<void> {
    const order = ++asked
    const answer = await api.fetchShelf(community.slug, query().trim())
    if (order !== asked) return
    setOffline(!answer.ok)
    if (answer.ok) setHeld('shelf', reconcile(answer.value))
  }
  onCleanup(() => clearTimeout(timer))
  void refresh()

  return {
    shelf: () => held.shelf,
    query,
    isOffline,
    refresh,
    search(words: string): void {
      setQuery(words)
      clearTimeout(timer)
      timer = setTimeout(() => void refresh(), PAUSE_MS)
    },
    async ask(command: MemberCommand): Promise<{ ok: true } | ApiFailure> {
      const done = await community.ask(command)
      await refresh()
      return done
    },
    async bringIn(file: File) {
      const done = await api.importEntries(community.slug, file)
      await refresh()
      return done
    },
    address: () => api.entriesAddress(community.slug),
  }
}

/** Owned by the component that makes it. */
export function createEntryStore(community: CommunityStore, id: string) {
  const [held, setHeld] = createStore<{ entry: api.EntryOfView | null }>({ entry: null })
  const [isGone, setGone] = createSignal(false)
  let asked = 0

  async function refresh(): Promise<void> {
    const order = ++asked
    const answer = await api.fetchEntry(community.slug, id)
    if (order !== asked) return
    if (answer.ok) setHeld('entry', reconcile(answer.value))
    else if (answer.code === 'not-found') setGone(true)
  }
  const ends = new AbortController()
  addEventListener('focus', () => void refresh(), ends)
  onCleanup(() => ends.abort())
  void refresh()

  return {
    id,
    entry: () => held.entry,
    isGone,
    async ask(command: MemberCommand): Promise<{ ok: true } | ApiFailure> {
      const done = await community.ask(command)
      await refresh()
      return done
    },
  }
}
