// Schemas of everything a browser may send to a community. Nothing unparsed goes on.
import * as v from 'valibot'
import { RESOURCE_TYPES } from '../community/date-page.ts'
import { ENTRY_LIMITS, ENTRY_PARTS, ENTRY_TYPES } from '../community/entries.ts'
import { meetingId, memberId } from '../ids.ts'
import { LIMITS } from './limits.ts'

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/))
const member = v.pipe(id, v.transform(memberId))
const meeting = v.pipe(id, v.transform(meetingId))
const hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const words = (most: number) => v.pipe(v.string(), v.maxLength(most * 4))
const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const wall = v.pipe(v.string(), v.maxLength(20))
const hour = v.pipe(v.string(), v.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/))
const zone = v.pipe(v.string(), v.maxLength(60))
const standing = v.picklist(['active', 'waiting', 'alumni', 'guest'])
const roles = v.pipe(
  v.array(v.picklist(['coordinator', 'facilitator', 'deputy', 'steward', 'sponsor'])),
  v.maxLength(5),
)

const details = v.object({
  kind: v.picklist(['session', 'orientation', 'outside']),
  title: words(LIMITS.titleMaxChars),
  minutes: count(0, 100_000),
  mode: v.picklist(['online', 'room', 'hybrid']),
  place: words(LIMITS.lineMaxChars),
  link: words(LIMITS.urlMaxChars),
})

export const CommunityCommandSchema = v.variant('kind', [
  v.object({ kind: v.literal('member.rename'), name: words(LIMITS.nameMaxChars) }),
  v.object({ kind: v.literal('member.standing'), member, standing }),
  v.object({ kind: v.literal('member.roles'), member, roles }),
  v.object({ kind: v.literal('member.remove'), member }),
  v.object({ kind: v.literal('member.leave'), keepCredit: v.optional(v.boolean()) }),
  v.object({ kind: v.literal('passkeys.remove') }),
  v.object({ kind: v.literal('signIn.remove') }),
  v.object({ kind: v.literal('invitation.revoke'), invitation: id }),
  v.object({
    kind: v.literal('charter.set'),
    part: v.picklist(['field', 'people', 'purpose', 'notDoing']),
    base: words(600),
    text: words(600),
  }),
  v.object({
    kind: v.literal('contact.set'),
    contact: v.object({ name: words(LIMITS.titleMaxChars), reach: words(LIMITS.lineMaxChars) }),
  }),
  v.object({ kind: v.literal('community.name'), name: words(LIMITS.titleMaxChars) }),
  v.object({
    kind: v.literal('keeping.set'),
    keeping: v.object({ summaryDays: count(0, 10_000), graceMinutes: count(0, 10_000), answersDays: count(0, 10_000) }),
  }),
  v.object({ kind: v.literal('words.add'), words: v.pipe(v.array(words(100)), v.maxLength(200)) }),
  v.object({ kind: v.literal('words.remove'), words: v.pipe(v.array(words(100)), v.maxLength(200)) }),
  v.object({ kind: v.literal('principles.propose'), lines: v.pipe(v.array(words(400)), v.maxLength(40)) }),
  v.object({ kind: v.literal('principles.agree') }),
  v.object({ kind: v.literal('principles.object'), reason: words(LIMITS.lineMaxChars) }),
  v.object({ kind: v.literal('principles.withdraw') }),
  v.object({
    kind: v.literal('meeting.add'),
    details,
    wall,
    zone,
    repeat: v.nullable(
      v.object({
        every: v.picklist(['week', 'fortnight', 'month']),
        times: count(1, 1_000),
        hours: v.pipe(v.array(hour), v.maxLength(6)),
      }),
    ),
  }),
  v.object({
    kind: v.literal('meeting.change'),
    meeting,
    sequence: count(0, 1_000_000),
    details,
    wall,
    zone,
    reason: words(LIMITS.lineMaxChars),
  }),
  v.object({
    kind: v.literal('meeting.cancel'),
    meeting,
    following: v.boolean(),
    reason: words(LIMITS.lineMaxChars),
  }),
  v.object({
    kind: v.literal('meeting.coming'),
    meeting,
    coming: v.nullable(v.picklist(['room', 'remote', 'unsure', 'half', 'no'])),
  }),
  v.object({
    kind: v.literal('poll.open'),
    title: words(LIMITS.titleMaxChars),
    zone,
    minutes: count(5, 480),
    walls: v.pipe(v.array(wall), v.maxLength(40)),
  }),
  v.object({
    kind: v.literal('poll.answer'),
    poll: id,
    answers: v.pipe(v.array(v.picklist(['yes', 'maybe', 'no'])), v.maxLength(40)),
  }),
  v.object({ kind: v.literal('poll.choose'), poll: id, option: count(0, 40), details }),
  v.object({ kind: v.literal('poll.drop'), poll: id }),
  v.object({
    kind: v.literal('page.set'),
    meeting,
    part: v.picklist(['theme', 'prompt']),
    base: words(LIMITS.lineMaxChars),
    text: words(LIMITS.lineMaxChars),
  }),
  v.object({
    kind: v.literal('page.lead'),
    meeting,
    as: v.picklist(['lead', 'deputy']),
    member: v.nullable(member),
  }),
  v.object({ kind: v.literal('page.idea.add'), meeting, text: words(LIMITS.lineMaxChars) }),
  v.object({ kind: v.picklist(['page.idea.drop', 'page.idea.choose']), meeting, idea: id }),
  v.object({ kind: v.literal('page.idea.vote'), meeting, idea: id, on: v.boolean() }),
  v.object({ kind: v.literal('page.learning.add'), meeting, text: words(LIMITS.lineMaxChars) }),
  v.object({ kind: v.literal('page.learning.remove'), meeting, line: id }),
  v.object({
    kind: v.literal('page.resource.add'),
    meeting,
    resource: v.object({
      title: words(LIMITS.lineMaxChars),
      author: words(LIMITS.titleMaxChars),
      year: v.nullable(count(0, 10_000)),
      type: v.picklist(RESOURCE_TYPES),
      where: words(LIMITS.urlMaxChars),
    }),
  }),
  v.object({ kind: v.literal('page.resource.remove'), meeting, resource: id }),
  v.object({ kind: v.literal('page.file.remove'), meeting, file: id }),
  v.object({
    kind: v.literal('entry.add'),
    type: v.picklist(ENTRY_TYPES),
    title: words(ENTRY_LIMITS.titleMaxChars),
    from: words(ENTRY_LIMITS.partMaxChars),
  }),
  v.object({
    kind: v.literal('entry.word'),
    entry: id,
    part: v.picklist(ENTRY_PARTS),
    base: words(ENTRY_LIMITS.partMaxChars),
    text: words(ENTRY_LIMITS.partMaxChars),
  }),
  v.object({ kind: v.picklist(['entry.check', 'entry.credit', 'entry.start']), entry: id, on: v.boolean() }),
  v.object({ kind: v.picklist(['entry.review', 'entry.remove']), entry: id }),
  v.object({ kind: v.literal('entry.steward'), entry: id, member: v.nullable(member) }),
  v.object({ kind: v.literal('entry.tried.add'), entry: id, text: words(LIMITS.lineMaxChars) }),
  v.object({ kind: v.literal('entry.tried.remove'), entry: id, line: id }),
])

export const CommunityEnvelopeSchema = v.object({
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{10,40}$/)),
  command: CommunityCommandSchema,
})

export const CreateCommunitySchema = v.object({
  title: words(LIMITS.titleMaxChars),
  name: words(LIMITS.nameMaxChars),
  kind: v.picklist(['mentors', 'mentees', 'mixed', 'circle']),
  language: v.optional(v.picklist(['en', 'de'])),
  zone,
  principles: v.optional(v.pipe(v.array(words(400)), v.maxLength(12))),
  createKey: v.optional(v.pipe(v.string(), v.maxLength(200))),
})

export const InviteSchema = v.object({ standing, roles, days: count(1, 365), uses: count(1, 1_000) })
export const JoinCommunitySchema = v.object({
  secret: hex64,
  name: words(LIMITS.nameMaxChars),
  principlesAccepted: v.literal(true),
})
export const ReturnToCommunitySchema = v.object({ secret: hex64 })
export const OpenMeetingSchema = v.object({ plan: v.optional(v.pipe(v.string(), v.maxLength(40))) })

const base64url = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9_-]+$/))
const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: v.literal('public-key'),
}
/** What a browser answers when it made a passkey, and when it used one. Unknown members are left out. */
export const NewPasskeySchema = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: base64url(4_096),
    attestationObject: base64url(16_384),
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/))), v.maxLength(8)), []),
  }),
})
export const UsedPasskeySchema = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: base64url(4_096),
    authenticatorData: base64url(4_096),
    signature: base64url(4_096),
    userHandle: v.optional(base64url(200)),
  }),
})

/** `create`: may open rooms and communities here. `return`: comes back to a community. `connect`: wants to come back so. */
export const SignInSchema = v.variant('purpose', [
  v.object({ purpose: v.literal('create'), slug: v.null() }),
  v.object({ purpose: v.picklist(['return', 'connect']), slug: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/)) }),
])
