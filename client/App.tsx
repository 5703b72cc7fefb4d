import { ErrorBoundary, lazy, Match, onCleanup, Suspense, Switch } from 'solid-js'
import { RoomEntry } from './pages/RoomEntry.tsx'
import { makeNavigation, route } from './pages/routes.ts'
import { Waiting } from './pages/Waiting.tsx'
import { Announcer } from './ui/announcer.tsx'
import { Toaster } from './ui/Toaster.tsx'

const StartPage = lazy(async () => ({ default: (await import('./pages/StartPage.tsx')).StartPage }))
const ScreenPage = lazy(async () => ({ default: (await import('./pages/ScreenPage.tsx')).ScreenPage }))
const BeginCommunityPage = lazy(async () => ({
  default: (await import('./pages/BeginCommunityPage.tsx')).BeginCommunityPage,
}))
const CommunityEntry = lazy(async () => ({ default: (await import('./pages/CommunityEntry.tsx')).CommunityEntry }))
const PrivacyPage = lazy(async () => ({ default: (await import('./pages/PrivacyPage.tsx')).PrivacyPage }))
const NotFoundPage = lazy(async () => ({ default: (await import('./pages/NotFoundPage.tsx')).NotFoundPage }))
const BrokenPage = lazy(async () => ({ default: (await import('./pages/BrokenPage.tsx')).BrokenPage }))

export function App() {
  onCleanup(makeNavigation())
  const room = () => {
    const here = route()
    return here.page === 'room' ? here : undefined
  }
  const screen = () => {
    const here = route()
    return here.page === 'screen' ? here : undefined
  }
  const community = () => {
    const here = route()
    return here.page === 'community' ? here.slug : undefined
  }
  return (
    <>
      <ErrorBoundary fallback={<BrokenPage />}>
        <Suspense fallback={<Waiting />}>
          <Switch fallback={<NotFoundPage />}>
            <Match when={route().page === 'start'}>
              <StartPage />
            </Match>
            <Match when={route().page === 'privacy'}>
              <PrivacyPage />
            </Match>
            <Match when={route().page === 'begin-community'}>
              <BeginCommunityPage />
            </Match>
            <Match when={community()} keyed>
              {(slug) => <CommunityEntry slug={slug} />}
            </Match>
            <Match when={room()?.code} keyed>
              {(code) => <RoomEntry code={code} adds={room()?.adds ?? false} />}
            </Match>
            <Match when={screen()?.code} keyed>
              {(code) => <ScreenPage code={code} />}
            </Match>
          </Switch>
        </Suspense>
      </ErrorBoundary>
      <Announcer />
      <Toaster />
    </>
  )
}
