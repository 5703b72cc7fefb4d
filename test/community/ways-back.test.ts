import { expect, test } from 'vitest'
import { communityMineFor, communityView } from '../../shared/community/view.ts'
import { passkeysOf } from '../../shared/community/ways-back.ts'
import { deviceHash, epochMs, hash } from '../../shared/ids.ts'
import { ADA, accepted, BEGIN_MS, codeOf, drive } from './drive.ts'

const passkey = (id: string, counter = 0) => ({ id, publicKey: `key-of-${id}`, counter, transports: ['internal'] })
const spent = (text: string, minutes = 5) => ({ hash: hash(text), untilMs: epochMs(BEGIN_MS + minutes * 60_000) })
const back = (credential: string, counter: number, challenge: string) =>
  ({ kind: 'passkey.return', credential, counter, device: deviceHash('phone'), spent: spent(challenge) }) as const

test('[WAY1] to one’s own record, five at most, no key twice; all go when they are removed, or with the member', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  accepted(give(ben, { kind: 'passkey.add', passkey: passkey('b'), spent: spent('0') }))
  expect(codeOf(give(ADA, { kind: 'passkey.add', passkey: passkey('b'), spent: spent('x') }))).toBe('wrong-state')
  for (const n of [1, 2, 3, 4, 5])
    accepted(give(ADA, { kind: 'passkey.add', passkey: passkey(`a${n}`), spent: spent(`${n}`) }))
  expect(codeOf(give(ADA, { kind: 'passkey.add', passkey: passkey('a6'), spent: spent('6') }))).toBe('too-many')
  const ada = community().members[ADA]
  expect(ada && communityMineFor(community(), ada).waysBack).toEqual({ passkeys: 5, signIn: false })
  // Nobody else reads of them.
  for (const audience of ['outside', 'sponsor', 'members', 'coordination'] as const)
    expect(JSON.stringify(communityView(community(), audience))).not.toMatch(/key-of|passkey|signIn/)
  accepted(give(ADA, { kind: 'passkeys.remove' }))
  expect(codeOf(give(null, back('a1', 1, 'later')))).toBe('unknown-target')
  expect(codeOf(give(null, back('b', 1, 'later')))).toBe('ok')
  accepted(give(ben, { kind: 'member.leave' }))
  expect(codeOf(give(null, back('b', 2, 'latest')))).toBe('unknown-target')
  expect(JSON.stringify(community())).not.toContain('key-of-b')
})

test('[WAY2, WAY3] an answer opens once, and a count that does not go up opens nothing', () => {
  const { give, community, wait } = drive()
  accepted(give(ADA, { kind: 'passkey.add', passkey: passkey('a', 3), spent: spent('made') }))
  accepted(give(null, back('a', 4, 'one')))
  expect(community().members[ADA]?.devices).toEqual(['device-ada', 'phone'])
  expect(codeOf(give(null, back('a', 5, 'one')))).toBe('wrong-state')
  expect(codeOf(give(null, back('a', 5, 'made')))).toBe('wrong-state')
  for (const counter of [4, 3, 0]) expect(codeOf(give(null, back('a', counter, 'two')))).toBe('wrong-state')
  accepted(give(null, back('a', 5, 'two')))
  const ada = community().members[ADA]
  expect(ada && passkeysOf(ada)[0]?.counter).toBe(5)
  // What is over anyway is not kept.
  wait(1)
  accepted(give(null, { ...back('a', 6, 'three'), spent: spent('three', 2_000) }))
  expect(community().spent?.map((one) => one.hash)).toEqual([hash('three')])
})

test('[WAY3] where an authenticator does not count, nothing is compared', () => {
  const { give } = drive()
  accepted(give(ADA, { kind: 'passkey.add', passkey: passkey('a'), spent: spent('made') }))
  for (const challenge of ['one', 'two']) accepted(give(null, back('a', 0, challenge)))
})

test('[WAY4] one sign-in stands for one member, and ends when they say so', () => {
  const { give, join, community } = drive()
  const ben = join('Ben')
  const signIn = hash('somebody')
  const device = deviceHash('library')
  expect(codeOf(give(null, { kind: 'signIn.return', signIn, device }))).toBe('unknown-target')
  accepted(give(ben, { kind: 'signIn.connect', signIn }))
  accepted(give(ben, { kind: 'signIn.connect', signIn }))
  expect(codeOf(give(ADA, { kind: 'signIn.connect', signIn }))).toBe('wrong-state')
  accepted(give(null, { kind: 'signIn.return', signIn, device }))
  expect(community().members[ben]?.devices).toContain(device)
  accepted(give(ben, { kind: 'signIn.remove' }))
  expect(codeOf(give(null, { kind: 'signIn.return', signIn, device }))).toBe('unknown-target')
  accepted(give(ADA, { kind: 'signIn.connect', signIn }))
})
