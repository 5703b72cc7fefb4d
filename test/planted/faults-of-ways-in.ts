// How people come in, are kept out, and come back: knocking, codes that ask, links, passkeys, sign-in.
import type { PlantedFault } from './fault.ts'
import { integration, unit } from './fault.ts'

const people = (name: string) => unit('test/session/people.test.ts', name)
const passkeys = (name: string) => integration('test/integration/passkeys.test.ts', name)
const signIn = (name: string) => integration('test/integration/sign-in.test.ts', name)

export const FAULTS_OF_WAYS_IN: readonly PlantedFault[] = [
  {
    id: 'who-knocks-is-in',
    what: 'asking at a locked door is being let in',
    file: 'shared/session/door.ts',
    find: 'return accept(session, { knocks: [...others, { ...wish, id, name: name.text }] })',
    replace: 'return addSeat(session, { ...wish, name: name.text }, [wish.device], stamped)',
    caughtBy: [people('SEAT10')],
  },
  {
    id: 'everybody-sees-who-knocks',
    what: 'names of those who wait before the door go to the whole room and to the wall',
    file: 'shared/session/view.ts',
    find: 'knocks: leads ? session.knocks.map(({ id, name }) => ({ id, name })) : []',
    replace: 'knocks: session.knocks.map(({ id, name }) => ({ id, name }))',
    caughtBy: [people('SEAT10')],
  },
  {
    id: 'code-alone-comes-in',
    what: 'where the code alone has to ask, it opens the door all the same',
    file: 'shared/session/seats.ts',
    find: "if (session.codeAsks && !mine && !isInvited(session, command.invite)) return refuse('room-locked')",
    replace: '',
    caughtBy: [people('SEAT13')],
  },
  {
    id: 'any-secret-invites',
    what: 'a link with any secret opens the door',
    file: 'shared/session/invite.ts',
    find: 'return invite !== null && session.inviteSecret === invite',
    replace: 'return invite !== null && session.inviteSecret !== null',
    caughtBy: [people('SEAT13')],
  },
  {
    id: 'old-secret-stays',
    what: 'a new link has a new code and the secret of the old one',
    file: 'shared/session/invite.ts',
    find: 'const inviteSecret = ids[1] ?? null',
    replace: 'const inviteSecret = session.inviteSecret ?? ids[1] ?? null',
    caughtBy: [people('SEAT12')],
  },
  {
    id: 'old-code-still-opens',
    what: 'after a new link was made the old code leads into the room as before',
    file: 'server/rooms/rooms.ts',
    find: '(session.code === code && session.progress',
    replace: '([session.code, ...session.oldCodes].includes(code) && session.progress',
    caughtBy: [integration('test/integration/doors.test.ts', 'SEAT12')],
  },
  {
    id: 'new-code-told-at-the-door',
    what: 'who only waits at the door is told the code that was made because the old one went too far',
    file: 'server/api/rooms.ts',
    find: "code: known.length > 0 ? session.code : (normalCode(c.req.param('code')) ?? session.code),",
    replace: 'code: session.code,',
    caughtBy: [integration('test/integration/doors.test.ts', 'SEAT12')],
  },
  {
    id: 'secret-sent-to-the-server',
    what: 'the secret of a link stands in its query, so that it is sent along and lies in logs',
    file: 'client/state/invite-link.ts',
    find: "'' : `#i=",
    replace: "'' : `?i=",
    caughtBy: [unit('test/unit/invite-link.test.ts', 'behind the #')],
  },
  {
    id: 'passkey-answer-counts-again',
    what: 'what a passkey answered opens a second time, for whoever has seen it',
    file: 'shared/community/ways-back.ts',
    find: 'return (community.spent ?? []).some((one) => one.hash === hash)',
    replace: 'return hash === undefined && community.spent === undefined',
    caughtBy: [unit('test/community/ways-back.test.ts', 'WAY2'), passkeys('an answer opens once')],
  },
  {
    id: 'passkey-asked-by-anybody',
    what: 'an answer to a challenge that is not of this community, or was never given, opens',
    file: 'server/communities/passkeys.ts',
    find: 'if (!timingSafeEqual(raw.subarray(body.length), await sealOf(community, purpose, body))) return null',
    replace: '',
    caughtBy: [passkeys('only a challenge of this community')],
  },
  {
    id: 'passkey-of-another-site',
    what: 'an answer that somebody gave to another site opens here',
    file: 'server/communities/passkeys.ts',
    find: 'expectedOrigin: at.origin,\n          expectedRPID: at.id,\n          requireUserVerification: false,\n          credential: {',
    replace:
      "expectedOrigin: JSON.parse(Buffer.from(response.response.clientDataJSON, 'base64url').toString()).origin,\n          expectedRPID: at.id,\n          requireUserVerification: false,\n          credential: {",
    caughtBy: [passkeys('a wrong origin')],
  },
  {
    id: 'copied-passkey-opens',
    what: 'a count of uses that does not go up is no reason to refuse',
    file: 'shared/community/ways-back.ts',
    find: ' || (counts && wish.counter <= passkey.counter)',
    replace: ' || (counts && wish.counter < 0)',
    // The library looks at the count as well; this is the look that counts when two answers come at once.
    caughtBy: [unit('test/community/ways-back.test.ts', 'WAY2, WAY3')],
  },
  {
    id: 'sign-in-without-state',
    what: 'a sign-in that somebody else began is taken for the own one',
    file: 'server/sign-in/provider.ts',
    find: 'expectedState: state,',
    replace: 'expectedState: state === "" ? state : oidc.skipStateCheck,',
    caughtBy: [signIn('a state of somebody else')],
  },
  {
    id: 'sign-in-signed-by-anybody',
    what: 'the signature of what the provider says is not looked at',
    file: 'server/sign-in/provider.ts',
    find: 'execute: [oidc.enableNonRepudiationChecks, ',
    replace: 'execute: [',
    caughtBy: [signIn('opens nothing')],
  },
  {
    id: 'sign-in-begun-long-ago',
    what: 'what was begun in a browser counts there for ever',
    file: 'server/sign-in/flow-cookie.ts',
    find: 'return parsed.success && parsed.output.untilMs > nowMs ? parsed.output : null',
    replace: 'return parsed.success && nowMs > 0 ? parsed.output : null',
    caughtBy: [signIn('an answer that was used')],
  },
  {
    id: 'sign-in-never-ends',
    what: 'who signed in once may open rooms for ever',
    file: 'server/sign-in/makers.ts',
    find: 'if (parsed.success && parsed.output.untilMs > clock.nowMs()) return true',
    replace: 'if (parsed.success) return true',
    caughtBy: [signIn('for twelve hours')],
  },
  {
    id: 'sign-in-kept-by-name',
    what: 'the store knows a member by what the provider knows them as',
    file: 'server/api/sign-in.ts',
    find: 'const hash = sha256(`sign-in',
    replace: 'const hash = ((text: string) => text)(`sign-in',
    caughtBy: [signIn('the store knows neither issuer nor person')],
  },
]
