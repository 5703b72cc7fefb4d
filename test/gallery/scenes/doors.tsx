// Ways in and back: link and code, who waits at the door, signing in first, a member's ways back. Passkeys need `--host localhost`.
import { createResource, type JSX, Show } from 'solid-js'
import community from '../../../client/community/community.module.css'
import { ComeBack, WaysBack } from '../../../client/community/WaysBack.tsx'
import { CockpitAside } from '../../../client/features/cockpit/CockpitAside.tsx'
import { CockpitBar } from '../../../client/features/cockpit/CockpitBar.tsx'
import { WayInDialog } from '../../../client/features/cockpit/WayInDialog.tsx'
import type { CommunityMine, CommunityPage } from '../../../client/net/community-api.ts'
import { JoinPage } from '../../../client/pages/JoinPage.tsx'
import { PageFrame } from '../../../client/pages/PageFrame.tsx'
import { StartPage } from '../../../client/pages/StartPage.tsx'
import { CommunityProvider } from '../../../client/state/community-context.tsx'
import { createCommunityStore } from '../../../client/state/community-store.ts'
import { Prompt } from '../../../client/ui/Prompt.tsx'
import { loadCommunityWords } from '../../../client/words/words.tsx'
import type { RoomView } from '../../../shared/session/room-view.ts'
import { inRoom } from '../in-room.tsx'
import styles from './cockpit.module.css'

const PROVIDER = 'the University of the Downs'
const ABOUT = {
  operator: 'Academic Development, University of the Downs',
  version: '0.1.0',
  create: 'sign-in',
  signIn: { name: PROVIDER, forMembers: true },
  signedIn: false,
  origins: ['https://copse.example.org'],
}

/** Everything else is the real fetch. */
function served(about: object): void {
  const real = window.fetch.bind(window)
  window.fetch = async (input, init) =>
    new URL(String(input), location.href).pathname === '/api/about'
      ? new Response(JSON.stringify(about))
      : real(input, init)
}

const start = (about: object, ending = '') => {
  served(about)
  localStorage.removeItem('copse.rooms')
  if (ending) history.replaceState(null, '', `${location.pathname}${location.search}#sign-in=${ending}`)
  return <StartPage />
}

const ROOM = {
  code: '7kfm2qtx',
  title: 'Mentors at lunch',
  language: 'en' as const,
  operator: ABOUT.operator,
  seats: [],
  locked: false,
  asks: true,
  closed: false,
}
const atTheDoor = (door: 'waiting' | 'refused') => (
  <JoinPage
    room={{ ...ROOM, door }}
    invite={undefined}
    adds={false}
    returnFailed={false}
    onShown={() => undefined}
    onSeated={() => undefined}
  />
)

const knocks = [
  { id: 'knock-1', name: 'Marguerite' },
  { id: 'knock-2', name: 'Abdul-Rahman from the Thursday group' },
] as unknown as RoomView['knocks']

const desk = () => (
  <div class={styles.frame}>
    <main class={styles.main}>
      <Prompt size="l">Read, and celebrate one or two before any problem.</Prompt>
    </main>
    <CockpitAside />
    <div class={styles.foot}>
      <CockpitBar />
    </div>
  </div>
)
const wayIn = () => (
  <main class={styles.main}>
    <WayInDialog open onOpenChange={() => undefined} />
  </main>
)

const MINE: CommunityMine = {
  member: 'ida',
  name: 'Ida',
  standing: 'active',
  roles: [],
  hasFeed: false,
  waysBack: { passkeys: 0, signIn: false },
  coming: {},
  polls: {},
  agreed: true,
}
const PAGE: CommunityPage = {
  view: {
    audience: 'outside',
    slug: 'mentors-at-lunch',
    name: 'Mentors at lunch',
    kind: 'mentors',
    language: 'en',
    zone: 'Europe/Berlin',
    charter: {
      field: '',
      people: '',
      purpose: 'We get better at mentoring by telling each other how it went.',
      notDoing: '',
    },
    principles: [],
    contact: { name: 'Ida', reach: '' },
    inside: null,
    meetings: [],
    invitations: null,
  },
  mine: null,
}

/** A part of a community's page, once its words are there. */
function Community(props: { about: object; children: JSX.Element }) {
  const [isReady] = createResource(async () => {
    await loadCommunityWords()
    return true
  })
  served(props.about)
  return (
    <Show when={isReady()}>
      <PageFrame>
        <CommunityProvider community={createCommunityStore(PAGE.view.slug, PAGE)}>{props.children}</CommunityProvider>
      </PageFrame>
    </Show>
  )
}
const member = (waysBack: CommunityMine['waysBack'], about: object = ABOUT) => (
  <Community about={about}>
    <section class={community.section} aria-labelledby="mine">
      <h2 id="mine">For you alone</h2>
      <WaysBack own={{ ...MINE, waysBack }} />
    </section>
  </Community>
)

export const scenes: Record<string, () => JSX.Element> = {
  'door-waiting': () => atTheDoor('waiting'),
  'door-refused': () => atTheDoor('refused'),
  'door-knocks': inRoom({ role: 'facilitator', step: 'read', view: { codeAsks: true, knocks } }, desk),
  'way-in': inRoom({ role: 'facilitator', step: 'read' }, wayIn),
  'way-in-asks': inRoom({ role: 'facilitator', step: 'read', view: { codeAsks: true } }, wayIn),
  'sign-in-first': () => start(ABOUT, 'in'),
  'sign-in-failed': () => start(ABOUT, 'failed'),
  'signed-in': () => start({ ...ABOUT, signedIn: true }, 'in'),
  'ways-back': () => member({ passkeys: 0, signIn: false }),
  'ways-back-both': () => member({ passkeys: 2, signIn: true }),
  'ways-back-outside': () => (
    <Community about={ABOUT}>
      <ComeBack />
    </Community>
  ),
}
