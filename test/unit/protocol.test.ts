// PROTOCOL.md and RULES.md against the code: what is on the wire is named there, what is a rule has a test, and the
// wire's shape does not move without a new version.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { describe, expect, test } from 'vitest'
import { ROUTES } from '../../server/api/openapi.ts'
import { type AppParts, makeApp } from '../../server/app.ts'
import { CARDS_PER_TICKET, RELEASE_MIN_CARDS } from '../../shared/session/box.ts'
import { SUMS_FROM } from '../../shared/session/checkout.ts'
import { CLOSE_UNDO_MS, EMPTY_CLOSE_MS, LOBBY_DAYS, SUMMARY_DAYS } from '../../shared/session/close.ts'
import { PLAN_MAX_MINUTES, PLAN_MAX_STEPS } from '../../shared/session/plan.ts'
import { TAKEOVER_ANYONE_MS, TAKEOVER_DEPUTY_MS, TAKEOVER_NO_DEPUTY_MS } from '../../shared/session/roles.ts'
import { SCREENS_PER_ROOM } from '../../shared/session/screens.ts'
import { SEATS_PER_DEVICE, SEATS_PER_ROOM } from '../../shared/session/seats.ts'
import { SLIP_FREE_MS } from '../../shared/session/slip.ts'
import { MARK_MAX_CHARS, MARKS_MAX } from '../../shared/session/slip-words.ts'
import { ANSWERED_KEYS_KEPT } from '../../shared/session/transition.ts'
import { DOTS_EACH } from '../../shared/session/votes.ts'
import { CLOSE, LEAD_REACTIONS, OPEN_REACTIONS } from '../../shared/wire/events.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import * as up from '../../shared/wire/up.ts'
import { PROTOCOL_VERSION } from '../../shared/wire/version.ts'

const root = new URL('../..', import.meta.url).pathname
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const PROTOCOL = read('shared/wire/PROTOCOL.md')

/** Names that stand in the page as code, alone or with more behind them: `seat.leave`, `GET /api/about`. */
function missing(names: readonly string[]): string[] {
  return names.filter((name) => !PROTOCOL.includes(`\`${name}\``))
}

/** Source without comments, blanks and the signs a formatter may add: only what the types say is left. */
function bare(source: string): string {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return code.replace(/\s+/g, '').replace(/[;,](?=[})\]])/g, '')
}

/** An exported type as it is written, up to the next export or doc block. */
function typeSource(file: string, name: string): string {
  const [, from] = read(file).split(new RegExp(`^export type ${name} =`, 'm'))
  if (from === undefined) throw new Error(`${file} has no type ${name}`)
  return from.split(/^(?:export|function|const|\/\*\*)/m)[0] ?? ''
}

function typeText(file: string, name: string): string {
  return `${name}=${bare(typeSource(file, name)).replace(/^\|/, '')}`
}

/** Names of the functions an exported type consists of. */
function memberNames(file: string, name: string): string[] {
  return [...typeSource(file, name).matchAll(/^ {2}(\w+)\(/gm)].map((found) => found[1] ?? '')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  )
}

function schemas(): [name: string, schema: object][] {
  return Object.entries(up).map(([name, schema]) => [name, toJsonSchema(schema as GenericSchema)])
}

/** Every kind that one of the schemas of commands takes. */
function kindsIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if ('oneOf' in schema && Array.isArray(schema.oneOf)) return schema.oneOf.flatMap(kindsIn)
  if (!('properties' in schema)) return []
  const { kind } = schema.properties as { kind?: { const?: string } }
  return kind?.const === undefined ? [] : [kind.const]
}

const EVENTS = 'shared/wire/events.ts'
const VIEW = 'shared/session/room-view.ts'
const VIEW_OF_STEPS = 'shared/session/view-steps.ts'
const SESSION = 'shared/session/session.ts'

/** All that two programs must agree on: schemas upwards, events and views downwards, codes. */
function shape(): string {
  const down = [
    // Without its imports: a file that moves is no other shape.
    bare(read(EVENTS).replace(/^import .*$/gm, '')),
    ...['RoundView', 'ConsultView', 'GroupAskView', 'CaseDeskView', 'PollView', 'MineInCase'].map((one) =>
      typeText(VIEW_OF_STEPS, one),
    ),
    ...['SeatView', 'ScreenView', 'ProgressView', 'RoomView', 'MineView'].map((one) => typeText(VIEW, one)),
    ...['Timer', 'Plan', 'Step', 'RejectionCode', 'Rejection'].map((one) => typeText(SESSION, one)),
    typeText('shared/session/patch.ts', 'PatchOp'),
    typeText('shared/session/board.ts', 'BoardCard'),
  ]
  return createHash('sha256')
    .update(JSON.stringify(sorted(Object.fromEntries(schemas()))))
    .update(down.join('\n'))
    .digest('hex')
}

describe('the version', () => {
  test('the shape of the wire moves only with PROTOCOL_VERSION', () => {
    const lines = read('shared/wire/schema.hash.txt').trim().split('\n')
    const line = `${PROTOCOL_VERSION} ${shape()}`
    expect(
      lines.at(-1) === line,
      `What crosses the network changed its shape. Raise PROTOCOL_VERSION in shared/wire/version.ts with a line of history there and in
PROTOCOL.md, then add as the last line of shared/wire/schema.hash.txt, with the new number in front:
${line}
(Only while a version was never released its line may be replaced.)`,
    ).toBe(true)
    expect(lines.map((one) => Number(one.split(' ')[0]))).toEqual(lines.map((_, index) => index + 1))
  })

  test('each version has its line of history', () => {
    for (let version = 1; version <= PROTOCOL_VERSION; version += 1) {
      expect(read('shared/wire/version.ts')).toMatch(new RegExp(`^ \\*\\s+${version}: \\S`, 'm'))
      expect(PROTOCOL).toMatch(new RegExp(`^\\| ${version} \\| \\S`, 'm'))
    }
  })

  test('comments and the line breaks of a formatter do not count, a member does', () => {
    const before = 'export type A = {\n  /** why */\n  one: string\n}'
    expect(bare('export type A = { one: string }')).toBe(bare(before))
    expect(bare('export type A = { one: string; two: number }')).not.toBe(bare(before))
  })
})

describe('PROTOCOL.md names', () => {
  test('every command', () => {
    const kinds = schemas()
      .filter(([name]) => ['CommandSchema', 'BoxSchema', 'BoardSchema', 'ShellSchema'].includes(name))
      .flatMap(([, schema]) => kindsIn(schema))
    expect(kinds.length).toBeGreaterThan(50)
    expect(missing(kinds)).toEqual([])
  })

  test('every event, reaction and notice', () => {
    const down = memberNames(EVENTS, 'ServerToClient')
    const upward = memberNames(EVENTS, 'ClientToServer')
    expect([down.length, upward.length]).toEqual([6, 4])
    expect(missing([...down, ...upward, ...OPEN_REACTIONS, ...LEAD_REACTIONS])).toEqual([])
    const notices = [...typeText(EVENTS, 'NoticeMessage').matchAll(/kind:'([a-z-]+)'/g)].map((one) => one[1])
    expect(notices.length).toBe(4)
    expect(notices.filter((one) => !PROTOCOL.includes(`kind: '${one}'`))).toEqual([])
  })

  test('every rejection code, and no other in its table', () => {
    const codes = [...typeText(SESSION, 'RejectionCode').matchAll(/'([a-z-]+)'/g)].map((one) => one[1] ?? '')
    expect(codes.length).toBeGreaterThan(30)
    const [, table = ''] = /^## Rejection codes$([\s\S]*?)^## /m.exec(PROTOCOL) ?? []
    const listed = [...table.matchAll(/^\| (`.*?) \| /gm)].flatMap((row) => (row[1] ?? '').match(/[a-z-]+/g) ?? [])
    expect(listed.sort()).toEqual(codes.sort())
  })

  test('every close code, and no other', () => {
    const [, table = ''] = /^### Close codes$([\s\S]*?)^###? /m.exec(PROTOCOL) ?? []
    const listed = [...table.matchAll(/^\| (4\d{3}) \|/gm)].map((row) => Number(row[1]))
    expect(listed.sort()).toEqual(Object.values(CLOSE).sort())
  })

  test('every route, and no other', () => {
    const routes = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    const listed = [...PROTOCOL.matchAll(/^\| `((?:GET|POST|PUT|DELETE) [^`]+)` \|/gm)].map((row) => row[1] ?? '')
    expect(listed.sort()).toEqual(routes.sort())
  })
})

test('the list of routes is that of the app', () => {
  // Routes are registered without any of their parts being asked.
  const app = makeApp({ isSecure: false } as unknown as AppParts)
  const pages = [
    '/',
    '/r/:code',
    '/screen/:code',
    '/privacy',
    '/c',
    '/c/:slug',
    '/c/:slug/d/:meeting',
    '/c/:slug/k',
    '/c/:slug/k/:entry',
    '/*',
  ]
  const served = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !pages.includes(path))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const listed = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect([...new Set(served)].sort()).toEqual([...listed].sort())
})

test('a limit has one value, in the core and on the wire', () => {
  expect({
    cards: LIMITS.cardsPerTicket,
    release: LIMITS.releaseMinCards,
    sums: LIMITS.sumsFrom,
    undo: LIMITS.closeUndoMs,
    empty: LIMITS.emptyCloseMs,
    lobby: LIMITS.lobbyDays,
    summary: LIMITS.summaryDays,
    minutes: LIMITS.planMaxMinutes,
    steps: LIMITS.planMaxSteps,
    takeover: [LIMITS.takeoverDeputyMs, LIMITS.takeoverNoDeputyMs, LIMITS.takeoverAnyoneMs],
    screens: LIMITS.screensPerRoom,
    seats: [LIMITS.seatsPerRoom, LIMITS.seatsPerDevice],
    keys: LIMITS.answeredKeysKept,
    dots: LIMITS.dotsEach,
    slip: [LIMITS.slipFreeMs, LIMITS.markMaxChars, LIMITS.marksMax],
  }).toEqual({
    cards: CARDS_PER_TICKET,
    release: RELEASE_MIN_CARDS,
    sums: SUMS_FROM,
    undo: CLOSE_UNDO_MS,
    empty: EMPTY_CLOSE_MS,
    lobby: LOBBY_DAYS,
    summary: SUMMARY_DAYS,
    minutes: PLAN_MAX_MINUTES,
    steps: PLAN_MAX_STEPS,
    takeover: [TAKEOVER_DEPUTY_MS, TAKEOVER_NO_DEPUTY_MS, TAKEOVER_ANYONE_MS],
    screens: SCREENS_PER_ROOM,
    seats: [SEATS_PER_ROOM, SEATS_PER_DEVICE],
    keys: ANSWERED_KEYS_KEPT,
    dots: DOTS_EACH,
    slip: [SLIP_FREE_MS, MARK_MAX_CHARS, MARKS_MAX],
  })
})

describe('RULES.md', () => {
  const pages = ['session', 'community'].map((folder) => read(`shared/${folder}/RULES.md`)).join('\n')
  const rules = [...pages.matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map((one) => one[1] ?? '')

  /** Ids at the beginning of the names of tests: `test('[PLAN2, PLAN4] ...`. */
  function quoted(): string[] {
    const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    const sources = files.filter((file) => /\.test\.tsx?$/.test(file)).map((file) => read(join('test', file)))
    const names = sources.flatMap((source) => [...source.matchAll(/['"`]\[([A-Z]+\d+(?:, [A-Z]+\d+)*)\] /g)])
    return [...new Set(names.flatMap((found) => (found[1] ?? '').split(', ')))]
  }

  test('no number stands for two rules', () => {
    expect(rules.length).toBeGreaterThan(60)
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
  })

  test('every rule is quoted by the name of a test', () => {
    const names = new Set(quoted())
    expect(rules.filter((rule) => !names.has(rule))).toEqual([])
  })

  test('every quoted number is a rule', () => {
    expect(quoted().filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
