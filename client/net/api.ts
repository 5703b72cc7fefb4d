// The HTTP API as functions. Every answer is parsed; nothing here throws, a lost connection is an answer too.
import * as v from 'valibot'
import type { Plan } from '../../shared/session/session.ts'

/** `offline` is ours: no answer arrived, or not one of the server's. */
export type ApiFailure = { ok: false; code: string; offer?: string }
export type ApiResult<T> = { ok: true; value: T } | ApiFailure

const seat = v.object({ id: v.string(), name: v.string() })
const about = v.object({
  operator: v.optional(v.string(), ''),
  privacyContact: v.optional(v.string(), ''),
  version: v.optional(v.string(), ''),
  create: v.optional(v.picklist(['open', 'key', 'sign-in']), 'open'),
  // The operator's OpenID provider, by the name people know it as.
  signIn: v.optional(v.nullable(v.object({ name: v.string(), forMembers: v.boolean() })), null),
  // Whether somebody signed in on this device and may open rooms.
  signedIn: v.optional(v.boolean(), false),
  origins: v.optional(v.array(v.string()), []),
})
const room = v.object({
  code: v.string(),
  title: v.string(),
  language: v.optional(v.picklist(['en', 'de']), 'en'),
  operator: v.optional(v.string(), ''),
  seats: v.optional(v.array(seat), []),
  locked: v.optional(v.boolean(), false),
  // With the code alone one asks first; the link opens the door.
  asks: v.optional(v.boolean(), false),
  // How this device stands before a locked room.
  door: v.optional(v.nullable(v.picklist(['waiting', 'refused'])), null),
  // A closed room answers only devices that had a seat in it.
  closed: v.optional(v.boolean(), false),
})
const made = v.object({ code: v.string() })
const seated = v.object({ seat: v.union([v.string(), seat]) })
const asked = v.object({ request: v.string() })
const screen = v.object({ screen: v.string(), pairing: v.string() })
const failure = v.object({ code: v.string(), offer: v.optional(v.string()) })

export type About = v.InferOutput<typeof about>
export type RoomInfo = v.InferOutput<typeof room>
export type ScreenInfo = v.InferOutput<typeof screen>

/** Who runs this server and what it allows. */
export function fetchAbout(): Promise<ApiResult<About>> {
  return call('GET', '/api/about', about)
}

/** What a person sees of a room before taking a seat. `not-found` for unknown, wrong and closed alike.
 *  @param asOf `load`: the answer the browser asked for together with the page will do; else it is asked now. */
export function fetchRoom(code: string, asOf: 'load' | 'now' = 'now', invite?: string): Promise<ApiResult<RoomInfo>> {
  // A preloaded answer belongs to one address, so another address never gets an old one.
  return call('GET', asOf === 'load' ? path(code) : `${path(code)}?now`, room, undefined, headersOf(invite))
}

/** @param wish.createKey only where making rooms needs a key (`About.create`). */
export function createRoom(wish: {
  title: string
  name: string
  plan: string
  /** Instead of a ready one. */
  ownPlan?: Plan
  language: 'en' | 'de'
  createKey?: string
}): Promise<ApiResult<v.InferOutput<typeof made>>> {
  return call('POST', '/api/rooms', made, wish)
}

/** Takes a seat, or answers the seat this device has already. Failure `name-taken` carries an `offer`. */
export function takeSeat(
  code: string,
  wish: { name: string; place: 'room' | 'remote'; addSeat?: boolean },
  invite?: string,
): Promise<ApiResult<{ seat: string }>> {
  const body = { ...wish, principlesAccepted: true }
  return seatOf(call('POST', `${path(code)}/seats`, seated, body, headersOf(invite)))
}

/** Asks to come into a locked room; ask `fetchRoom` until this device has a seat or was turned away. */
export function knock(code: string, wish: { name: string; place: 'room' | 'remote' }): Promise<ApiResult<unknown>> {
  return call('POST', `${path(code)}/knocks`, v.unknown(), { ...wish, principlesAccepted: true })
}

/** Back to a seat by the secret of its return link. */
export function returnToSeat(code: string, secret: string): Promise<ApiResult<{ seat: string }>> {
  return seatOf(call('POST', `${path(code)}/return`, seated, { secret }))
}

/** Asks the facilitator to be let back; ask `fetchRoom` until this device has a seat. */
export function askToReturn(code: string, name: string): Promise<ApiResult<{ request: string }>> {
  return call('POST', `${path(code)}/return-requests`, asked, { name })
}

export function addScreen(code: string): Promise<ApiResult<ScreenInfo>> {
  return call('POST', `${path(code)}/screens`, screen, {})
}

/** The JSON of GET /api/rooms/:code/summary, unparsed: the summary's own feature knows its shape. */
export function fetchSummary(code: string): Promise<ApiResult<unknown>> {
  return call('GET', `${path(code)}/summary`, v.unknown())
}

/** Erases the person behind a seat of this device. */
export function eraseSeat(code: string, seatId: string): Promise<ApiResult<unknown>> {
  return call('POST', `${path(code)}/seats/${encodeURIComponent(seatId)}/erase`, v.unknown(), {})
}

/** The secret of the room's link travels in a header: addresses end up in logs. */
function headersOf(invite: string | undefined): Record<string, string> {
  return invite === undefined ? {} : { 'x-invite': invite }
}

function path(code: string): string {
  return `/api/rooms/${encodeURIComponent(code)}`
}

async function seatOf(answer: Promise<ApiResult<v.InferOutput<typeof seated>>>): Promise<ApiResult<{ seat: string }>> {
  const result = await answer
  if (!result.ok) return result
  const { seat: given } = result.value
  return { ok: true, value: { seat: typeof given === 'string' ? given : given.id } }
}

/** @returns what the server answered, parsed; `offline` when nothing or nothing of ours arrived. */
export async function call<T>(
  method: 'GET' | 'POST',
  url: string,
  schema: v.GenericSchema<unknown, T>,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiResult<T>> {
  return take(url, schema, {
    method,
    // Without headers of its own a GET is the one that the page's header told the browser to begin with.
    ...(body
      ? { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : Object.keys(headers).length > 0
        ? { headers }
        : {}),
  })
}

/** As `call`, for what is not JSON on its way there. */
export async function take<T>(
  url: string,
  schema: v.GenericSchema<unknown, T>,
  request: RequestInit,
): Promise<ApiResult<T>> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch(url, { ...request, credentials: 'same-origin' })
    answer = await response.json()
  } catch {
    return { ok: false, code: 'offline' }
  }
  if (response.ok) {
    const parsed = v.safeParse(schema, answer)
    return parsed.success ? { ok: true, value: parsed.output } : { ok: false, code: 'offline' }
  }
  const refused = v.safeParse(failure, answer)
  if (!refused.success) return { ok: false, code: byStatus(response.status) }
  const { code, offer } = refused.output
  return offer === undefined ? { ok: false, code } : { ok: false, code, offer }
}

function byStatus(status: number): string {
  return status === 404 ? 'not-found' : status === 429 ? 'too-many' : 'internal'
}
