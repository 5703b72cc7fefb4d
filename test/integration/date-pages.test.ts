// Files of a community over real HTTP: what comes in, who gets it and how, and that nothing is left of what was taken off.
import { chmod, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CookieJar, makeNodeHttp } from '../../client/net/node-http.ts'
import { DATE_PAGE_LIMITS } from '../../shared/community/date-page.ts'
import { filesHolding } from '../contract/bytes-on-disk.ts'
import { startServer, type TestServer } from '../support/server.ts'

const zone = 'Europe/Berlin'
const details = { kind: 'session', title: 'Lunch', minutes: 60, mode: 'room', place: '', link: '' } as const
const CANARY = 'zaunkoenig-im-garten'
const PDF = `%PDF-1.4\n% ${CANARY}\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n`
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
let keys = 0

type Page = { view: { meetings: { id: string }[] } }
type DatePage = { files: { id: string; name: string; type: string; bytes: number }[]; code?: string; offer?: string }

function browser(origin: string, jar: CookieJar = { cookie: null }) {
  const http = makeNodeHttp(origin, jar)
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object) => {
    const { status, answer } = await http.call(method, `/api/communities${path}`, body)
    return { status, answer: answer as T }
  }
  return {
    call,
    ask: (slug: string, command: object) =>
      call<Page>('POST', `/${slug}/commands`, { key: `key-number-${++keys}`, command }),
    async put(slug: string, meeting: string, name: string, body: string | Uint8Array<ArrayBuffer>) {
      const answer = await fetch(`${origin}/api/communities/${slug}/meetings/${meeting}/files`, {
        method: 'POST',
        headers: {
          origin,
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(name),
          ...(jar.cookie === null ? {} : { cookie: jar.cookie }),
        },
        body,
      })
      return { status: answer.status, answer: (await answer.json()) as DatePage }
    },
    get: (path: string) => fetch(`${origin}${path}`, { headers: jar.cookie === null ? {} : { cookie: jar.cookie } }),
  }
}

async function withDate(origin: string, title: string) {
  const ada = browser(origin)
  const wish = { title, name: 'Ada', kind: 'mixed', language: 'en', zone }
  const { slug } = (await ada.call<{ slug: string }>('POST', '', wish)).answer
  const wall = `${new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)}T12:00`
  const { answer } = await ada.ask(slug, { kind: 'meeting.add', details, wall, zone, repeat: null })
  return { ada, slug, meeting: answer.view.meetings[0]?.id ?? '' }
}

const stored = async (server: TestServer): Promise<string[]> =>
  (await readdir(join(server.dataDirectory, 'files'), { recursive: true }).catch(() => [])).filter((name) =>
    name.includes('/'),
  )

describe('a server without a scanner', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server?.stop())

  test('[PAG7, PAG10] members save it as it was, under a safe name, in a box of its own; on the disk it cannot be read', async () => {
    const { ada, slug, meeting } = await withDate(server.origin, 'Slides')
    await ada.put(slug, meeting, 'first.txt', 'Erste Notiz, schön')
    const put = await ada.put(slug, meeting, '../../etc/Folien "März".pdf', PDF)
    expect(put.status).toBe(201)
    expect(put.answer.files.map((one) => one.name)).toEqual(['Folien März.pdf', 'first.txt'])
    const [file] = put.answer.files
    const answer = await ada.get(`/files/${slug}/${meeting}/${file?.id}`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(PDF)
    const header = (name: string) => answer.headers.get(name)
    expect(header('content-type')).toBe('application/pdf')
    expect(header('content-disposition')).toBe(
      `attachment; filename="Folien M_rz.pdf"; filename*=UTF-8''Folien%20M%C3%A4rz.pdf`,
    )
    expect(header('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
    expect(header('x-content-type-options')).toBe('nosniff')
    expect(header('cache-control')).toBe('private, no-store')
    expect(header('cross-origin-resource-policy')).toBe('same-origin')
    expect(await stored(server)).toHaveLength(2)
    expect(await filesHolding(server.dataDirectory, CANARY)).toEqual([])

    await ada.ask(slug, { kind: 'page.file.remove', meeting, file: file?.id })
    expect((await ada.get(`/files/${slug}/${meeting}/${file?.id}`)).status).toBe(404)
    expect(await stored(server)).toHaveLength(1)
    // A community goes with its last member, and its files with it.
    expect((await ada.call('POST', `/${slug}/me/erase`, {})).status).toBe(200)
    await expect.poll(() => stored(server)).toEqual([])
  })

  test('[PAG8] who is no member, or of another community, neither gets one nor leaves one', async () => {
    const { ada, slug, meeting } = await withDate(server.origin, 'Closed box')
    const { answer } = await ada.put(slug, meeting, 'slides.pdf', PDF)
    const address = `/files/${slug}/${meeting}/${answer.files[0]?.id}`
    const other = await withDate(server.origin, 'Another box')
    for (const who of [browser(server.origin), other.ada]) {
      expect((await who.get(address)).status).toBe(404)
      expect((await who.get(`/api/communities/${slug}/meetings/${meeting}/page`)).status).toBe(404)
      expect((await who.put(slug, meeting, 'mine.pdf', PDF)).status).toBe(404)
    }
    // By the address of one's own community to the file of another.
    const crossed = `/files/${other.slug}/${other.meeting}/${answer.files[0]?.id}`
    expect((await other.ada.get(crossed)).status).toBe(404)
    for (const path of ['/files/x', `/files/${slug}/${meeting}/..%2f..%2fkeys`, `/files/${slug}/../../etc/passwd`])
      expect((await ada.get(path)).status).toBe(404)
    const foreign = await fetch(`${server.origin}/api/communities/${slug}/meetings/${meeting}/files`, {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' },
      body: 'x',
    })
    expect(foreign.status).toBe(403)
  })

  test('[PAG9] a file that is not what it says, of another kind, empty, nameless or too large: a clear answer, nothing left', async () => {
    const { ada, slug, meeting } = await withDate(server.origin, 'Liars')
    const before = await stored(server)
    const put = async (name: string, body: string | Uint8Array<ArrayBuffer>) => {
      const { status, answer } = await ada.put(slug, meeting, name, body)
      return [status, answer.code, answer.offer]
    }
    const png = new Uint8Array(PNG)
    expect(await put('slides.pdf', png)).toEqual([415, 'file-lies', 'png'])
    expect(await put('notes.txt', PDF)).toEqual([415, 'file-lies', 'pdf'])
    expect((await put('slides.pptx', 'PK\u0003\u0004 this is no archive')).slice(0, 2)).toEqual([415, 'file-lies'])
    expect(await put('notes.txt', new Uint8Array([0x61, 0, 0x62]))).toEqual([415, 'file-lies', undefined])
    for (const name of ['run.exe', 'page.html', 'drawing.svg', 'macro.pptm', 'all.zip'])
      expect((await put(name, 'x')).slice(0, 2)).toEqual([415, 'file-kind'])
    expect(await put('empty.txt', '')).toEqual([400, 'file-empty', undefined])
    for (const name of ['pdf', '.pdf', '\u202e..', '///'])
      expect((await put(name, PDF)).slice(0, 2)).toEqual([400, 'file-name'])
    const large = new Uint8Array(DATE_PAGE_LIMITS.fileMaxBytes + 1).fill(0x61)
    expect((await put('large.txt', large)).slice(0, 2)).toEqual([413, 'too-large'])
    expect(await put('picture.png', png)).toEqual([201, undefined, undefined])
    expect(await stored(server)).toHaveLength(before.length + 1)
  })
})

describe('a server with a scanner', () => {
  let server: TestServer
  let scanner = ''
  beforeAll(async () => {
    scanner = join(process.env.TMPDIR ?? '/tmp', `copse-scanner-${process.pid}.sh`)
    // As a real one: reads all of it, 1 for what it knows, 2 when it is broken.
    await writeFile(scanner, '#!/bin/sh\nbytes=$(cat)\ncase "$bytes" in *EICAR*) exit 1;; *BROKEN*) exit 2;; esac\n')
    await chmod(scanner, 0o755)
    server = await startServer({ env: { PATH: process.env.PATH, SCAN_COMMAND: scanner, ENCRYPTION: 'off' } })
  })
  afterAll(async () => {
    await server?.stop()
    await rm(scanner, { force: true })
  })

  test('[PAG9] what it knows and what it could not look at is refused; the rest goes on', async () => {
    const { ada, slug, meeting } = await withDate(server.origin, 'Scanned')
    const codeOf = async (text: string) => {
      const { status, answer } = await ada.put(slug, meeting, 'notes.txt', text)
      return [status, answer.code]
    }
    expect(await codeOf('EICAR test')).toEqual([415, 'file-harmful'])
    expect(await codeOf('BROKEN')).toEqual([503, 'file-unscanned'])
    expect(await stored(server)).toEqual([])
    expect(await codeOf('Fine')).toEqual([201, undefined])
    await rm(scanner)
    expect(await codeOf('Fine too')).toEqual([503, 'file-unscanned'])
    expect(await stored(server)).toHaveLength(1)
  })

  test('[PAG10] without encryption too nothing is left of what was taken off', async () => {
    await writeFile(scanner, '#!/bin/sh\ncat > /dev/null\n')
    await chmod(scanner, 0o755)
    const { ada, slug, meeting } = await withDate(server.origin, 'Plain')
    const { answer } = await ada.put(slug, meeting, 'slides.pdf', PDF)
    expect((await filesHolding(server.dataDirectory, CANARY)).length).toBe(1)
    await ada.ask(slug, { kind: 'page.file.remove', meeting, file: answer.files[0]?.id })
    expect(await filesHolding(server.dataDirectory, CANARY)).toEqual([])
  })
})
