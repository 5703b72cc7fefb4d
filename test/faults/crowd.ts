// People who type and give commands while something breaks, with a record of all that they asked, were told and saw.
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { check } from './checker.ts'
import { makeRecorder } from './history.ts'
import type { Stage } from './stage.ts'

const TYPE_EVERY_MS = 60
const ASK_EVERY_MS = 220
const BACK_WITHIN_MS = 30_000

export type Outcome = {
  lines: number
  /** Lines that were told to be saved. */
  saved: number
  acknowledged: number
  refused: number
  /** Saved lines or acknowledged commands that are not there at the end. */
  lost: number
  doubled: number
  /** From the last key to the same at everybody. */
  equalMs: number
  findings: string[]
}
export type Crowd = Awaited<ReturnType<typeof gather>>

/** @param doors where each comes in; the first leads. */
export async function gather(stage: Pick<Stage, 'origin'>, doors: readonly number[]) {
  const recorder = makeRecorder()
  const people: Participant[] = []
  const reconnects = new Map<string, number>()
  let code = ''
  for (const [index, door] of doors.entries()) {
    const name = `P${index}`
    const one = createParticipant({ origin: stage.origin(door), name, ...(index === 0 ? {} : { code }) })
    if (index === 0) code = await one.createRoom({ title: 'In bad weather' })
    else await one.join()
    await one.connect()
    people.push(one)
  }
  const [lead] = people
  if (!lead) throw new Error('nobody came')
  await lead.send({ kind: 'session.start' })
  await Promise.all(people.map((one) => one.waitFor((view) => view.progress.state === 'live')))
  await Promise.all(people.map((one) => one.openDocument('theme')))
  for (const one of people) record(one)

  function record(one: Participant): void {
    let connection = 1
    let state = one.linkState().state
    let seen = ''
    let before: unknown = null
    one.watch(() => {
      const now = one.linkState().state
      if (now !== state && now === 'online') {
        connection += 1
        reconnects.set(one.name, connection - 1)
      }
      state = now
      const view = one.link().view()
      if (!view || now !== 'online') return
      const isLeading = view.facilitator === one.seat() || view.deputy === one.seat()
      const place = `${connection} ${isLeading ? 'facilitation' : 'everyone'} ${one.seq()}`
      // Between coming online and the first state of the new connection the old view is still there.
      if (place === seen || view === before) return
      seen = place
      before = view
      recorder.note(one.name, {
        kind: 'view',
        room: view.roomId,
        connection,
        audience: isLeading ? 'facilitation' : 'everyone',
        seq: one.seq(),
        roleEpoch: view.roleEpoch,
        facilitator: view.facilitator,
        state: view.progress.state,
        step: 'stepId' in view.progress ? view.progress.stepId : null,
        marks: [],
      })
    })
  }

  const written: string[] = []
  const saved = new Set<string>()
  const accepted = new Set<string>()
  const refused: { code: string; ms: number }[] = []
  /** How long accepted commands took, ms. */
  const tookMs: number[] = []
  let isOver = false
  let count = 0

  async function type(one: Participant): Promise<void> {
    const { doc } = await one.openDocument('theme')
    const own: string[] = []
    while (!isOver) {
      count += 1
      const line = `${one.name}.${count};`
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(line)])
      const notes = (await one.openDocument('theme').catch(() => ({ doc }))).doc.getXmlFragment('notes')
      notes.insert(notes.length, [paragraph])
      written.push(line)
      own.push(line)
      await pause(TYPE_EVERY_MS * (0.5 + Math.random()))
      const link = await one.openDocument('theme').catch(() => null)
      if (link?.state.state === 'saved') for (const each of own.splice(0)) saved.add(each)
    }
  }
  async function ask(one: Participant, to: Participant): Promise<void> {
    while (!isOver) {
      count += 1
      const id = `${one.name}-${count}`
      recorder.note(one.name, { kind: 'asked', id })
      const askedMs = performance.now()
      const answer = await one.ask({ kind: 'thanks.give', to: to.seat(), text: id })
      const code = answer.ok ? {} : { code: answer.rejection.code }
      recorder.note(one.name, { kind: 'answered', id, ok: answer.ok, ...code })
      if (answer.ok) {
        accepted.add(id)
        tookMs.push(performance.now() - askedMs)
      } else refused.push({ code: answer.rejection.code, ms: performance.now() - askedMs })
      await pause(ASK_EVERY_MS * (0.5 + Math.random()))
    }
  }

  const textOf = (one: Participant) =>
    one.openDocument('theme').then(({ doc }) => doc.getXmlFragment('notes').toString())

  return {
    people,
    lead,
    saved,
    accepted,
    refused,
    tookMs,
    reconnects,
    /** Everybody types and asks until the returned function is called; it waits until all are back and have the same. */
    work(): () => Promise<Outcome> {
      isOver = false
      const working = people.flatMap((one, index) => [type(one), ask(one, people[(index + 1) % people.length] ?? one)])
      return async () => {
        isOver = true
        await Promise.all(working)
        const quietMs = performance.now()
        for (const one of people) {
          await one.waitUntil(() => one.linkState().state === 'online', 'the room', BACK_WITHIN_MS)
          await one.waitUntilSaved('theme', BACK_WITHIN_MS)
        }
        const isEqual = async () => {
          const texts = await Promise.all(people.map(textOf))
          const thanks = people.map((one) =>
            JSON.stringify(
              one
                .view()
                .thanks.map((each) => each.text)
                .sort(),
            ),
          )
          const isAll =
            written.every((line) => texts[0]?.includes(line)) &&
            [...accepted].every((id) => thanks[0]?.includes(`"${id}"`))
          return new Set(texts).size === 1 && new Set(thanks).size === 1 && isAll
        }
        const untilMs = performance.now() + BACK_WITHIN_MS
        while (!(await isEqual()) && performance.now() < untilMs) await pause(50)
        const equalMs = performance.now() - quietMs
        const texts = await Promise.all(people.map(textOf))
        for (const [index, one] of people.entries()) {
          const done: Record<string, number> = {}
          for (const { text } of one.view().thanks) done[text] = (done[text] ?? 0) + 1
          const seen = `${texts[index]}${JSON.stringify(Object.entries(done).sort())}`
          const hash = createHash('sha256').update(seen).digest('hex')
          recorder.note(one.name, { kind: 'final', room: one.view().roomId, quietMs: equalMs, hash, done })
        }
        const text = texts[0] ?? ''
        const thanks = lead.view().thanks.map((one) => one.text)
        return {
          lines: written.length,
          saved: saved.size,
          acknowledged: accepted.size,
          refused: refused.length,
          lost:
            [...saved].filter((line) => !text.includes(line)).length +
            [...accepted].filter((id) => !thanks.includes(id)).length,
          doubled:
            written.filter((line) => text.split(line).length > 2).length + (thanks.length - new Set(thanks).size),
          equalMs,
          findings: check(recorder.history()).map((one) => `${one.invariant}: ${one.text}`),
        }
      }
    },
    close(): void {
      for (const one of people) one.close()
    },
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
