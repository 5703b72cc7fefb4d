import { createResource, createSignal, lazy, Match, onMount, Show, Suspense, Switch } from 'solid-js'
import { type CommunityPage, fetchCommunity, returnToCommunity } from '../net/community-api.ts'
import { takeSignInEnding } from '../net/ways-back-api.ts'
import { CommunityProvider } from '../state/community-context.tsx'
import { createCommunityStore } from '../state/community-store.ts'
import { Prompt } from '../ui/Prompt.tsx'
import { toast } from '../ui/Toaster.tsx'
import { loadCommunityWords, useWords } from '../words/words.tsx'
import { PageFrame } from './PageFrame.tsx'
import { route } from './routes.ts'
import { Waiting } from './Waiting.tsx'

const Home = lazy(async () => ({ default: (await import('../community/Home.tsx')).Home }))
const DatePage = lazy(async () => ({ default: (await import('../community/DatePage.tsx')).DatePage }))
const Knowledge = lazy(async () => ({ default: (await import('../community/Knowledge.tsx')).Knowledge }))
const EntryPage = lazy(async () => ({ default: (await import('../community/EntryPage.tsx')).EntryPage }))
const Join = lazy(async () => ({ default: (await import('../community/Join.tsx')).Join }))

/** `/c/SLUG` and what is below it: as a member, with an invitation, with one's own link, or from outside. */
export function CommunityEntry(props: { slug: string }) {
  const secrets = fragmentSecrets()
  const [opened] = createResource(async () => {
    const [answer] = await Promise.all([
      secrets.back === null ? fetchCommunity(props.slug) : comeBack(props.slug, secrets.back),
      loadCommunityWords(),
    ])
    return answer
  })
  return (
    <PageFrame>
      <Suspense fallback={<Waiting />}>
        <Show when={opened()} keyed>
          {(answer) =>
            answer.ok ? (
              <Opened slug={props.slug} page={answer.value} join={secrets.join} />
            ) : (
              <Gone code={answer.code} />
            )
          }
        </Show>
      </Suspense>
    </PageFrame>
  )
}

function Opened(props: { slug: string; page: CommunityPage; join: string | null }) {
  const { t } = useWords()
  const community = createCommunityStore(props.slug, props.page)
  const [joining, setJoining] = createSignal(props.page.mine === null ? props.join : null)
  document.title = `${props.page.view.name} · Copse`
  const ending = takeSignInEnding()
  const part = () => {
    const here = route()
    return here.page === 'community' ? here.part : undefined
  }
  const date = () => {
    const here = part()
    return here?.of === 'date' ? here.id : undefined
  }
  const entry = () => {
    const here = part()
    return here?.of === 'knowledge' && here.id !== null ? here.id : undefined
  }
  const isInside = () => community.page.view.inside !== null
  onMount(() => ending && toast(t(`community.signIn_${ending}`)))
  return (
    <CommunityProvider community={community}>
      <Switch fallback={<Home />}>
        <Match when={joining()}>{(secret) => <Join secret={secret()} onIn={() => setJoining(null)} />}</Match>
        <Match when={date()} keyed>
          {(meeting) => <DatePage meeting={meeting} />}
        </Match>
        <Match when={isInside() && entry()} keyed>
          {(id) => <EntryPage entry={id} />}
        </Match>
        <Match when={isInside() && part()?.of === 'knowledge'}>
          <Knowledge />
        </Match>
      </Switch>
    </CommunityProvider>
  )
}

function Gone(props: { code: string }) {
  const { t } = useWords()
  return (
    <>
      <Prompt size="l">{props.code === 'offline' ? t('start.offline') : t('community.gone')}</Prompt>
      <Show when={props.code !== 'offline'}>
        <p>{t('community.goneText')}</p>
      </Show>
      <p>
        <a href="/">{t('start.home')}</a>
      </p>
    </>
  )
}

async function comeBack(slug: string, secret: string) {
  const back = await returnToCommunity(slug, secret)
  return back.ok ? back : fetchCommunity(slug)
}

/** What the link carried. It goes from the address at once, so that nobody reads it over a shoulder or from the history. */
function fragmentSecrets(): { join: string | null; back: string | null } {
  const found = new URLSearchParams(location.hash.slice(1))
  const of = (name: string) => (/^[0-9a-f]{64}$/.test(found.get(name) ?? '') ? found.get(name) : null)
  const secrets = { join: of('join'), back: of('back') }
  if (secrets.join ?? secrets.back) history.replaceState(null, '', location.pathname)
  return secrets
}
