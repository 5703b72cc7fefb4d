// C13, C14: What is taken home is read back by other programs; what people wrote is in no log.
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Participant } from '../../client/net/participant.ts'
import { createParticipant } from '../../client/net/participant.ts'
import { hasOddCharacters } from '../../shared/odd-characters.ts'
import { PAYLOADS } from './support/payloads.ts'
import { count, dice } from './support/size.ts'
import { byHand, openRoom, startTarget, type Target, takeSeat } from './support/target.ts'

const chance = dice()
let target: Target
let ida: Participant & { room: string }
beforeAll(async () => {
  target = await startTarget()
  ida = await openRoom(target, 'Exported "x"; a=b')
})
afterAll(async () => {
  ida?.close()
  await target?.remove()
})

const PARTS = [
  ...PAYLOADS,
  '\r\n',
  '\n',
  ';',
  ',',
  '\\',
  ':',
  '"',
  'ä',
  '漢',
  '\u{1f600}',
  ' ',
  'BEGIN:VEVENT',
  'x'.repeat(60),
]

function anyLine(most: number): string {
  let line = ''
  while ([...line].length < most / 2) line += chance.one(PARTS)
  return [...line].slice(0, most).join('')
}

const lengthOf = (text: string) => [...text.normalize('NFC')].length

async function calendar(): Promise<{ status: number; head: string; body: string }> {
  const headers = { cookie: ida.cookieJar.cookie ?? '' }
  return byHand(target.port, { path: `/api/rooms/${ida.room}/next.ics`, headers })
}

test('C13: the date comes out of a calendar as it went in', async () => {
  const rounds = count(1_000, 40)
  await target.bears(`${rounds} calendar files`, async () => {
    let taken = 0
    for (let round = 0; round < rounds; round++) {
      const next = {
        startsAtMs: 1_900_000_000_000 + round * 60_000,
        zone: 'Europe/Berlin',
        minutes: 15 + chance.upTo(200),
        place: anyLine(200),
        facilitator: anyLine(80),
      }
      let refused = await ida.attempt({ kind: 'next.set', next } as Parameters<typeof ida.attempt>[0])
      while (refused?.code === 'too-fast') {
        await new Promise((resolve) => setTimeout(resolve, 150))
        refused = await ida.attempt({ kind: 'next.set', next } as Parameters<typeof ida.attempt>[0])
      }
      // What nobody sees on a screen does not get in at all.
      const isOdd = hasOddCharacters(next.place + next.facilitator)
      // Some letters are two when they are written the common way.
      const isLong = lengthOf(next.place) > 200 || lengthOf(next.facilitator) > 80
      expect([isOdd, isLong, refused === null]).toEqual([isOdd, isLong, !isOdd && !isLong])
      if (refused) continue
      taken += 1
      const kept = ida.view().next
      const answer = await calendar()
      const text = Buffer.from(answer.body, 'latin1')
        .toString('utf8')
        .replace(/^[0-9a-f]+\r\n/i, '')
      const source = text.slice(text.indexOf('BEGIN:VCALENDAR'), text.lastIndexOf('END:VCALENDAR') + 13)
      for (const line of source.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const parsed = new ICAL.Component(ICAL.parse(source))
      const events = parsed.getAllSubcomponents('vevent')
      expect(events).toHaveLength(1)
      const [event] = events
      expect(event?.getAllProperties().map((one) => one.name)).not.toContain('attendee')
      expect(event?.getFirstPropertyValue('location')).toBe(kept.place)
      const { startsAtMs } = kept
      const starts = new ICAL.Event(event as ICAL.Component).startDate.toJSDate().getTime()
      expect(starts).toBe(startsAtMs)
    }
    expect(taken).toBeGreaterThan(rounds / 4)
  })
}, 600_000)

test('C13: the name of a file is plain, whatever the room is called', async () => {
  for (const title of [
    '"; filename="x.exe',
    'a\r\nSet-Cookie: x=1',
    '../../etc/passwd',
    '\u202egpj.exe',
    'äöü 漢字',
    '%0d%0a',
    '.',
  ]) {
    const clean = title.replace(/[\r\n]/g, ' ')
    await ida.attempt({ kind: 'session.edit', title: clean, callLink: '', plannedStartMs: null, language: 'en' })
    const { head } = await calendar()
    const line = /content-disposition: ([^\r]*)/i.exec(head)?.[1] ?? ''
    expect([
      title,
      /^attachment; filename="[A-Za-z0-9._-]+"(; filename\*=UTF-8''[A-Za-z0-9._%~-]+)?$/.test(line),
      line,
    ]).toEqual([title, true, line])
    expect(head).not.toMatch(/^set-cookie:/im)
    expect(head).toMatch(/content-type: text\/calendar/i)
    expect(head.toLowerCase()).toContain('x-content-type-options: nosniff')
  }
})

test('C14: no log line holds what somebody wrote, through faults and wrong input, at every level', async () => {
  const canary = 'nachtigall'
  const lead = createParticipant({ origin: target.origin, name: `${canary} lead` })
  const room = await lead.createRoom({ title: `${canary} title` })
  await lead.connect()
  const guest = await takeSeat(target, room, `${canary} guest`)
  await lead.addAgendaItem({ title: `${canary} item`, minutes: 5, who: canary, phase: 'theme' })
  await guest.write('theme', `${canary} note`)
  await guest.waitUntilSaved('theme')
  await guest.attempt({ kind: 'step.share', text: canary })
  await guest.attempt({ kind: 'resource.add', title: canary, url: `javascript:${canary}` })
  await guest.attempt({ kind: 'thanks.give', to: lead.seat(), text: canary.repeat(90) })
  const json = { origin: target.origin, 'content-type': 'application/json' }
  const wrong = [
    '{',
    `{"${canary}":`,
    `"${canary}"`,
    `{"name":"${canary}","place":"${canary}","principlesAccepted":true}`,
  ]
  for (const body of wrong) {
    for (const path of [
      `/api/rooms/${room}/seats`,
      '/api/rooms',
      `/api/rooms/${canary}/seats`,
      `/${canary}`,
      `/api/communities/${canary}/members`,
    ]) {
      await byHand(target.port, {
        method: 'POST',
        path: `${path}?${canary}`,
        headers: { ...json, 'x-create-key': canary },
        body,
      })
    }
  }
  await byHand(target.port, {
    path: `/${canary}/%ff%fe`,
    headers: { cookie: `copse=${canary}`, 'user-agent': canary, referer: `http://${canary}/` },
  })
  await byHand(target.port, { method: canary.toUpperCase(), path: '/' })
  lead.close()
  guest.close()
  const metrics = await byHand(target.port, { path: '/metrics' })
  await target.stop().catch(() => null)
  const log = target.output()
  for (const word of [canary, room, lead.cookieJar.cookie?.split('=')[1] ?? '-', guest.seat()]) {
    expect([word, log.includes(word), metrics.body.includes(word)]).toEqual([word, false, false])
  }
  // Everything but the greeting is a line of the log: no library speaks past it.
  const lines = log.split('\n').filter((line) => line !== '' && !line.startsWith('Copse is ready'))
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
})
