// Coming back to a community on another device with a passkey. The cookie says which device it is.
import type { Context } from 'hono'
import { Hono } from 'hono'
import { memberOf } from '../../shared/community/members.ts'
import { NewPasskeySchema, UsedPasskeySchema } from '../../shared/wire/community.ts'
import type { Communities } from '../communities/communities.ts'
import { type Passkeys, type RelyingParty, relyingParty } from '../communities/passkeys.ts'
import { pageOf, rejected } from './communities.ts'
import type { ApiParts } from './context.ts'
import { bodyOf, deviceOrNew, failure, wrongSecret } from './context.ts'

type Parts = ApiParts & { communities: Communities; passkeys: Passkeys; publicOrigin: string | null }

export function waysBackRoutes(parts: Parts): Hono {
  const { communities, passkeys, device } = parts
  const app = new Hono()

  app.post('/:slug/passkeys/ask', async (c) => {
    const here = await own(c)
    if ('answer' in here) return here.answer
    return c.json(await passkeys.askNew(here.community, here.member, here.at), 201)
  })

  app.post('/:slug/passkeys', async (c) => {
    const response = await bodyOf(c, NewPasskeySchema)
    if (!response) return failure(c, 400, 'bad-message')
    const here = await own(c)
    if ('answer' in here) return here.answer
    const { community, member, at } = here
    const read = await passkeys.readNew(community, member, { ...response, clientExtensionResults: {} }, at)
    if (!read) return refused(c)
    const outcome = await communities.submit(community.id, member.id, null, { kind: 'passkey.add', ...read })
    if (!outcome.ok) return rejected(c, outcome.rejection)
    return c.json(pageOf(outcome.community, outcome.community.members[member.id] ?? null), 201)
  })

  app.post('/:slug/passkeys/return/ask', async (c) => {
    const at = party(c)
    if (!at) return failure(c, 409, 'needs-https')
    const community = await communities.bySlug(c.req.param('slug'))
    return community ? c.json(await passkeys.askUsed(community, at), 201) : wrongSecret(parts, c)
  })

  app.post('/:slug/passkeys/return', async (c) => {
    const response = await bodyOf(c, UsedPasskeySchema)
    if (!response) return failure(c, 400, 'bad-message')
    const at = party(c)
    if (!at) return failure(c, 409, 'needs-https')
    const community = await communities.bySlug(c.req.param('slug'))
    if (!community) return wrongSecret(parts, c)
    const { userHandle, ...rest } = response.response
    const used = { ...rest, ...(userHandle === undefined ? {} : { userHandle }) }
    const read = await passkeys.readUsed(community, { ...response, response: used, clientExtensionResults: {} }, at)
    // A passkey of somewhere else, one that was removed, a repeated answer: one refusal. Nobody guesses a signature, so it
    // does not count like a wrong code.
    if (!read) return refused(c)
    const own = deviceOrNew(parts, c)
    const wish = { kind: 'passkey.return', device: own.hash, ...read } as const
    const back = await communities.submit(community.id, null, null, wish)
    if (!back.ok) return back.rejection.code === 'read-only' ? rejected(c, back.rejection) : refused(c)
    c.header('set-cookie', device.write(own.secret))
    return c.json(pageOf(back.community, memberOf(back.community, own.hash)), 201)
  })

  const party = (c: Context): RelyingParty | null => relyingParty(parts.publicOrigin, c.req.header('host'))

  const refused = (c: Context): Response => failure(c, 403, 'passkey-refused')

  async function own(c: Context) {
    const at = party(c)
    if (!at) return { answer: failure(c, 409, 'needs-https') }
    const community = await communities.bySlug(c.req.param('slug') ?? '')
    if (!community) return { answer: wrongSecret(parts, c) }
    const member = memberOf(community, device.read(c.req.header('cookie'))?.hash ?? null)
    if (!member) return { answer: failure(c, 403, 'not-member') }
    return { at, community, member }
  }

  return app
}
