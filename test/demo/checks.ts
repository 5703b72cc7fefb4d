// What must be there after the session, and what must be gone.
import ICAL from 'ical.js'
import * as v from 'valibot'
import { sha256hex } from '../../client/net/card-hash.ts'
import { createParticipant, type Participant, type WrittenCard } from '../../client/net/participant.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { filesHolding } from '../contract/bytes-on-disk.ts'
import * as words from './words.ts'

/** `problem` is null when it holds. */
export type Check = { what: string; problem: string | null }

/** After the close the store writes its files anew; on a busy machine that takes a moment. */
const REWRITE_MS = 5_000

const SummarySchema = v.object({
  title: v.string(),
  agendaMarkdown: v.string(),
  notesMarkdown: v.string(),
  takeaways: v.array(v.string()),
  next: v.object({ startsAtMs: v.number(), place: v.string(), facilitator: v.string() }),
})

export async function checkSummary(origin: string, one: Participant, startsAtMs: number): Promise<Check[]> {
  const path = `/api/rooms/${one.code()}`
  const { status, answer } = await one.http('GET', `${path}/summary`)
  const parsed = v.safeParse(SummarySchema, answer)
  if (!parsed.success) return [{ what: 'a summary', problem: `it answers ${status}` }]
  const { agendaMarkdown, notesMarkdown, takeaways, next } = parsed.output
  const markdown = plain(String((await one.http('GET', `${path}/summary.md`)).answer))
  const agenda = [...words.AGENDA_ITEMS.map((item) => item.title), ...words.AGENDA_NOTES.map((note) => note.text)]
  const notes = words.THEME_NOTES.map((note) => note.text)
  const lines = words.TAKEAWAYS.map((line) => line.text)
  return [
    missing('the agenda in the summary', agenda, plain(agendaMarkdown)),
    missing('the notes in the summary', notes, plain(notesMarkdown)),
    missing('what the group takes along', lines, takeaways.join('\n')),
    missing('all of it as Markdown', [words.TITLE, ...agenda, ...notes, ...lines, words.RESOURCE.title], markdown),
    { what: 'the next date', problem: next.startsAtMs === startsAtMs ? null : `it is ${next.startsAtMs}` },
    checkCalendar(String((await one.http('GET', `${path}/next.ics`)).answer), startsAtMs),
    await checkStranger(origin, one),
  ]
}

/** @param written what the authors kept of their cards */
export async function checkGone(
  data: string,
  log: string,
  room: string,
  written: Iterable<WrittenCard>,
): Promise<Check[]> {
  const cards = [...words.CARDS.map((card) => card.text), words.IMPROVED.to]
  const keys = [...written].flatMap(({ card, editKey, ticket }) => [card, editKey, ticket, sha256hex(ticket)])
  const said = [...words.THANKS, ...words.SHARED_STEPS].map((one) => one.text)
  // Were the room's own id not found, the search itself would be broken.
  const sees = (await filesHolding(data, room)).length > 0
  return [
    { what: 'the search sees the data directory', problem: sees ? null : 'not even the id of the room is found' },
    await found('texts of cards in any file', cards, data, REWRITE_MS),
    await found('ids, keys and tickets of cards in any file', keys, data, REWRITE_MS),
    await found('thank-yous and steps to try in any file', said, data, REWRITE_MS),
    {
      what: 'words of people in the log',
      problem: inText([...cards, ...said, ...keys, words.TITLE, words.LATE, ...notesAndLines()], log),
    },
  ]
}

/** The documents answer that they are gone, and hold nothing. */
export async function checkDocuments(origin: string, one: Participant): Promise<Check[]> {
  const checks: Check[] = []
  const again = createParticipant({ origin, name: one.name, cookieJar: one.cookieJar, code: one.code() ?? '' })
  await again.connect()
  for (const name of ['board', 'agenda', 'theme'] as const) {
    const answer = await again.openDocument(name).then(
      () => 'it opens',
      (cause: Error) => (cause.message.includes(String(CLOSE.gone)) ? null : cause.message),
    )
    checks.push({ what: `the document ${name} answers ${CLOSE.gone}`, problem: answer })
  }
  again.close()
  return checks
}

/** @param patienceMs how long the store may take to write its files anew
 *  @returns a check that fails when any of the words is in a file below the folder. */
export async function found(what: string, wanted: readonly string[], folder: string, patienceMs = 0): Promise<Check> {
  const untilMs = performance.now() + patienceMs
  for (const text of wanted) {
    for (;;) {
      const files = await filesHolding(folder, text)
      if (files.length === 0) break
      const problem = `${JSON.stringify(text)} is in ${files.join(', ')}`
      if (performance.now() > untilMs) return { what: `no ${what}`, problem }
    }
  }
  return { what: `no ${what}`, problem: null }
}

function checkCalendar(ics: string, startsAtMs: number): Check {
  const what = 'a calendar file that a calendar reads'
  try {
    const event = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent')
    if (!event) return { what, problem: 'it has no event' }
    const { startDate, summary, location, duration } = new ICAL.Event(event)
    const read = [startDate.toJSDate().getTime(), summary, location, duration.toSeconds() / 60]
    const wanted = [startsAtMs, words.TITLE, words.NEXT.place, words.NEXT.minutes]
    return { what, problem: read.join() === wanted.join() ? null : `it says ${read.join(', ')}` }
  } catch (cause) {
    return { what, problem: cause instanceof Error ? cause.message : 'it cannot be read' }
  }
}

async function checkStranger(origin: string, one: Participant): Promise<Check> {
  const stranger = createParticipant({ origin, name: 'Nobody' })
  const { status } = await stranger.http('GET', `/api/rooms/${one.code()}/summary`)
  return { what: 'nothing for somebody who was not there', problem: status === 404 ? null : `it answers ${status}` }
}

function missing(what: string, wanted: readonly string[], text: string): Check {
  const lacking = wanted.find((one) => !text.includes(one))
  return { what, problem: lacking === undefined ? null : `${JSON.stringify(lacking)} is missing` }
}

function inText(unwanted: readonly string[], text: string): string | null {
  const leaked = unwanted.find((one) => text.includes(one))
  return leaked === undefined ? null : `${JSON.stringify(leaked)} is there`
}

const notesAndLines = () => [...words.THEME_NOTES, ...words.TAKEAWAYS, ...words.AGENDA_NOTES].map((one) => one.text)
/** Without the escapes of Markdown. */
const plain = (markdown: string) => markdown.replace(/\\(.)/g, '$1')
