// Pages before the room, with answers of a server that is not there.
import type { JSX } from 'solid-js'
import { JoinPage } from '../../../client/pages/JoinPage.tsx'
import { NoRoomPage } from '../../../client/pages/NoRoomPage.tsx'
import { NotFoundPage } from '../../../client/pages/NotFoundPage.tsx'
import { PrivacyPage } from '../../../client/pages/PrivacyPage.tsx'
import { rememberRoom } from '../../../client/pages/recent-rooms.ts'
import { StartPage } from '../../../client/pages/StartPage.tsx'

const ABOUT = {
  operator: 'Academic Development, University of the Downs',
  privacyContact: 'mentoring@example.org',
  version: '0.1.0',
  create: 'open',
  origins: ['https://copse.example.org'],
}
const ROOM = {
  code: '7kfm2qtx',
  title: 'Mentors at lunch',
  language: 'en' as const,
  operator: ABOUT.operator,
  seats: [],
  locked: false,
  asks: false,
  door: null,
  closed: false,
}

/** Answers by path and method; everything else is the real fetch. */
function served(answers: Record<string, [status: number, body: unknown]>): void {
  const real = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const path = new URL(String(input), location.href).pathname
    const answer = answers[`${init?.method ?? 'GET'} ${path}`] ?? (path === '/api/about' ? [200, ABOUT] : undefined)
    return answer ? new Response(JSON.stringify(answer[1]), { status: answer[0] }) : real(input, init)
  }
}

function Join(props: { locked?: boolean; asks?: boolean; adds?: boolean; returnFailed?: boolean }): JSX.Element {
  return (
    <JoinPage
      room={{ ...ROOM, locked: props.locked ?? false, asks: props.asks ?? false }}
      invite={undefined}
      adds={props.adds ?? false}
      returnFailed={props.returnFailed ?? false}
      onShown={() => undefined}
      onSeated={() => undefined}
    />
  )
}

export const scenes: Record<string, () => JSX.Element> = {
  start: () => {
    served({})
    localStorage.removeItem('copse.rooms')
    return <StartPage />
  },
  'start-recent': () => {
    served({})
    rememberRoom({ code: '9abc2def', title: 'New mentors, first meeting' })
    rememberRoom({ code: '7kfm2qtx', title: 'Mentors at lunch' })
    return <StartPage />
  },
  join: () => {
    served({ 'POST /api/rooms/7kfm2qtx/seats': [409, { code: 'name-taken', offer: 'Kofi (2)' }] })
    return <Join />
  },
  'join-locked': () => {
    served({ 'POST /api/rooms/7kfm2qtx/seats': [403, { code: 'room-locked' }] })
    return <Join locked returnFailed />
  },
  'join-code-asks': () => <Join asks />,
  'join-nobody': () => <NoRoomPage code="7kfm2qtx" failure="not-found" onTryAgain={() => undefined} />,
  'join-too-many': () => <NoRoomPage code="7kfm2qtx" failure="too-many" onTryAgain={() => undefined} />,
  'join-offline': () => <NoRoomPage code="7kfm2qtx" failure="offline" onTryAgain={() => undefined} />,
  'not-found': () => <NotFoundPage />,
  privacy: () => {
    served({})
    return <PrivacyPage />
  },
}
