import './styles/main.css'
import { render } from 'solid-js/web'
import { App } from './App.tsx'
import { fetchRoomEarly } from './pages/early-room.ts'
import { route } from './pages/routes.ts'
import { guardMarkup } from './trusted-markup.ts'
import { startTheme } from './ui/theme.ts'
import { language, startWords } from './words/words.tsx'

async function main(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no #root')
  guardMarkup()
  startTheme()
  await startWords()
  if (route().page === 'room') fetchRoomEarly(language())
  render(() => <App />, root)
}

void main()
