// Working on the agenda as it stands on the page.
import { expect, type Locator } from '@playwright/test'
import type { Person } from './person.ts'
import { stage } from './person.ts'

export type Phase = 'Check-in' | 'Peer sharing' | 'Theme' | 'Check-out'

export function phase(person: Person, name: Phase): Locator {
  return stage(person).getByRole('region', { name, exact: true })
}

/** Adds an item at the end of a phase; the cursor is in its title then, as a person finds it. */
export async function addItem(person: Person, to: Phase, title: string): Promise<void> {
  await phase(person, to)
    .getByRole('button', { name: `Add to ${to}` })
    .click()
  await person.page.keyboard.type(title)
  await person.page.keyboard.press('Enter')
  await expect(stage(person).getByRole('button', { name: `Notes: ${title}` })).toBeVisible()
}

/** Opens the notes of an item, which is made when nobody has made it. @returns the editor. */
export async function openNotes(person: Person, to: Phase, title: string): Promise<Locator> {
  const button = stage(person).getByRole('button', { name: `Notes: ${title}` })
  if (!(await button.isVisible())) await addItem(person, to, title)
  await button.click()
  const editor = stage(person).getByRole('textbox', { name: `Notes: ${title}` })
  await expect(editor).toBeVisible()
  return editor
}

/** What the text itself says, without the names of those who are in it. */
export function wordsOf(editor: Locator): Promise<string> {
  return editor.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('[aria-hidden="true"]')) caret.remove()
    return copy.textContent ?? ''
  })
}
