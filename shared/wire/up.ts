// Schemas of everything a browser may send. Unknown members are dropped by parsing; nothing unparsed goes on.
// No checks or transforms here: the schema's hash is part of the protocol (version.ts).
import * as v from 'valibot'
import { FRAMES } from '../session/consult.ts'
import { LOOP_CHOICES } from '../session/loop.ts'
import { PART_NAMES, PROTOCOL_NAMES } from '../session/protocols.ts'
import { LIMITS } from './limits.ts'

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/))
const cardId = v.pipe(v.string(), v.regex(/^[a-z0-9]{16,40}$/))
const hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{10,40}$/))
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_000_000_000_000))
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))
/** Longer than allowed passes up to four times the limit, so that the answer can be "too long" and not "malformed". */
const words = (most: number) => v.pipe(v.string(), v.maxLength(most * 4))
const lane = v.picklist(['success', 'challenge', 'learning', 'takeaway', 'wave'])
const place = v.picklist(['room', 'remote'])
const minutesWish = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))
const tap = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))
const rank = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,60}$/))

/** As many as a gardener can choose at once: all lines of a large meeting. */
const someCards = v.pipe(v.array(cardId), v.minLength(1), v.maxLength(LIMITS.seatsPerRoom))

const saying = v.variant('kind', [
  v.object({ kind: v.literal('ours'), key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,60}$/)) }),
  v.object({ kind: v.literal('own'), text: words(LIMITS.promptMaxChars) }),
])

export const PlanSchema = v.object({
  totalMinutes: count(LIMITS.planMaxMinutes),
  steps: v.pipe(
    v.array(
      v.object({
        id,
        phase: v.picklist(['check-in', 'peer-sharing', 'theme', 'check-out']),
        form: v.picklist([
          'talk',
          'round',
          'headlines',
          'pairs',
          'threes',
          'circles',
          'wave',
          'poll',
          'pulse',
          'write',
          'read',
          'choose',
          'case',
          'harvest',
          'break',
          'notes',
          'reflect',
          'leave',
        ]),
        title: saying,
        prompt: saying,
        minutes: count(LIMITS.planMaxMinutes),
        secondsEach: count(600),
        consult: v.optional(
          v.object({ block: id, protocol: v.picklist(PROTOCOL_NAMES), part: v.picklist(PART_NAMES) }),
        ),
        options: v.optional(v.pipe(v.array(words(LIMITS.titleMaxChars)), v.maxLength(LIMITS.pollOptions))),
      }),
    ),
    v.maxLength(LIMITS.planMaxSteps),
  ),
})

const evaluation = v.object({ worth: tap, heard: tap, safe: tap })
const nextMeeting = v.object({
  startsAtMs: v.nullable(instant),
  zone: v.pipe(v.string(), v.maxLength(60)),
  minutes: count(480),
  place: words(LIMITS.lineMaxChars),
  facilitator: words(LIMITS.titleMaxChars),
})

export const CommandSchema = v.variant('kind', [
  v.object({ kind: v.literal('seat.rename'), name: words(LIMITS.nameMaxChars) }),
  v.object({ kind: v.literal('seat.place'), place }),
  v.object({ kind: v.literal('seat.leave') }),
  v.object({ kind: v.literal('hand.set'), raised: v.boolean() }),
  v.object({ kind: v.literal('done.set'), done: v.boolean() }),
  v.object({ kind: v.literal('round.pass') }),
  v.object({ kind: v.literal('round.finish') }),
  v.object({ kind: v.literal('round.line'), text: words(LIMITS.lineMaxChars) }),
  v.object({ kind: v.literal('poll.answer'), choice: v.nullable(count(20)) }),
  v.object({ kind: v.literal('time.answer'), yes: v.boolean() }),
  v.object({ kind: v.literal('case.offer'), on: v.boolean() }),
  v.object({ kind: v.literal('case.answer'), yes: v.boolean() }),
  v.object({ kind: v.literal('case.ready'), ready: v.boolean() }),
  v.object({ kind: v.literal('case.role'), role: v.nullable(v.picklist(['scribe', 'observer'])) }),
  v.object({ kind: v.literal('case.aside'), on: v.boolean() }),
  v.object({ kind: v.literal('case.stop') }),
  v.object({ kind: v.literal('case.goOn') }),
  v.object({ kind: v.literal('case.forget') }),
  v.object({ kind: v.literal('case.question'), text: words(LIMITS.questionMaxChars) }),
  v.object({
    kind: v.literal('line.put'),
    line: cardId,
    lineKind: v.picklist(['idea', 'offer', 'sheet', 'question']),
    text: words(LIMITS.cardTextMaxChars),
  }),
  v.object({ kind: v.literal('case.readOffers'), on: v.boolean() }),
  v.object({ kind: v.literal('garden.collect'), lineKind: v.picklist(['question', 'offer']) }),
  v.object({ kind: v.literal('garden.sort'), lines: someCards, to: v.picklist(['collected', 'passed', 'left']) }),
  v.object({ kind: v.literal('garden.join'), cards: someCards }),
  v.object({ kind: v.literal('garden.part'), cards: someCards }),
  v.object({ kind: v.literal('garden.leaveOut'), cards: someCards }),
  v.object({ kind: v.literal('helped.say'), atMs: v.nullable(instant) }),
  v.object({ kind: v.literal('seat.leavingAt'), atMs: v.nullable(instant) }),
  v.object({ kind: v.literal('dots.set'), cards: v.pipe(v.array(cardId), v.maxLength(20)) }),
  v.object({ kind: v.literal('card.metoo'), card: cardId, on: v.boolean() }),
  v.object({ kind: v.literal('lead.take') }),
  v.object({ kind: v.literal('lead.askBack') }),
  v.object({ kind: v.literal('evaluation.set'), evaluation }),
  v.object({ kind: v.literal('loop.answer'), choice: v.nullable(v.picklist(LOOP_CHOICES)) }),
  v.object({ kind: v.literal('step.share'), text: words(LIMITS.lineMaxChars) }),
  v.object({ kind: v.literal('thanks.give'), to: id, text: words(LIMITS.lineMaxChars) }),
  v.object({
    kind: v.literal('resource.add'),
    title: words(LIMITS.lineMaxChars),
    url: v.pipe(v.string(), v.maxLength(2000)),
  }),
  v.object({ kind: v.literal('resource.remove'), id }),
  v.object({ kind: v.literal('slip.resume'), turn: count(1_000_000) }),

  v.object({
    kind: v.literal('session.edit'),
    title: words(LIMITS.titleMaxChars),
    callLink: v.pipe(v.string(), v.maxLength(2000)),
    plannedStartMs: v.nullable(instant),
    language: v.picklist(['en', 'de']),
  }),
  v.object({ kind: v.literal('session.start') }),
  v.object({ kind: v.literal('step.next'), from: id }),
  v.object({ kind: v.literal('step.back'), from: id }),
  v.object({ kind: v.literal('step.jump'), to: id }),
  v.object({ kind: v.literal('step.undo') }),
  v.object({ kind: v.literal('clock.pause') }),
  v.object({ kind: v.literal('clock.resume') }),
  v.object({
    kind: v.literal('time.add'),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
    from: v.nullable(id),
  }),
  v.object({
    kind: v.literal('time.take'),
    add: count(30),
    takes: v.pipe(v.array(v.object({ from: id, minutes: minutesWish })), v.maxLength(LIMITS.planMaxSteps)),
  }),
  v.object({ kind: v.literal('time.askGroup'), minutes: minutesWish, from: id }),
  v.object({ kind: v.literal('poll.open') }),
  v.object({ kind: v.literal('poll.show') }),
  v.object({ kind: v.literal('think.start') }),
  v.object({ kind: v.literal('heard.set'), seat: id, on: v.boolean() }),
  v.object({ kind: v.literal('case.ask'), seat: v.nullable(id), card: v.nullable(cardId) }),
  v.object({ kind: v.literal('case.inner'), seats: v.pipe(v.array(id), v.maxLength(LIMITS.seatsPerRoom)) }),
  v.object({ kind: v.literal('gardeners.set'), seats: v.pipe(v.array(id), v.maxLength(LIMITS.gardenersMax)) }),
  v.object({ kind: v.literal('case.admit'), seat: id, frame: v.picklist(FRAMES) }),
  v.object({ kind: v.literal('plan.change'), plan: PlanSchema }),
  v.object({ kind: v.literal('round.skip') }),
  v.object({ kind: v.literal('round.move'), seat: id, toIndex: count(LIMITS.seatsPerRoom) }),
  v.object({ kind: v.literal('vote.open') }),
  v.object({ kind: v.literal('vote.show') }),
  v.object({ kind: v.literal('vote.draw'), cards: v.pipe(v.array(cardId), v.minLength(2), v.maxLength(40)) }),
  v.object({ kind: v.literal('spotlight.set'), card: v.nullable(cardId) }),
  v.object({ kind: v.literal('room.lock'), locked: v.boolean() }),
  v.object({ kind: v.literal('room.codeAsks'), asks: v.boolean() }),
  v.object({ kind: v.literal('link.renew') }),
  v.object({ kind: v.literal('agenda.lock'), locked: v.boolean() }),
  v.object({ kind: v.literal('seat.add'), name: words(LIMITS.nameMaxChars), place }),
  v.object({ kind: v.literal('seat.remove'), seat: id }),
  v.object({ kind: v.literal('lead.give'), to: id }),
  v.object({ kind: v.literal('deputy.set'), seat: v.nullable(id) }),
  v.object({ kind: v.literal('screen.allow'), screen: id }),
  v.object({ kind: v.literal('screen.drop'), screen: id }),
  v.object({ kind: v.literal('screens.blank'), blank: v.boolean() }),
  v.object({ kind: v.literal('return.answer'), request: id, allow: v.boolean() }),
  v.object({ kind: v.literal('door.answer'), request: id, allow: v.boolean() }),
  v.object({ kind: v.literal('next.set'), next: nextMeeting }),
  v.object({ kind: v.literal('session.close') }),
  v.object({ kind: v.literal('session.keepOpen') }),
  v.object({ kind: v.literal('session.closeNow') }),
])

const cardWords = words(LIMITS.cardTextMaxChars)

/** What the box and the board are asked. None of it is kept beside a seat, none of it carries a stored key. */
export const BoxSchema = v.variant('kind', [
  v.object({
    kind: v.literal('card.submit'),
    ticket: hex64,
    card: cardId,
    lane,
    text: cardWords,
    wantsHelp: v.boolean(),
    toldByLead: v.optional(v.boolean()),
    signed: v.boolean(),
    keyHash: hex64,
    generation: v.optional(count(1_000_000)),
  }),
  v.object({ kind: v.literal('card.takeBack'), ticket: hex64, card: cardId, editKey: hex64 }),
])

export const BoardSchema = v.variant('kind', [
  v.object({
    kind: v.literal('board.edit'),
    card: cardId,
    base: cardWords,
    next: cardWords,
    generation: v.optional(count(1_000_000)),
  }),
  v.object({ kind: v.literal('board.move'), card: cardId, lane, rank }),
  v.object({ kind: v.literal('board.group'), card: cardId, onto: v.nullable(cardId) }),
  v.object({ kind: v.literal('board.withdraw'), card: cardId, editKey: hex64 }),
  v.object({
    kind: v.literal('board.sign'),
    card: cardId,
    editKey: hex64,
    signed: v.boolean(),
    evenIfFew: v.optional(v.boolean()),
  }),
  v.object({ kind: v.literal('board.tell'), card: cardId, editKey: hex64, who: v.picklist(['me', 'lead', 'nobody']) }),
  v.object({ kind: v.literal('board.remove'), card: cardId, epoch: count(1_000_000) }),
])

/** Answered by the shell with something that is not part of the session. */
export const ShellSchema = v.variant('kind', [
  v.object({ kind: v.literal('ticket.ask'), opening: count(1_000_000) }),
  v.object({ kind: v.literal('box.release'), signedOnly: v.boolean() }),
  v.object({ kind: v.literal('garden.open'), cards: someCards }),
  v.object({ kind: v.literal('return.link') }),
  v.object({ kind: v.literal('slip.raise'), turn: count(1_000_000) }),
  v.object({
    kind: v.literal('slip.clean'),
    turn: count(1_000_000),
    marks: v.pipe(
      v.array(
        v.object({
          find: words(LIMITS.markMaxChars),
          replace: words(LIMITS.markMaxChars),
          card: v.nullable(cardId),
        }),
      ),
      v.maxLength(LIMITS.marksMax),
    ),
    takeOff: v.pipe(v.array(cardId), v.maxLength(LIMITS.marksMax)),
    editKey: v.nullable(hex64),
  }),
])

export const AnyCommandSchema = v.variant('kind', [CommandSchema, BoxSchema, BoardSchema, ShellSchema])
export type AnyCommand = v.InferOutput<typeof AnyCommandSchema>

/** One command of one seat. `epoch` is the role's, with commands of the facilitator. */
export const EnvelopeSchema = v.object({
  seat: id,
  key,
  epoch: v.optional(count(1_000_000)),
  command: AnyCommandSchema,
})

export const ReactSchema = v.object({
  seat: id,
  kind: v.picklist(['metoo', 'thanks', 'more', 'celebrate', 'slower', 'pause']),
})

export const HandshakeSchema = v.object({
  protocol: count(1_000),
  room: v.pipe(v.string(), v.maxLength(20)),
  as: v.picklist(['seat', 'screen']),
})

export const CreateRoomSchema = v.object({
  title: words(LIMITS.titleMaxChars),
  name: words(LIMITS.nameMaxChars),
  plan: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** A plan of one's own instead of a ready one. */
  ownPlan: v.optional(PlanSchema),
  language: v.optional(v.picklist(['en', 'de'])),
  place: v.optional(place),
  createKey: v.optional(v.pipe(v.string(), v.maxLength(200))),
})

export const TakeSeatSchema = v.object({
  name: words(LIMITS.nameMaxChars),
  place,
  principlesAccepted: v.literal(true),
  addSeat: v.optional(v.boolean()),
})

export const KnockSchema = v.object({
  name: words(LIMITS.nameMaxChars),
  place,
  principlesAccepted: v.literal(true),
})

export const ReturnSchema = v.object({ secret: hex64 })
export const ReturnRequestSchema = v.object({ name: words(LIMITS.nameMaxChars) })
