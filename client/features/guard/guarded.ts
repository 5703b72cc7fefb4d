// One field under the guard: what it finds, what its writer wants to keep, and whether the words may go.
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js'
import { CLASS_OF, type Finding, type Mark } from '../../../shared/guard/mark.ts'
import { useRoom } from '../../state/room-context.tsx'
import { language } from '../../words/words.tsx'
import { askGuard, wakeGuard } from './guard-later.ts'

/** A pause in typing after which the words are looked at. */
const PAUSE_MS = 350

export type Guarded = ReturnType<typeof createGuarded>

/** `fine`: may go. `held`: something leads straight to a person. `unread`: the check could not be loaded. */
export type Verdict = 'fine' | 'held' | 'unread'

const NOTHING: Finding = { marks: [], isCombined: false, language: 'en' }
const UNSEEN = { words: '', finding: NOTHING }

/** @param text as it stands in the field. The community's own words come with the room (WRD4). */
export function createGuarded(text: Accessor<string>) {
  const room = useRoom()
  const [isLost, setLost] = createSignal(false)
  /** The words that were looked at last. Marks are shown while they are those of the field. */
  const [seen, setSeen] = createSignal(UNSEEN, { equals: isSame })
  const [kept, setKept] = createSignal<ReadonlySet<string>>(new Set())
  const roster = createMemo(() => Object.values(room.view.seats).map((seat) => seat.name))
  const list = createMemo(() => [...room.view.guardWords])
  let turn = 0

  /** null: the check could not be loaded. */
  async function look(words: string): Promise<Finding | null> {
    turn += 1
    const mine = turn
    try {
      const finding = await askGuard({ text: words, language: language(), roster: roster(), list: list() })
      setLost(false)
      if (mine === turn) setSeen({ words, finding })
      return finding
    } catch {
      setLost(true)
      return null
    }
  }

  onMount(() => {
    // Before the first letter: whoever goes into a field is about to write.
    const wake = (event: FocusEvent) => {
      if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) wakeGuard(language())
    }
    document.addEventListener('focusin', wake)
    onCleanup(() => document.removeEventListener('focusin', wake))
  })
  createEffect(
    on([text, language, roster, list], ([words]) => {
      if (words.trim() === '') {
        turn += 1
        setSeen(UNSEEN)
        return
      }
      const timer = setTimeout(() => void look(words), PAUSE_MS)
      onCleanup(() => clearTimeout(timer))
    }),
  )

  const isKept = (mark: Mark) => kept().has(keyOf(mark))
  const finding = () => seen().finding
  const isCurrent = () => seen().words === text()
  const marks = createMemo(() => (isCurrent() ? finding().marks.filter((mark) => !isKept(mark)) : []))

  return {
    text,
    /** Of the words as they stand now, without what is kept; empty while somebody types. */
    marks,
    finding,
    isCurrent,
    isLost,
    isCombined: () => isCurrent() && finding().isCombined,
    /** Every one of the same word: who keeps a name keeps it everywhere. */
    keep: (mark: Mark) => setKept((all) => new Set([...all, keyOf(mark)])),
    /** Before words leave the device: looks once more, at once. Hidden characters cannot be kept, the server refuses them. */
    async verdict(stops: (mark: Mark) => boolean = holds): Promise<Verdict> {
      let words = text()
      let found = await look(words)
      // Typed on meanwhile: what goes is what was looked at.
      while (words !== text()) {
        words = text()
        found = await look(words)
      }
      if (found === null) return 'unread'
      return found.marks.some((mark) => stops(mark) && !isKept(mark)) ? 'held' : 'fine'
    },
    forget: () => setKept(new Set<string>()),
  }
}

/** A second look that finds the same leaves what is on the page as it is, with the focus in it. */
function isSame(one: typeof UNSEEN, other: typeof UNSEEN): boolean {
  return one.words === other.words && JSON.stringify(one.finding) === JSON.stringify(other.finding)
}

export function holds(mark: Mark): boolean {
  return CLASS_OF[mark.kind] === 'direct'
}

/** Where every place waits for a decision; he and she are only pointed at. */
export function holdsStrictly(mark: Mark): boolean {
  return mark.kind !== 'gender'
}

function keyOf(mark: Mark): string {
  return `${mark.kind} ${mark.words.toLowerCase()}`
}
