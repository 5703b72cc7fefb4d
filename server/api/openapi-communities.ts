import {
  CommunityEnvelopeSchema,
  CreateCommunitySchema,
  InviteSchema,
  JoinCommunitySchema,
  NewPasskeySchema,
  OpenMeetingSchema,
  ReturnToCommunitySchema,
  SignInSchema,
  UsedPasskeySchema,
} from '../../shared/wire/community.ts'
import type { Route } from './openapi.ts'

const NOT_FOUND = 'No such community, or nothing of it for this device'
const BAD = 'Code of what is wrong'
const OUTSIDE = 'Only for members, or not for this one'
const TOO_MANY = 'Too many wrong addresses or secrets'
const PAGE = 'The view of this audience, and the own slice of a member'
const NO_NAME = 'Passkeys need https and a name, or localhost'
const NOT_OURS = 'Not a passkey of here, not an answer to our question, or one that was used'
const AWAY = 'Cannot be saved now; nothing was done'

export const COMMUNITY_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/api/communities',
    summary: 'Starts a community; its maker coordinates it',
    body: CreateCommunitySchema,
    answers: {
      201: 'Its address; sets the cookie of the device',
      400: BAD,
      403: 'Needs the key for makers',
      429: 'Too many',
    },
  },
  {
    method: 'get',
    path: '/api/communities/{slug}',
    summary: 'What this device may know of it',
    answers: { 200: PAGE, 404: NOT_FOUND, 429: TOO_MANY },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/commands',
    summary: 'One command of a member, with an idempotency key',
    body: CommunityEnvelopeSchema,
    answers: {
      200: PAGE,
      400: BAD,
      403: OUTSIDE,
      404: NOT_FOUND,
      409: 'Somebody changed it meanwhile; says what it is now',
      429: TOO_MANY,
      503: AWAY,
    },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/invitations',
    summary: 'An invitation; its secret is told once',
    body: InviteSchema,
    answers: { 201: 'The secret', 400: BAD, 403: OUTSIDE, 404: NOT_FOUND, 429: TOO_MANY, 503: AWAY },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/members',
    summary: 'Comes in with an invitation',
    body: JoinCommunitySchema,
    answers: {
      201: PAGE,
      400: BAD,
      404: NOT_FOUND,
      409: 'The name is taken; offers another',
      429: TOO_MANY,
      503: AWAY,
    },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/return',
    summary: 'Comes back on another device with the secret of "my link"',
    body: ReturnToCommunitySchema,
    answers: { 201: PAGE, 400: BAD, 404: NOT_FOUND, 429: TOO_MANY, 503: AWAY },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/passkeys/ask',
    summary: 'What the browser of a member is asked to make a passkey',
    answers: { 201: 'Options for it', 403: OUTSIDE, 404: NOT_FOUND, 409: NO_NAME, 429: TOO_MANY },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/passkeys',
    summary: 'The passkey a browser made, five a member',
    body: NewPasskeySchema,
    answers: { 201: PAGE, 400: BAD, 403: NOT_OURS, 404: NOT_FOUND, 409: NO_NAME, 429: TOO_MANY, 503: AWAY },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/passkeys/return/ask',
    summary: 'What a browser is asked, to come back with a passkey',
    answers: { 201: 'Options for it', 404: NOT_FOUND, 409: NO_NAME, 429: TOO_MANY },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/passkeys/return',
    summary: 'Comes back on another device with a passkey; an answer counts once',
    body: UsedPasskeySchema,
    answers: { 201: PAGE, 400: BAD, 403: NOT_OURS, 404: NOT_FOUND, 409: NO_NAME, 429: TOO_MANY, 503: AWAY },
  },
  {
    method: 'post',
    path: '/api/sign-in',
    summary: 'Begins a sign-in at the OpenID provider of this server, if it has one',
    body: SignInSchema,
    answers: {
      201: 'The address to go to; sets a cookie for ten minutes',
      400: BAD,
      409: 'Nobody signs in here, or not for this',
      503: 'The provider is away',
    },
  },
  {
    method: 'get',
    path: '/api/sign-in/back',
    summary: 'Where the provider sends people back to; leads on to a page that says how it ended',
    answers: { 303: 'To the page', 409: 'Nobody signs in here' },
  },
  {
    method: 'post',
    path: '/api/sign-in/out',
    summary: 'This browser opens no more rooms; says where one signs out at the provider',
    answers: { 200: 'The address, or null', 409: 'Nobody signs in here', 503: 'The provider is away' },
  },
  {
    method: 'get',
    path: '/api/communities/{slug}/calendar/{secret}',
    summary: 'The calendar of a member, as `<secret>.ics`',
    answers: { 200: 'iCalendar', 404: NOT_FOUND, 429: TOO_MANY },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/link',
    summary: 'A fresh "my link"; the one before stops working',
    answers: { 201: 'The secret', 403: OUTSIDE, 404: NOT_FOUND, 429: TOO_MANY, 503: AWAY },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/feed',
    summary: 'A fresh calendar address; the one before stops working',
    answers: { 201: 'The secret', 403: OUTSIDE, 404: NOT_FOUND, 429: TOO_MANY, 503: AWAY },
  },
  {
    method: 'get',
    path: '/api/communities/{slug}/me/data',
    summary: 'Everything that carries this member, in the community and in its rooms',
    answers: { 200: 'One file', 404: NOT_FOUND },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/me/erase',
    summary: 'Erases the member from the community and from its rooms',
    answers: { 200: 'Done', 404: NOT_FOUND, 503: AWAY },
  },
  {
    method: 'get',
    path: '/api/communities/{slug}/meetings/{meeting}/date.ics',
    summary: 'One date as a calendar file',
    answers: { 200: 'iCalendar', 404: NOT_FOUND },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/meetings/{meeting}/room',
    summary: 'Opens the room of a date, or answers the one that is open',
    body: OpenMeetingSchema,
    answers: {
      200: 'The code of the open room',
      201: 'The code of the new room; this device facilitates',
      400: BAD,
      404: NOT_FOUND,
      409: 'The date was called off',
      429: TOO_MANY,
      503: AWAY,
    },
  },
  {
    method: 'get',
    path: '/api/communities/{slug}/meetings/{meeting}/page',
    summary: 'What stands on the page of a date: before it one half, from its beginning on the other',
    answers: { 200: 'The page', 404: NOT_FOUND },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/meetings/{meeting}/files',
    summary: 'Puts up a file: its bytes as the body, its name, percent-encoded, as the header x-file-name',
    takesBytes: true,
    answers: {
      201: 'The page with it',
      400: BAD,
      403: OUTSIDE,
      404: NOT_FOUND,
      409: 'The date was called off',
      413: 'Larger than a file may be',
      415: 'Not a kind that is taken, not what its name says, or harmful',
      429: 'Too many at once, or as many as there may be',
      503: 'Cannot be saved, or not be scanned, now; nothing was done',
    },
  },
  {
    method: 'get',
    path: '/files/{slug}/{meeting}/{file}',
    summary: 'Downloads a file of a date',
    answers: { 200: 'Its bytes, to be saved', 404: NOT_FOUND },
  },
  {
    method: 'get',
    path: '/api/communities/{slug}/entries',
    summary:
      'What the community knows: entries, drafts, where to start, and with the header `x-search` (percent-encoded) what was found, best first',
    answers: { 200: 'Lists', 404: NOT_FOUND },
  },
  {
    method: 'get',
    path: '/api/communities/{slug}/entries.md',
    summary: 'All entries as one Markdown file',
    answers: { 200: 'Markdown', 404: NOT_FOUND },
  },
  {
    method: 'get',
    path: '/api/communities/{slug}/entries/{entry}',
    summary: 'One entry',
    answers: { 200: 'The entry', 404: NOT_FOUND },
  },
  {
    method: 'post',
    path: '/api/communities/{slug}/entries/import',
    summary: 'Brings in a file of entries as drafts: all of it or nothing',
    takesBytes: true,
    answers: {
      201: 'How many were added',
      400: 'Not such a file, or a broken one; `offer` is the line',
      403: OUTSIDE,
      404: NOT_FOUND,
      413: 'Larger than a file may be',
      503: AWAY,
    },
  },
]
