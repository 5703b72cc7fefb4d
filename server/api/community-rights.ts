// Rights of members: all that carries them, in the community and in its rooms, and "erase me". Rules MIN1 to MIN3.
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Community, Member } from '../../shared/community/community.ts'
import { memberData } from '../../shared/community/erase.ts'
import { memberOf } from '../../shared/community/members.ts'
import type { SeatId } from '../../shared/ids.ts'
import { seatsOf } from '../../shared/session/seats.ts'
import { nameKey } from '../../shared/session/text.ts'
import type { Communities } from '../communities/communities.ts'
import type { LiveRoom } from '../rooms/rooms.ts'
import type { ApiParts } from './context.ts'
import { failure } from './context.ts'

export function communityRightsRoutes(parts: ApiParts & { communities: Communities }): Hono {
  const { communities, device, rooms, log } = parts
  const app = new Hono()

  app.get('/:slug/me/data', async (c) => {
    const me = await find(c)
    if (!me) return failure(c, 404, 'not-found')
    const sessions = []
    for (const { live, seat } of await seatsIn(me.community, me.member)) {
      const data = await live.rights.dataOf(seat)
      if (data) sessions.push(data)
    }
    c.header('content-disposition', 'attachment; filename="copse-my-data.json"')
    return c.json({ member: memberData(me.community, me.member), sessions })
  })

  /** The rooms first: who is erased from the community can ask for nothing here any more. Said again, it goes on where it was cut off. */
  app.post('/:slug/me/erase', async (c) => {
    const me = await find(c)
    if (!me) return failure(c, 404, 'not-found')
    const { community, member } = me
    for (const { live, seat } of await seatsIn(community, member)) {
      const erased = await live.rights.erase(seat)
      if (!erased.ok) return failure(c, erased.rejection.code === 'read-only' ? 503 : 500, erased.rejection.code)
    }
    const gone = await communities.submit(community.id, null, null, { kind: 'member.erase', member: member.id })
    if (!gone.ok) return failure(c, gone.rejection.code === 'read-only' ? 503 : 500, gone.rejection.code)
    // The job would do it within seconds; who asked should not have to wonder.
    await communities.wake(community.id).catch((cause) => log.error('community.purge', {}, cause))
    return c.json({ erased: true })
  })

  async function find(c: Context): Promise<{ community: Community; member: Member } | null> {
    const own = device.read(c.req.header('cookie'))
    const community = await communities.bySlug(c.req.param('slug') ?? '')
    const member = community && memberOf(community, own?.hash ?? null)
    return community && member ? { community, member } : null
  }

  /** Seats of this person in the rooms that are still stored. Of several people on one device only who bears the member's name. */
  async function seatsIn(community: Community, member: Member): Promise<{ live: LiveRoom; seat: SeatId }[]> {
    const found: { live: LiveRoom; seat: SeatId }[] = []
    for (const { room } of Object.values(community.meetings)) {
      const live = room === null ? null : await rooms.withCode(room)
      if (!live) continue
      const session = live.room.session()
      const seats = new Map(member.devices.flatMap((one) => seatsOf(session, one)).map((seat) => [seat.id, seat]))
      const all = [...seats.values()]
      const named = all.filter((seat) => nameKey(seat.name) === nameKey(member.name))
      for (const seat of all.length === 1 ? all : named) found.push({ live, seat: seat.id })
    }
    return found
  }

  return app
}
