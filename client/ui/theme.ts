import { createSignal } from 'solid-js'

type Theme = 'light' | 'dark'
const STORED_AS = 'copse.theme'
const [chosen, setChosen] = createSignal<Theme | null>(null)

/** The scheme people see: chosen on this device, else the system's. */
export function theme(): Theme {
  return chosen() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
}

/** Chooses a scheme for this device. */
export function setTheme(next: Theme): void {
  try {
    localStorage.setItem(STORED_AS, next)
  } catch {
    // A browser that keeps nothing still changes the look of this page.
  }
  show(next)
}

/** Call once before the first render. */
export function startTheme(): void {
  try {
    const stored = localStorage.getItem(STORED_AS)
    if (stored === 'light' || stored === 'dark') show(stored)
  } catch {
    // Then the system decides.
  }
}

function show(next: Theme): void {
  setChosen(next)
  document.documentElement.dataset.theme = next
}
