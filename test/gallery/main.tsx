// A page that shows one scene: /?scene=<name>&lang=en|de&theme=light|dark. Without a scene it lists all.
import { For, type JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { inRoom } from './in-room.tsx'

type Scenes = Record<string, () => JSX.Element>
type Words = {
  startWords(choice: 'en' | 'de'): Promise<void>
  loadRoomWords(): Promise<void>
  loadLeadWords(): Promise<void>
}

const query = new URLSearchParams(location.search)
const lang = query.get('lang') === 'de' ? 'de' : 'en'
const theme = query.get('theme') === 'dark' ? 'dark' : 'light'
const root = document.documentElement
root.lang = lang
root.dataset.theme = theme
root.style.setProperty('color-scheme', theme)

async function main(): Promise<void> {
  // Global styles come first, as in the real page.
  await Promise.all(Object.values(import.meta.glob('../../client/styles/main.css')).map((load) => load()))
  const [scenes] = await Promise.all([loadScenes(), startWords()])
  const name = query.get('scene')
  const scene = name === null ? undefined : scenes[name]
  const target = document.getElementById('root')
  if (!target) throw new Error('The gallery page has no #root')
  render(scene ? inRoom({}, scene) : () => <SceneList names={Object.keys(scenes)} asked={name} />, target)
  await document.fonts.ready
  requestAnimationFrame(() => requestAnimationFrame(() => root.setAttribute('data-ready', '')))
}

/** One broken file of scenes must not hide the others. */
async function loadScenes(): Promise<Scenes> {
  const all: Scenes = {}
  const files = import.meta.glob<{ scenes: Scenes }>('./scenes/*.tsx')
  await Promise.all(
    Object.entries(files).map(async ([path, load]) => {
      try {
        Object.assign(all, (await load()).scenes)
      } catch (problem) {
        console.warn(`${path} could not be loaded: ${problem}`)
      }
    }),
  )
  return all
}

async function startWords(): Promise<void> {
  const [load] = Object.values(import.meta.glob<Words>('../../client/words/words.tsx'))
  if (!load) return
  const words = await load()
  await words.startWords(lang)
  await words.loadRoomWords()
  await words.loadLeadWords()
}

function SceneList(props: { names: string[]; asked: string | null }): JSX.Element {
  return (
    <main>
      <h1>{props.asked === null ? 'Scenes' : `There is no scene “${props.asked}”`}</h1>
      <ul>
        <For each={props.names}>
          {(name) => (
            <li>
              <a href={`?scene=${encodeURIComponent(name)}&lang=${lang}&theme=${theme}`}>{name}</a>
            </li>
          )}
        </For>
      </ul>
    </main>
  )
}

void main()
