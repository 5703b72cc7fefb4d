import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as v from 'valibot'
import type { DeviceHash } from '../../shared/ids.ts'
import type { DocumentsPort } from '../rooms/documents-port.ts'
import type { Chance, Clock, Log, Store } from '../rooms/ports.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { HttpBudgets } from './limits.ts'

/** What the routes need; made in serve.ts. */
export type ApiParts = {
  rooms: Rooms
  documents: DocumentsPort
  store: Store
  chance: Chance
  clock: Clock
  log: Log
  budgets: HttpBudgets
  /** For the metrics. */
  countWrongCode(): void
  createKey: string | null
  /** Rooms and communities are opened by who signed in. */
  needsSignIn: boolean
  isMaker(device: DeviceHash | null): Promise<boolean>
  operator: string
  operatorContact: string
  version: string
  /** Addresses of this server for links and QR codes, best first. */
  origins(): string[]
  /** Cookie handling, with or without https. */
  device: {
    read(header: string | undefined): { secret: string; hash: DeviceHash } | null
    write(secret: string): string
    hashOf(secret: string): DeviceHash
  }
  addressOf(context: Context): string
}

/** `{code, offer?}` with a status; never echoes what was sent. */
export function failure(context: Context, status: ContentfulStatusCode, code: string, offer?: string) {
  return context.json(offer === undefined ? { code } : { code, offer }, status)
}

/** A code, an address or a secret that does not fit: 404, and 429 for somebody who is wrong again and again. */
export function wrongSecret(parts: ApiParts, context: Context) {
  parts.countWrongCode()
  const mayHear = parts.budgets.wasWrong(parts.addressOf(context))
  return mayHear ? failure(context, 404, 'not-found') : failure(context, 429, 'too-many')
}

/** JSON body by schema, or null. */
export async function bodyOf<T>(context: Context, schema: v.GenericSchema<unknown, T>): Promise<T | null> {
  const raw: unknown = await context.req.json().catch(() => null)
  const parsed = v.safeParse(schema, raw)
  return parsed.success ? parsed.output : null
}

/** The device of the cookie, or a fresh one whose cookie the answer has to bring. */
export function deviceOrNew(parts: ApiParts, context: Context): { secret: string; hash: DeviceHash } {
  const known = parts.device.read(context.req.header('cookie'))
  if (known) return known
  const secret = parts.chance.secret()
  return { secret, hash: parts.device.hashOf(secret) }
}

/** Making rooms and communities: open to all, with the operator's key, or for browsers in which somebody signed in. */
export async function mayCreate(parts: ApiParts, context: Context, key: string | undefined): Promise<boolean> {
  const { createKey } = parts
  if (createKey === null && !parts.needsSignIn) return true
  if (createKey !== null && key === createKey) return true
  return parts.isMaker(parts.device.read(context.req.header('cookie'))?.hash ?? null)
}
