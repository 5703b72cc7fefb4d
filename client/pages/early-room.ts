// Somebody who opens a link will be in the room in a moment: its files are fetched, not run, while the join page is being drawn.
import type { Language } from '../../shared/session/session.ts'

/** The build wrote down which files those are (vite.config.ts); without them nothing happens. Call once. */
export function fetchRoomEarly(language: Language): void {
  const files = document.querySelector<HTMLMetaElement>('meta[name="copse-room"]')?.content.split(' ') ?? []
  const other = language === 'de' ? 'english-room' : 'german-room'
  for (const file of files) {
    if (file === '' || file.includes(other)) continue
    const link = document.createElement('link')
    link.rel = file.endsWith('.css') ? 'preload' : 'modulepreload'
    if (file.endsWith('.css')) link.as = 'style'
    link.crossOrigin = ''
    link.href = `/${file}`
    document.head.append(link)
  }
}
