import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import { DocumentLink } from '../../client/net/document-link.ts'
import { openEmbeddedStore } from '../../server/adapters/embedded/store.ts'
import { serve, THEME, textOf, write } from './support.ts'

async function startProcess(directory: string): Promise<{ child: ChildProcess; url: string }> {
  const file = fileURLToPath(new URL('./server-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout ?? child, 'data')
  return { child, url: `ws://127.0.0.1:${Number(String(line))}` }
}

/** Resolves when the link has everything stored. */
function saved(link: DocumentLink): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (link.state.state !== 'saved') return
      clearInterval(timer)
      resolve()
    }, 5)
  })
}

test('kill -9 of the server while three people write: every word that was shown as saved is there', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'copse-documents-'))
  let running = await startProcess(directory)
  const people = ['ana', 'ben', 'cleo'].map((who) => ({
    who,
    link: new DocumentLink({
      url: 'ws://any',
      document: THEME,
      openSocket: (address) => {
        const { pathname, search } = new URL(address)
        return new NodeSocket(`${running.url}${pathname}${search}&device=${who}`) as unknown as WebSocket
      },
    }),
  }))
  const confirmed = new Set<string>()
  let lines = 0
  for (let round = 0; round < 4; round++) {
    await Promise.all(people.map(({ link }) => saved(link)))
    for (let burst = 0; burst < 15; burst++) {
      const written = people.map(({ who, link }) => {
        const line = `${who} ${round}.${burst}`
        write(link.doc, line)
        lines++
        return { line, link }
      })
      // The last bursts of a round are still on their way when the process dies.
      if (burst >= 12) continue
      await Promise.all(written.map(({ link }) => saved(link)))
      for (const { line } of written) confirmed.add(line)
    }
    running.child.kill('SIGKILL')
    await once(running.child, 'exit')

    const store = await openEmbeddedStore(directory)
    const look = await serve(store)
    const durable = new Set(textOf(await look.documents.readState(THEME)).split('\n'))
    await look.stop()
    await store.close()
    expect([...confirmed].filter((line) => !durable.has(line))).toEqual([])
    running = await startProcess(directory)
  }
  await Promise.all(people.map(({ link }) => saved(link)))
  while (people.some(({ link }) => textOf(link.doc).split('\n').length < lines)) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(new Set(people.map(({ link }) => textOf(link.doc))).size).toBe(1)
  expect([lines, confirmed.size]).toEqual([180, 144])
  for (const { link } of people) link.close()
  running.child.kill('SIGKILL')
  await rm(directory, { recursive: true, force: true })
}, 60_000)
