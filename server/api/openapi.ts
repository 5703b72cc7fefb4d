// The HTTP API in words for programs, made from the schemas that parse it.
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import {
  CreateRoomSchema,
  KnockSchema,
  ReturnRequestSchema,
  ReturnSchema,
  TakeSeatSchema,
} from '../../shared/wire/up.ts'
import { COMMUNITY_ROUTES } from './openapi-communities.ts'

export type Route = {
  method: 'get' | 'post'
  path: string
  summary: string
  body?: GenericSchema
  /** Instead of JSON: the bytes of a file. */
  takesBytes?: true
  answers: Record<string, string>
}

const NOT_FOUND = 'Unknown, wrong or closed code: always the same answer'
const TOO_MANY = 'Too many wrong codes from this address'

/** Every route of the server; a test holds this list against the app's own. */
export const ROUTES: readonly Route[] = [
  { method: 'get', path: '/healthz', summary: 'The process is alive', answers: { 200: 'Alive' } },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Rooms can be saved',
    answers: { 200: 'Ready', 503: 'The store is away' },
  },
  { method: 'get', path: '/metrics', summary: 'Numbers for Prometheus', answers: { 200: 'Text format' } },
  { method: 'get', path: '/api/openapi.json', summary: 'This document', answers: { 200: 'OpenAPI 3.1' } },
  { method: 'get', path: '/api/about', summary: 'Who runs this server', answers: { 200: 'Operator and addresses' } },
  {
    method: 'post',
    path: '/api/rooms',
    summary: 'Makes a room and seats its facilitator',
    body: CreateRoomSchema,
    answers: {
      201: 'Code and seat; sets the cookie of the device',
      400: 'Code of what is wrong',
      403: 'Needs the key for makers of rooms',
      429: 'Too many rooms',
    },
  },
  {
    method: 'get',
    path: '/api/rooms/{code}',
    summary: 'What a person sees before taking a seat',
    answers: {
      200: 'Title, language, seats of this device; `asks`: the code alone asks first',
      404: NOT_FOUND,
      429: TOO_MANY,
    },
  },
  {
    method: 'post',
    path: '/api/rooms/{code}/seats',
    summary: 'Takes a seat, or answers the seat this device has',
    body: TakeSeatSchema,
    answers: {
      201: 'The seat',
      400: 'Code of what is wrong',
      403: 'The room is locked, or the code alone asks; the header x-invite brings the secret of the link',
      404: NOT_FOUND,
      409: 'The name is taken; offers another',
      429: TOO_MANY,
    },
  },
  {
    method: 'post',
    path: '/api/rooms/{code}/knocks',
    summary:
      'Asks to come into a locked room, or where the code alone asks; `door` of the room then says how it stands',
    body: KnockSchema,
    answers: {
      202: 'The facilitator is asked',
      400: 'Code of what is wrong',
      403: 'Was turned away or removed',
      404: NOT_FOUND,
      409: 'The name is taken; offers another',
      429: TOO_MANY,
    },
  },
  {
    method: 'post',
    path: '/api/rooms/{code}/return',
    summary: 'Goes on from another device with the secret of the return link',
    body: ReturnSchema,
    answers: { 201: 'The seat', 404: NOT_FOUND, 429: TOO_MANY },
  },
  {
    method: 'post',
    path: '/api/rooms/{code}/return-requests',
    summary: 'Asks the facilitator to be let back to a seat',
    body: ReturnRequestSchema,
    answers: { 202: 'Asked; ask for the room until this device has a seat', 404: NOT_FOUND, 429: TOO_MANY },
  },
  {
    method: 'post',
    path: '/api/rooms/{code}/screens',
    summary: 'Registers a screen that waits for the facilitator',
    answers: { 201: 'Id and pairing code', 404: NOT_FOUND, 429: TOO_MANY },
  },
  {
    method: 'get',
    path: '/api/rooms/{code}/seats/{seat}/data',
    summary: 'Everything that carries the identity of this seat, for the device that holds it; also after the close',
    answers: { 200: 'JSON; unsigned cards are not in it, because nobody knows whose they are', 404: NOT_FOUND },
  },
  {
    method: 'post',
    path: '/api/rooms/{code}/seats/{seat}/erase',
    summary: 'Erases the person behind this seat; signed cards are taken off; also after the close',
    answers: { 200: 'Erased', 404: NOT_FOUND, 503: 'The store is away' },
  },
  {
    method: 'get',
    path: '/api/rooms/{code}/summary',
    summary: 'Summary of a closed session, for devices that had a seat',
    answers: { 200: 'Agenda, notes, takeaways, next date; never a case', 404: NOT_FOUND },
  },
  {
    method: 'get',
    path: '/api/rooms/{code}/summary.md',
    summary: 'The summary as Markdown',
    answers: { 200: 'Markdown', 404: NOT_FOUND },
  },
  {
    method: 'get',
    path: '/api/rooms/{code}/next.ics',
    summary: 'The next date as a calendar file',
    answers: { 200: 'iCalendar', 404: NOT_FOUND },
  },
  ...COMMUNITY_ROUTES,
]

/** What every route of the API may answer beside its own, by method. */
function answersOf({ method, path, answers }: Route): Record<string, string> {
  if (!path.startsWith('/api/')) return answers
  const common: Record<string, string> = { 500: 'A fault of the server: code `internal`' }
  if (method === 'post') {
    common[403] = 'The request comes from a page of another origin'
    common[413] = 'The body is over 64 kB'
    common[415] = 'The body is not JSON'
    common[503] = 'Nothing can be saved at the moment: code `read-only`'
  }
  const both = { ...common, ...answers }
  for (const [status, own] of Object.entries(answers)) {
    const other = common[status]
    if (other !== undefined) both[status] = `${own}; or: ${other}`
  }
  return both
}

export function openApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of ROUTES) {
    const { method, path, summary, body, takesBytes } = route
    const responses = Object.fromEntries(
      Object.entries(answersOf(route)).map(([status, description]) => [status, { description }]),
    )
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
    const named = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
    const parameters = named.length > 0 ? { parameters: named } : {}
    const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    const requestBody = takesBytes
      ? { requestBody: { required: true, content: bytes } }
      : body
        ? {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: toJsonSchema(body, { typeMode: 'input' }) } },
            },
          }
        : {}
    paths[path] = { ...paths[path], [method]: { summary, ...parameters, ...requestBody, responses } }
  }
  return { openapi: '3.1.0', info: { title: 'Copse', version, description: 'See PROTOCOL.md for the sockets.' }, paths }
}
