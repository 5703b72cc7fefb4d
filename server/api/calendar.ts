// Dates as iCalendar: a feed for one member, and one date as a file. Nothing of other members is in either.
import type { Context } from 'hono'
import { Hono } from 'hono'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Community, Meeting } from '../../shared/community/community.ts'
import { memberOf, takesPart } from '../../shared/community/members.ts'
import { meetingId } from '../../shared/ids.ts'
import type { Communities } from '../communities/communities.ts'
import { sha256 } from '../rooms/hash.ts'
import type { ApiParts } from './context.ts'
import { failure, wrongSecret } from './context.ts'

/** How often calendars are asked to look again. */
const LOOK_AGAIN_SECONDS = 3_600

export function calendarRoutes(parts: ApiParts & { communities: Communities }): Hono {
  const { communities, device } = parts
  const app = new Hono()

  /** The address is a secret of one member: calendars cannot send a cookie. Its own member renews it when it leaked. */
  app.get('/:slug/calendar/:secret', async (c) => {
    const secret = /^([0-9a-f]{64})\.ics$/.exec(c.req.param('secret'))?.[1]
    const community = await communities.bySlug(c.req.param('slug'))
    const hash = secret === undefined ? null : sha256(secret)
    const member = community && Object.values(community.members).find((one) => one.feedHash === hash)
    if (!community || hash === null || !member || !takesPart(member)) {
      return wrongSecret(parts, c)
    }
    return file(c, calendarOf(community, Object.values(community.meetings), parts), 'dates.ics')
  })

  app.get('/:slug/meetings/:meeting/date.ics', async (c) => {
    const community = await communities.bySlug(c.req.param('slug'))
    const own = device.read(c.req.header('cookie'))
    const member = community && memberOf(community, own?.hash ?? null)
    const meeting = community?.meetings[meetingId(c.req.param('meeting'))]
    if (!community || !member || !takesPart(member) || !meeting) return failure(c, 404, 'not-found')
    return file(c, calendarOf(community, [meeting], parts), 'date.ics')
  })

  return app
}

export function calendarOf(
  community: Community,
  meetings: readonly Meeting[],
  { clock, origins }: Pick<ApiParts, 'clock' | 'origins'>,
): string {
  const [origin = ''] = origins()
  const calendar = ical({
    prodId: { company: 'Copse', product: 'Copse' },
    name: community.name,
    method: ICalCalendarMethod.PUBLISH,
    ttl: LOOK_AGAIN_SECONDS,
  })
  for (const one of [...meetings].sort((left, right) => left.startsAtMs - right.startsAtMs)) {
    calendar.createEvent({
      id: `${one.id}@copse`,
      sequence: one.sequence,
      status: one.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      start: new Date(one.startsAtMs),
      end: new Date(one.startsAtMs + one.minutes * 60_000),
      stamp: new Date(clock.nowMs()),
      summary: one.title,
      location: [one.place, one.link].filter((part) => part !== '').join(' · ') || null,
      description: one.reason || null,
      url: `${origin}/c/${community.slug}`,
    })
  }
  return calendar.toString()
}

function file(c: Context, body: string, name: string): Response {
  c.header('content-type', 'text/calendar; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${name}"`)
  c.header('cache-control', 'private, no-cache')
  return c.body(body)
}
