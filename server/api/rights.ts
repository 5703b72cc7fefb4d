// Rights of people: what carries my identity in this room, and "erase me". Only for the device that holds the seat.
import type { Context } from 'hono'
import { Hono } from 'hono'
import { type SeatId, seatId } from '../../shared/ids.ts'
import { seatsOf } from '../../shared/session/seats.ts'
import type { LiveRoom } from '../rooms/rooms.ts'
import type { ApiParts } from './context.ts'
import { failure } from './context.ts'

export function rightsRoutes(parts: ApiParts): Hono {
  const app = new Hono()

  app.get('/:code/seats/:seat/data', async (c) => {
    const own = await ownSeat(c)
    const data = own && (await own.live.rights.dataOf(own.seat))
    if (!data) return failure(c, 404, 'not-found')
    c.header('content-disposition', 'attachment; filename="copse-my-data.json"')
    return c.json(data)
  })

  app.post('/:code/seats/:seat/erase', async (c) => {
    const own = await ownSeat(c)
    if (!own) return failure(c, 404, 'not-found')
    const erased = await own.live.rights.erase(own.seat)
    if (!erased.ok) return failure(c, erased.rejection.code === 'read-only' ? 503 : 500, erased.rejection.code)
    return c.json({ erased: true })
  })

  async function ownSeat(c: Context): Promise<{ live: LiveRoom; seat: SeatId } | null> {
    const device = parts.device.read(c.req.header('cookie'))
    const live = device && (await parts.rooms.byCode(c.req.param('code') ?? '', device.hash))
    const asked = seatId(c.req.param('seat') ?? '')
    const isOwn = live && seatsOf(live.room.session(), device.hash).some(({ id }) => id === asked)
    return isOwn ? { live, seat: asked } : null
  }

  return app
}
