// One field under the guard: what it finds, what its writer wants to keep, and whether the words may go.
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Guard } from '../../../shared/guard/check.ts'
import { CLASS_OF, type Finding, type Mark } from '../../../shared/guard/mark.ts'
import { useRoom } from '../../state/room-context.tsx'
import { language } from '../../words/words.tsx'
import { loadGuard } from './guard-later.ts'

/** A pause in typing after which the words are looked at. */
const PAUSE_MS = 350

export type Guarded = ReturnType<typeof createGuarded>

/** `fine`: may go. `held`: something leads straight to a person. `unread`: the check could not be loaded. */
export type Verdict = 'fine' | 'held' | 'unread'

const NOTHING: Finding = { marks: [], isCombined: false, language: 'en' }

/** @param text as it stands in the field. The community's own words come with the room (WRD4). */
export function createGuarded(text: Accessor<string>) {
  const room = useRoom()
  const [guard, setGuard] = createSignal<Guard | null>(null)
  const [isLost, setLost] = createSignal(false)
  /** The words that were looked at last. Marks are shown while they are those of the field. */
  const [read, setRead] = createSignal('')
  const [kept, setKept] = createSignal<ReadonlySet<string>>(new Set())
  const roster = createMemo(() => Object.values(room.view.seats).map((seat) => seat.name))

  const load = () =>
    loadGuard().then(
      (made) => {
        setLost(false)
        setGuard(() => made)
        return made
      },
      () => {
        setLost(true)
        return null
      },
    )

  const look = (made: Guard, words: string): Finding =>
    made({ text: words, language: language(), roster: roster(), list: room.view.guardWords })

  const finding = createMemo(() => {
    const made = guard()
    return made === null || read() === '' ? NOTHING : look(made, read())
  })
  createEffect(
    on(text, (words) => {
      if (words.trim() === '') {
        setRead('')
        return
      }
      if (guard() === null) void load()
      const timer = setTimeout(() => setRead(words), PAUSE_MS)
      onCleanup(() => clearTimeout(timer))
    }),
  )

  const isKept = (mark: Mark) => kept().has(keyOf(mark))
  const isCurrent = () => read() === text()
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
      const words = text()
      const made = guard() ?? (await load())
      if (made === null) return 'unread'
      setRead(words)
      return look(made, words).marks.some((mark) => stops(mark) && !isKept(mark)) ? 'held' : 'fine'
    },
    forget: () => setKept(new Set<string>()),
  }
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
