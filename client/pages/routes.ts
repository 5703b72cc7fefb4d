// A few kinds of address. An own matcher is 1 kB less than a tenth of a router's size, and all we need.
import { createSignal } from 'solid-js'
import { readCode } from './join-code.ts'

export type Route =
  | { page: 'start' }
  | { page: 'privacy' }
  | { page: 'room'; code: string; adds: boolean }
  | { page: 'screen'; code: string }
  | { page: 'begin-community' }
  /** `part`: the page of one date of it, of what it knows, of one entry. */
  | { page: 'community'; slug: string; part: CommunityPart }
  | { page: 'nothing' }

/** `id` is null for the whole shelf. */
export type CommunityPart = { of: 'home' } | { of: 'date'; id: string } | { of: 'knowledge'; id: string | null }

const [path, setPath] = createSignal(typeof location === 'undefined' ? '/' : location.pathname + location.search)

/** Where this tab is; reactive. */
export function route(): Route {
  return routeOf(path())
}

/** @param address path and query of our own origin. */
export function routeOf(address: string): Route {
  const [pathname = '/', query = ''] = address.split('?')
  const [first = '', second = '', ...rest] = pathname.split('/').filter((part) => part !== '')
  if (first === '') return { page: 'start' }
  if (first === 'privacy' && second === '') return { page: 'privacy' }
  if (first === 'c' && second === '') return { page: 'begin-community' }
  if (first === 'c') {
    const part = partOf(rest.map(decode))
    return part ? { page: 'community', slug: decode(second).toLowerCase(), part } : { page: 'nothing' }
  }
  if (rest.length > 0 || second === '') return { page: 'nothing' }
  // A code with a slip in it is still an address of a room: the page says so and lets people correct it.
  const read = readCode(decode(second))
  const code = read.ok ? read.code : decode(second)
  if (first === 'r') return { page: 'room', code, adds: new URLSearchParams(query).has('add') }
  if (first === 'screen') return { page: 'screen', code }
  return { page: 'nothing' }
}

function partOf([of, id, ...rest]: string[]): CommunityPart | null {
  if (rest.length > 0) return null
  if (of === undefined) return { of: 'home' }
  if (of === 'd' && id !== undefined) return { of: 'date', id }
  return of === 'k' ? { of: 'knowledge', id: id ?? null } : null
}

/** Goes to an address of ours without loading the page again. */
export function navigate(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', address)
  else history.replaceState(null, '', address)
  follow()
  scrollTo(0, 0)
}

/** Makes links of ours and the Back button work. @returns what ends it. */
export function makeNavigation(): () => void {
  const ends = new AbortController()
  addEventListener('popstate', follow, { signal: ends.signal })
  document.addEventListener('click', (event) => takeLink(event), { signal: ends.signal })
  return () => ends.abort()
}

function follow(): void {
  setPath(location.pathname + location.search)
}

function takeLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.origin !== location.origin || link.hasAttribute('download')) return
  if (link.hash !== '' || routeOf(link.pathname).page === 'nothing') return
  event.preventDefault()
  navigate(link.pathname + link.search)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
