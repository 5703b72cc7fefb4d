// Communities over HTTP: who comes in, what is asked, and what each may read. The cookie says which device it is.
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { CommunityCommand } from '../../shared/community/command.ts'
import type { Community, CommunityRejection, Member } from '../../shared/community/community.ts'
import { memberOf, takesPart } from '../../shared/community/members.ts'
import { audienceOf, communityMineFor, communityView } from '../../shared/community/view.ts'
import { meetingId } from '../../shared/ids.ts'
import { planNamed } from '../../shared/session/plans.ts'
import {
  CommunityEnvelopeSchema,
  CreateCommunitySchema,
  InviteSchema,
  JoinCommunitySchema,
  OpenMeetingSchema,
  ReturnToCommunitySchema,
} from '../../shared/wire/community.ts'
import type { Communities } from '../communities/communities.ts'
import { sha256 } from '../rooms/hash.ts'
import { seedItems } from './agenda-seed.ts'
import { DEFAULT_PRINCIPLES } from './community-principles.ts'
import type { ApiParts } from './context.ts'
import { bodyOf, deviceOrNew, failure, mayCreate, wrongSecret } from './context.ts'
import { planFor } from './plan-for.ts'

/** Rooms of dates before this are over. */
const OPEN_ROOMS_MS = 2 * 86_400_000

export function communityRoutes(parts: ApiParts & { communities: Communities }): Hono {
  const { communities, chance, budgets, device, rooms } = parts
  const app = new Hono()

  app.post('/', async (c) => {
    const wish = await bodyOf(c, CreateCommunitySchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const key = c.req.header('x-create-key') ?? wish.createKey
    if (!(await mayCreate(parts, c, key))) return failure(c, 403, parts.needsSignIn ? 'sign-in' : 'create-key')
    if (!budgets.newRoom(parts.addressOf(c))) return failure(c, 429, 'too-many')
    const own = deviceOrNew(parts, c)
    const language = wish.language ?? 'en'
    const { title, name, kind, zone } = wish
    const made = await communities.create({
      device: own.hash,
      returnHash: sha256(chance.secret()),
      title,
      name,
      kind,
      zone,
      language,
      principles: wish.principles ?? DEFAULT_PRINCIPLES[language],
    })
    if (!made.ok) return failure(c, 400, made.code)
    c.header('set-cookie', device.write(own.secret))
    return c.json({ slug: made.community.slug }, 201)
  })

  app.get('/:slug', async (c) => {
    const here = await find(c)
    return here ? c.json(pageOf(here.community, here.member)) : wrong(c)
  })

  app.post('/:slug/commands', async (c) => {
    const wish = await bodyOf(c, CommunityEnvelopeSchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const here = await find(c)
    if (!here) return wrong(c)
    return submit(c, here, wish.command, wish.key)
  })

  app.post('/:slug/invitations', async (c) => {
    const wish = await bodyOf(c, InviteSchema)
    if (!wish) return failure(c, 400, 'bad-message')
    return withSecret(c, (secretHash) => ({ kind: 'invitation.make', secretHash, ...wish }))
  })

  app.post('/:slug/link', (c) => withSecret(c, (returnHash) => ({ kind: 'return.renew', returnHash })))
  app.post('/:slug/feed', (c) => withSecret(c, (feedHash) => ({ kind: 'feed.renew', feedHash })))

  app.post('/:slug/members', async (c) => {
    const wish = await bodyOf(c, JoinCommunitySchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const community = await communities.bySlug(c.req.param('slug'))
    if (!community) return wrong(c)
    const own = deviceOrNew(parts, c)
    const joined = await communities.submit(community.id, null, null, {
      kind: 'member.join',
      secretHash: sha256(wish.secret),
      name: wish.name,
      device: own.hash,
      returnHash: sha256(chance.secret()),
    })
    if (!joined.ok) {
      // A wrong secret counts like a wrong code: it is one.
      const isGuess = joined.rejection.code === 'invitation-over'
      if (isGuess && wrongSecret(parts, c).status === 429) return failure(c, 429, 'too-many')
      return rejected(c, joined.rejection)
    }
    c.header('set-cookie', device.write(own.secret))
    return c.json(pageOf(joined.community, memberOf(joined.community, own.hash)), 201)
  })

  app.post('/:slug/return', async (c) => {
    const wish = await bodyOf(c, ReturnToCommunitySchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const community = await communities.bySlug(c.req.param('slug'))
    const secret = sha256(wish.secret)
    const member = community && Object.values(community.members).find((one) => one.returnHash === secret)
    if (!community || !member) return wrong(c)
    const own = deviceOrNew(parts, c)
    const attach = { kind: 'member.attach', member: member.id, device: own.hash } as const
    const back = await communities.submit(community.id, null, null, attach)
    if (!back.ok) return rejected(c, back.rejection)
    c.header('set-cookie', device.write(own.secret))
    return c.json(pageOf(back.community, memberOf(back.community, own.hash)), 201)
  })

  app.post('/:slug/meetings/:meeting/room', async (c) => {
    const wish = await bodyOf(c, OpenMeetingSchema)
    if (!wish) return failure(c, 400, 'bad-message')
    const here = await find(c)
    const meeting = here?.community.meetings[meetingId(c.req.param('meeting'))]
    if (!here?.member || !takesPart(here.member) || !meeting) return wrong(c)
    if (meeting.status === 'cancelled') return failure(c, 409, 'wrong-state')
    if (meeting.room !== null) return c.json({ code: meeting.room })
    const { language } = here.community
    const { summaryDays, graceMinutes } = here.community.keeping
    const plan = planNamed(planFor(wish.plan, meeting.minutes))
    const made = await rooms.create(
      {
        device: deviceOrNew(parts, c).hash,
        returnHash: sha256(chance.secret()),
        title: meeting.title,
        name: here.member.name,
        plan,
        language,
        keeping: { summaryDays, graceMinutes },
        guardWords: here.community.words,
      },
      seedItems(plan, language),
    )
    if (!made.ok) return failure(c, 400, made.code)
    const room = made.room.room.session().code
    const command = { kind: 'meeting.room', meeting: meeting.id, room } as const
    const kept = await communities.submit(here.community.id, here.member.id, null, command)
    if (!kept.ok) return rejected(c, kept.rejection)
    // Two who opened it at once meet in the room that came first.
    return c.json({ code: kept.community.meetings[meeting.id]?.room ?? room }, 201)
  })

  type Here = { community: Community; member: Member | null }
  async function find(c: Context): Promise<Here | null> {
    const community = await communities.bySlug(c.req.param('slug') ?? '')
    const own = device.read(c.req.header('cookie'))
    return community && { community, member: memberOf(community, own?.hash ?? null) }
  }

  async function submit(c: Context, here: Here, command: CommunityCommand, key: string | null): Promise<Response> {
    if (!here.member) return failure(c, 403, 'not-member')
    const outcome = await communities.submit(here.community.id, here.member.id, key, command)
    if (!outcome.ok) return rejected(c, outcome.rejection)
    if (command.kind === 'words.add' || command.kind === 'words.remove') await tellRooms(outcome.community)
    return c.json(pageOf(outcome.community, outcome.community.members[here.member.id] ?? null))
  }

  /** WRD4: rooms that are open have the list as it is now. One that cannot be reached has it as it was. */
  async function tellRooms({ meetings, words }: Community): Promise<void> {
    const fromMs = parts.clock.nowMs() - OPEN_ROOMS_MS
    for (const { room, startsAtMs } of Object.values(meetings)) {
      const live = room !== null && startsAtMs > fromMs ? await rooms.withCode(room) : null
      await live?.room.submit(null, { kind: 'guard.words', words })
    }
  }

  /** A fresh secret for what the command keeps the hash of; told once and to nobody else. */
  async function withSecret(
    c: Context,
    make: (hash: ReturnType<typeof sha256>) => CommunityCommand,
  ): Promise<Response> {
    const here = await find(c)
    if (!here) return wrong(c)
    if (!here.member) return failure(c, 403, 'not-member')
    const secret = chance.secret()
    const outcome = await communities.submit(here.community.id, here.member.id, null, make(sha256(secret)))
    return outcome.ok ? c.json({ secret }, 201) : rejected(c, outcome.rejection)
  }

  const wrong = (c: Context): Response => wrongSecret(parts, c)

  return app
}

/** What one device reads: the view of its audience, and its own slice. */
export function pageOf(community: Community, member: Member | null) {
  return {
    view: communityView(community, audienceOf(member)),
    mine: member && communityMineFor(community, member),
  }
}

const STATUS: Partial<Record<CommunityRejection['code'], 403 | 404 | 409 | 500 | 503>> = {
  'not-member': 403,
  'not-allowed': 403,
  'unknown-target': 404,
  'name-taken': 409,
  'changed-meanwhile': 409,
  'last-coordinator': 409,
  'wrong-state': 409,
  'invitation-over': 404,
  'read-only': 503,
  internal: 500,
}

export function rejected(c: Context, { code, offer }: CommunityRejection): Response {
  return failure(c, STATUS[code] ?? 400, code, offer)
}
