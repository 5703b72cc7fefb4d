// Making rooms and taking seats. One answer for unknown, wrong and closed codes.
import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { DeviceHash } from '../../shared/ids.ts'
import { atTheDoor } from '../../shared/session/door.ts'
import { isInvited } from '../../shared/session/invite.ts'
import { isSound } from '../../shared/session/plan.ts'
import { DEFAULT_PLAN, PLAN_NAMES, planNamed } from '../../shared/session/plans.ts'
import { seatsOf } from '../../shared/session/seats.ts'
import type { Plan, Rejection } from '../../shared/session/session.ts'
import { asPlan } from '../../shared/wire/plan-file.ts'
import {
  CreateRoomSchema,
  KnockSchema,
  ReturnRequestSchema,
  ReturnSchema,
  TakeSeatSchema,
} from '../../shared/wire/up.ts'
import { sha256 } from '../rooms/hash.ts'
import { type LiveRoom, normalCode } from '../rooms/rooms.ts'
import { seedItems } from './agenda-seed.ts'
import type { ApiParts } from './context.ts'
import { bodyOf, deviceOrNew, failure, mayCreate, wrongSecret } from './context.ts'

export function roomRoutes(parts: ApiParts): Hono {
  const { rooms, chance, budgets, device } = parts
  const app = new Hono()

  app.post('/', async (c) => {
    const wish = await bodyOf(c, CreateRoomSchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const key = c.req.header('x-create-key') ?? wish.createKey
    if (!(await mayCreate(parts, c, key))) return failure(c, 403, parts.needsSignIn ? 'sign-in' : 'create-key')
    const plan = PLAN_NAMES.find((name) => name === (wish.plan ?? DEFAULT_PLAN))
    if (!plan) return failure(c, 400, 'bad-message')
    if (!budgets.newRoom(parts.addressOf(c))) return failure(c, 429, 'too-many')
    const own = deviceOrNew(parts, c)
    if (wish.ownPlan && !isSound(asPlan(wish.ownPlan))) return failure(c, 400, 'plan-does-not-fit')
    const chosen: Plan = wish.ownPlan ? asPlan(wish.ownPlan) : planNamed(plan)
    const language = wish.language ?? 'en'
    const made = await rooms.create(
      {
        device: own.hash,
        returnHash: sha256(chance.secret()),
        title: wish.title,
        name: wish.name,
        plan: chosen,
        language,
      },
      seedItems(chosen, language),
    )
    if (!made.ok) return failure(c, 400, made.code)
    if (wish.place === 'room') await made.room.room.submit(made.seat, { kind: 'seat.place', place: 'room' })
    c.header('set-cookie', device.write(own.secret))
    return c.json({ code: made.room.room.session().code, seat: made.seat }, 201)
  })

  app.get('/:code', async (c) => {
    const own = device.read(c.req.header('cookie'))
    const found = await find(c, own?.hash ?? null)
    if (!('room' in found)) return found.answer
    const session = found.room.room.session()
    const known = own ? seatsOf(session, own.hash) : []
    const seats = known.filter((seat) => seat.state === 'in')
    return c.json({
      // Who only waits at the door may have come by a code that is no longer passed on: the new one is for those who are let in.
      code: known.length > 0 ? session.code : (normalCode(c.req.param('code')) ?? session.code),
      title: session.title,
      language: session.language,
      operator: parts.operator,
      seats: seats.map(({ id, name }) => ({ id, name })),
      locked: session.isLocked,
      asks: session.codeAsks && !isInvited(session, found.invite),
      door: own ? atTheDoor(session, own.hash) : null,
      closed: session.progress.state === 'closed',
    })
  })

  app.post('/:code/seats', async (c) => {
    const wish = await bodyOf(c, TakeSeatSchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const own = deviceOrNew(parts, c)
    const found = await find(c, own.hash)
    if (!('room' in found)) return found.answer
    const { room } = found.room
    const before = new Set(seatsOf(room.session(), own.hash).map((seat) => seat.id))
    const joined = await room.submit(null, {
      kind: 'seat.join',
      name: wish.name,
      place: wish.place,
      device: own.hash,
      returnHash: sha256(chance.secret()),
      addSeat: wish.addSeat ?? false,
      invite: found.invite,
    })
    if (!joined.ok) return rejected(c, joined.rejection)
    c.header('set-cookie', device.write(own.secret))
    const mine = seatsOf(joined.session, own.hash)
    const seat = mine.find((one) => !before.has(one.id)) ?? mine[0]
    return c.json({ seat: { id: seat?.id ?? '', name: seat?.name ?? '' } }, 201)
  })

  app.post('/:code/knocks', async (c) => {
    const wish = await bodyOf(c, KnockSchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const own = deviceOrNew(parts, c)
    const found = await find(c, own.hash)
    if (!('room' in found)) return found.answer
    const asked = await found.room.room.submit(null, {
      kind: 'door.knock',
      name: wish.name,
      place: wish.place,
      device: own.hash,
      returnHash: sha256(chance.secret()),
    })
    if (!asked.ok) return rejected(c, asked.rejection)
    c.header('set-cookie', device.write(own.secret))
    return c.json({ door: 'waiting' }, 202)
  })

  app.post('/:code/return', async (c) => {
    const wish = await bodyOf(c, ReturnSchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const own = deviceOrNew(parts, c)
    const found = await find(c, own.hash)
    if (!('room' in found)) return found.answer
    const { room } = found.room
    const hash = sha256(wish.secret)
    const seat = Object.values(room.session().seats).find((one) => one.returnHash === hash && one.state !== 'removed')
    // A wrong secret counts like a wrong code: it is one.
    if (!seat) return wrong(c)
    const back = await room.submit(null, { kind: 'seat.attach', seat: seat.id, device: own.hash })
    if (!back.ok) return rejected(c, back.rejection)
    c.header('set-cookie', device.write(own.secret))
    return c.json({ seat: { id: seat.id, name: seat.name } }, 201)
  })

  app.post('/:code/return-requests', async (c) => {
    const wish = await bodyOf(c, ReturnRequestSchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const own = deviceOrNew(parts, c)
    const found = await find(c, own.hash)
    if (!('room' in found)) return found.answer
    const asked = await found.room.room.submit(null, { kind: 'return.ask', name: wish.name, device: own.hash })
    // The same answer whether somebody of this name is there: names are not to be guessed from outside.
    if (!asked.ok && asked.rejection.code !== 'unknown-seat') return rejected(c, asked.rejection)
    c.header('set-cookie', device.write(own.secret))
    return c.json({ request: asked.ok ? (asked.stamp.ids[0] ?? '') : chance.id() }, 202)
  })

  app.post('/:code/screens', async (c) => {
    const own = deviceOrNew(parts, c)
    const found = await find(c, own.hash)
    if (!('room' in found)) return found.answer
    const pairing = String(chance.uint32() % 10_000).padStart(4, '0')
    const added = await found.room.room.submit(null, { kind: 'screen.add', device: own.hash, pairing })
    if (!added.ok) return rejected(c, added.rejection)
    c.header('set-cookie', device.write(own.secret))
    const screen = added.session.screens.find((one) => one.device === own.hash)
    return c.json({ screen: screen?.id ?? '', pairing: screen?.pairing ?? '' }, 201)
  })

  type Found = { room: LiveRoom; invite: string | null }
  /** Who has a seat here or the secret of the room's link guesses nothing, and never waits. All others wait when their
   *  address was wrong too often. A secret that does not fit is as good as none. */
  async function find(c: Context, own: DeviceHash | null): Promise<Found | { answer: Response }> {
    const code = c.req.param('code') ?? ''
    const address = parts.addressOf(c)
    const invite = inviteOf(c)
    const showsRight = invite !== null || (own !== null && c.req.header('cookie') !== undefined)
    const early = showsRight ? await rooms.byCode(code, own) : null
    if (early) {
      const session = early.room.session()
      const isSeated = own !== null && seatsOf(session, own).length > 0
      if (isSeated || (invite !== null && isSameSecret(session.inviteSecret, invite))) return { room: early, invite }
    }
    if (!(await budgets.mayLook(address))) return { answer: failure(c, 429, 'too-many') }
    const room = showsRight ? early : await rooms.byCode(code, own)
    if (!room) return { answer: wrong(c) }
    budgets.wasRight(address)
    return { room, invite: null }
  }

  /** A right code is not refused, it may have to wait its turn. */
  const wrong = (c: Context): Response => wrongSecret(parts, c)

  return app
}

/** In a header: what is in an address ends up in logs. */
function inviteOf(c: Context): string | null {
  const given = c.req.header('x-invite')
  return given !== undefined && /^[a-z0-9]{16,64}$/.test(given) ? given : null
}

/** Takes the same time wherever the two differ. */
function isSameSecret(kept: string | null, given: string): boolean {
  return kept !== null && timingSafeEqual(Buffer.from(sha256(kept)), Buffer.from(sha256(given)))
}

function rejected(c: Context, rejection: Rejection): Response {
  const { code, offer } = rejection
  if (code === 'name-taken') return failure(c, 409, code, offer)
  if (code === 'room-locked') return failure(c, 403, code)
  if (code === 'read-only') return failure(c, 503, code)
  if (code === 'internal') return failure(c, 500, code)
  return code === 'wrong-state' ? failure(c, 404, 'not-found') : failure(c, 400, code)
}
