// Back on another device without a password: a passkey of Chromium's own, and a sign-in at a real OpenID provider.
import { createServer } from 'node:net'
import type { CDPSession, Page } from '@playwright/test'
import { CLIENT, startOpenIdProvider } from '../support/openid-provider.ts'
import { expectNoAxe } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import type { Person } from './support/person.ts'

async function begin(page: Page, title: string): Promise<string> {
  await page.goto('/c')
  await page.getByLabel('What your community is called').fill(title)
  await page.getByLabel('Your name').fill('Ada')
  await page.getByRole('button', { name: 'Start the community' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  return new URL(page.url()).pathname
}

const keysOf = async (cdp: CDPSession, authenticatorId: string) =>
  (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
type Key = Awaited<ReturnType<typeof keysOf>>[number]

/** An authenticator that shows a finger by itself. @returns what reads and plants its keys */
async function authenticator(person: Person) {
  const cdp = await person.context.newCDPSession(person.page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    keys: () => keysOf(cdp, authenticatorId),
    plant: (credential: Key) => cdp.send('WebAuthn.addCredential', { authenticatorId, credential }),
  }
}

test('a passkey brings a member back in a new browser; a repeated answer does not; removed, it opens nothing', async ({
  people,
}) => {
  const ada = await people.open('Ada')
  const laptop = await authenticator(ada)
  const path = await begin(ada.page, 'Mentors with keys')
  await expectNoAxe(ada.page, 'a member’s ways back')
  await ada.page.getByRole('button', { name: 'Make a passkey' }).click()
  await expect(ada.page.getByText('You have 1 passkey here.')).toBeVisible()
  const [key] = await laptop.keys()
  if (!key) throw new Error('no key')
  // What the keychain is told of the group: the name, and the community's.
  expect(key.userName).toBe('Ada · Mentors with keys')

  const phone = await people.open('Ada on a phone')
  const sent: { url: string; body: string | null }[] = []
  phone.page.on('request', (request) => {
    if (request.url().endsWith('/passkeys/return')) sent.push({ url: request.url(), body: request.postData() })
  })
  const keychain = await authenticator(phone)
  await phone.page.goto(path)
  await expect(phone.page.getByRole('heading', { name: 'You are a member, on a new device?' })).toBeVisible()
  await expectNoAxe(phone.page, 'a community from outside')
  await keychain.plant(key)
  await phone.page.getByRole('button', { name: 'Come back with a passkey' }).click()
  await expect(phone.page.getByRole('region', { name: 'For you alone' }).getByLabel('Name')).toHaveValue('Ada')

  // The very bytes that opened, once more and from elsewhere.
  const [first] = sent
  if (!first?.body) throw new Error('nothing was sent')
  const eve = await people.open('Eve')
  eve.expects(/status of 403/)
  await eve.page.goto(path)
  const replayed = await eve.page.evaluate(
    async ({ url, body }) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(url, { method: 'POST', headers, body })).status
    },
    first as { url: string; body: string },
  )
  expect(replayed).toBe(403)

  await ada.page.getByRole('button', { name: 'Remove my passkeys' }).click()
  await expect(ada.page.getByText('You have 1 passkey here.')).toHaveCount(0)
  const other = await people.open('Another phone')
  other.expects(/status of 403/)
  const copy = await authenticator(other)
  await copy.plant(key)
  await other.page.goto(path)
  await other.page.getByRole('button', { name: 'Come back with a passkey' }).click()
  await expect(other.page.getByText('This passkey opens nothing here.')).toBeVisible()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** On the provider's own pages. */
async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(name)
  await page.getByPlaceholder('and password').fill('anything')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('with an OpenID provider: makers sign in, members come back by it, and signing out ends it', async ({
  people,
  servers,
}) => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const provider = await startOpenIdProvider([origin])
  const server = await servers.start({
    PORT: String(port),
    PUBLIC_URL: origin,
    SIGN_IN_ISSUER: provider.issuer,
    SIGN_IN_CLIENT: CLIENT.id,
    SIGN_IN_SECRET: CLIENT.secret,
    SIGN_IN_NAME: 'the University',
    SIGN_IN_FOR: 'both',
  })
  expect(server.origin).toBe(origin)
  const open = async (name: string) => {
    const person = await people.open(name, { origins: [origin, provider.issuer] })
    // What the provider's pages complain of is not ours.
    person.expects(new RegExp(`${provider.issuer}|fonts.googleapis.com`))
    return person
  }
  const ada = await open('Ada')
  const { page } = ada
  await page.goto('/')
  await page.getByRole('button', { name: 'Open a new room' }).click()
  await expect(page.getByText('Here, people of the University open rooms.')).toBeVisible()
  await expectNoAxe(page, 'sign in first')
  await page.getByRole('button', { name: 'Sign in with the University' }).click()
  await signInAs(page, 'ada.lovelace')
  await expect(page.getByLabel('What the meeting is called')).toBeVisible()
  await expect(page).toHaveURL(`${origin}/`)
  await page.goto('/c')
  await page.getByLabel('What your community is called').fill('Mentors of the University')
  await page.getByLabel('Your name').fill('Ada')
  await page.getByRole('button', { name: 'Start the community' }).click()
  await expect(page.getByRole('heading', { name: 'Mentors of the University' })).toBeVisible()
  const path = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'Let me come back by it' }).click()
  await expect(page.getByText('You come back by it on any device.')).toBeVisible()
  await expectNoAxe(page, 'a member with a sign-in')

  const eve = await open('Eve')
  await eve.page.goto(path)
  await eve.page.getByRole('button', { name: 'Come back by the University' }).click()
  await signInAs(eve.page, 'grace.hopper')
  await expect(eve.page.getByText('Nobody here comes back by this sign-in.')).toBeVisible()
  await expect(eve.page.getByText('You see this page from outside.')).toBeVisible()

  const phone = await open('Ada on a phone')
  await phone.page.goto(path)
  await phone.page.getByRole('button', { name: 'Come back by the University' }).click()
  await signInAs(phone.page, 'ada.lovelace')
  await expect(phone.page.getByRole('region', { name: 'For you alone' }).getByLabel('Name')).toHaveValue('Ada')
  // Neither what the provider knows her as nor its answer is anywhere on our page.
  await expect(phone.page).toHaveURL(`${origin}${path}`)
  expect(await phone.page.content()).not.toContain('lovelace')

  await page.goto('/')
  await page.getByRole('button', { name: 'Open a new room' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Yes, sign me out' }).click()
  await expect(page).toHaveURL(`${origin}/`)
  await page.getByRole('button', { name: 'Open a new room' }).click()
  await expect(page.getByRole('button', { name: 'Sign in with the University' })).toBeVisible()
  expect(server.output()).not.toMatch(/lovelace|hopper/)
  await provider.stop()
})
