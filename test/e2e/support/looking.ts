// Looking for words where they must not be: painted frames, what a browser keeps, every byte of a folder.
import { readdirSync, readFileSync } from 'node:fs'
import { join as path } from 'node:path'
import type { Person } from './person.ts'

/** Files under the folder whose bytes hold the words. */
export function holding(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path(one.parentPath, one.name))
    .filter((file) => readFileSync(file).includes(words))
}

/** Notes, in the page's own time, when somebody taps and when a heading with these words first stands there. */
export async function noteWhen(person: Person, heading: string): Promise<void> {
  await person.page.evaluate((wanted) => {
    const noted: { tappedMs: number | null; shownMs: number | null } = { tappedMs: null, shownMs: null }
    Reflect.set(window, 'noted', noted)
    document.addEventListener('click', () => (noted.tappedMs = Date.now()), { capture: true })
    const look = () => {
      if (noted.shownMs !== null || document.querySelector('h1')?.textContent?.trim() !== wanted) return
      noted.shownMs = Date.now()
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    look()
  }, heading)
}

/** What was noted on that page; the clocks of all pages are those of one machine. */
export function noted(person: Person): Promise<{ tappedMs: number | null; shownMs: number | null }> {
  return person.page.evaluate(() => Reflect.get(window, 'noted'))
}

/** Looks at every frame the page paints: once the words have left it they must not come back. */
export async function watchFor(person: Person, words: string): Promise<void> {
  await person.page.evaluate((wanted) => {
    let isGone = false
    const seen = { again: 0 }
    Reflect.set(window, 'seenAgain', seen)
    const look = () => {
      const stands = document.body.innerText.includes(wanted)
      if (!stands) isGone = true
      else if (isGone) seen.again += 1
      requestAnimationFrame(look)
    }
    look()
  }, words)
}

/** In how many frames they came back; -1 when nobody watched. */
export function shownAfter(person: Person): Promise<number> {
  return person.page.evaluate(() => {
    const seen: unknown = Reflect.get(window, 'seenAgain')
    return typeof seen === 'object' && seen !== null && 'again' in seen ? Number(seen.again) : -1
  })
}

/** Names of what holds the words in this browser: databases and storage. */
export function keptIn(person: Person, words: string): Promise<string[]> {
  return person.page.evaluate(async (wanted) => {
    const found: string[] = []
    for (const [key, value] of Object.entries({ ...localStorage, ...sessionStorage })) {
      if (String(value).includes(wanted)) found.push(key)
    }
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result)
        })
        const texts = all.map((one) =>
          one instanceof Uint8Array ? new TextDecoder('latin1').decode(one) : String(one),
        )
        if (texts.some((text) => text.includes(wanted))) found.push(`${name}/${store}`)
      }
      database.close()
    }
    return found
  }, words)
}

/** To look at, when COPSE_SLIP_PICTURES names a folder. */
export async function picture(person: Person, name: string): Promise<void> {
  const folder = process.env.COPSE_SLIP_PICTURES
  if (folder !== undefined) await person.page.screenshot({ path: path(folder, `${name}.png`) })
}
