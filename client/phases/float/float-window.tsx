// A small window that stays on top of all others, where the browser has one (Document Picture-in-Picture, https or localhost only). It is
// a second face of this page: no connection and no memory of its own, and it goes with the page.
import { createEffect, createRoot } from 'solid-js'
import { delegateEvents, render } from 'solid-js/web'
import type { RoomApi } from '../../state/room-api.ts'
import { RoomProvider } from '../../state/room-context.tsx'
import { theme } from '../../ui/theme.ts'
import { language } from '../../words/words.tsx'

type FloatingWindows = { requestWindow(size: { width: number; height: number }): Promise<Window> }
const SIZE = { width: 340, height: 360 }

/** What the buttons in it listen to; a page's own are heard on its own document only. */
const EVENTS = ['click', 'keydown', 'input', 'focusin', 'pointerdown']

let present: Window | null = null

/** Opens it, or brings it to the front. Only from a tap. @returns false when the browser did not want to. */
export async function floatRoom(room: RoomApi): Promise<boolean> {
  const windows = floating()
  if (windows === null) return false
  if (present !== null && !present.closed) {
    present.focus()
    return true
  }
  // First the window: the tap that allows it is soon over.
  const own = await windows.requestWindow(SIZE).catch(() => null)
  if (own === null) return false
  present = own
  const { FloatRoom } = await import('./FloatRoom.tsx')
  dress(own.document)
  delegateEvents(EVENTS, own.document)
  const root = own.document.createElement('div')
  own.document.body.append(root)
  const follow = createRoot((end) => {
    createEffect(() => {
      own.document.documentElement.dataset.theme = theme()
      own.document.documentElement.lang = language()
      own.document.title = room.view.title
    })
    return end
  })
  const end = render(
    () => (
      <RoomProvider room={room}>
        <FloatRoom onBack={() => window.focus()} />
      </RoomProvider>
    ),
    root,
  )
  own.addEventListener(
    'pagehide',
    () => {
      end()
      follow()
      if (present === own) present = null
    },
    { once: true },
  )
  return true
}

export function endFloat(): void {
  present?.close()
  present = null
}

/** The same looks, from the same files. */
function dress(target: Document): void {
  for (const sheet of document.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style')) {
    const copy = target.importNode(sheet, true)
    if (copy instanceof HTMLLinkElement || copy.localName === 'link')
      copy.setAttribute('href', (sheet as HTMLLinkElement).href)
    target.head.append(copy)
  }
}

function floating(): FloatingWindows | null {
  const known: unknown = Reflect.get(window, 'documentPictureInPicture')
  return typeof known === 'object' && known !== null && 'requestWindow' in known ? (known as FloatingWindows) : null
}
