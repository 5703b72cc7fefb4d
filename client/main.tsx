import './styles/main.css'
import { render } from 'solid-js/web'
import { App } from './App.tsx'
import { startTheme } from './ui/theme.ts'
import { startWords } from './words/words.tsx'

async function main(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no #root')
  startTheme()
  await startWords()
  render(() => <App />, root)
}

void main()
