// docs/RETENTION.md is made from the tables by which things are deleted. After a change of a table: `npx vitest run --project unit
// test/unit/retention-page.test.ts -u` writes it anew.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkout } from '../../client/words/en/checkout.ts'
import {
  DOCUMENTS_TO_DROP,
  GLOBAL_RETENTION,
  KEY_RETENTION,
  KEYS_THAT_STAY,
  RECORD_RETENTION,
} from '../../server/rooms/retention.ts'
import { COMMUNITY_KEEPING_LIMITS, COMMUNITY_RETENTION, type CommunityUntil } from '../../shared/community/retention.ts'
import { EMPTY_CLOSE_MS, LOBBY_DAYS } from '../../shared/session/close.ts'
import {
  DOCUMENT_RETENTION,
  KEEPING_DEFAULT,
  SESSION_RETENTION,
  type Thing,
  thingsUntil,
  type Until,
} from '../../shared/session/retention.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const UNTIL: Record<Until | 'community', string> = {
  close: 'the close',
  summary: 'the end of the summary page',
  community: 'the end of the community',
}
const COMMUNITY_UNTIL: Record<CommunityUntil, string> = {
  community: 'as long as somebody belongs to it',
  member: 'what names a member: until they go',
  decided: 'until it is decided',
  over: 'until it is used up or too old',
  answers: 'what members said: some days after the date',
  newest: 'the newest 200',
}

function page(): string {
  const { summaryDays: days, graceMinutes: minutes, answersDays } = COMMUNITY_KEEPING_LIMITS
  const members = (thing: Thing) =>
    Object.entries(SESSION_RETENTION)
      .filter(([, row]) => row.thing === thing)
      .map(([member]) => `\`${member}\``)
      .join(', ')
  const rows = (until: Until) =>
    thingsUntil(until).map((thing) => `| ${checkout[`thing_${thing}`]} | ${members(thing)} | ${UNTIL[until]} |`)
  const documents = Object.entries(DOCUMENT_RETENTION).map(
    ([name, { until, becomes }]) => `| ${name} | ${UNTIL[until]} | \`${becomes}\` |`,
  )
  const small = [
    ...Object.entries(RECORD_RETENTION).map(([name, { until }]) => [
      `record \`${name}\` beside the session`,
      UNTIL[until],
    ]),
    ...Object.entries(KEY_RETENTION).map(([name, until]) => [`key \`${name}\``, UNTIL[until]]),
    ...Object.entries(GLOBAL_RETENTION).map(([name, until]) => [`small records \`${name}...\``, UNTIL[until]]),
  ].map(([what, until]) => `| ${what} | ${until} |`)
  const community = Object.entries(COMMUNITY_RETENTION).map(([part, until]) => {
    const all = typeof until === 'string' ? [until] : until
    return `| \`${part}\` | ${all.map((one) => COMMUNITY_UNTIL[one]).join('; ')} |`
  })
  return `# What is kept, and until when

This page is made from the tables by which things are deleted (\`shared/session/retention.ts\`, \`server/rooms/retention.ts\`,
\`shared/community/retention.ts\`). A member of a session or of a community that has no row does not compile. The list that people read at
the close is made from them too. Changes here by hand are lost; a test compares.

## A room

The close deletes in one commit, ${KEEPING_DEFAULT.graceMinutes} minute after "Close now" (${minutes.least} to ${minutes.most}, as the room's community set it; who leads may have it
deleted at once). A room that everybody left closes itself after ${EMPTY_CLOSE_MS / 3_600_000} hours; one that never began is forgotten after ${LOBBY_DAYS} days. The
summary page ends ${KEEPING_DEFAULT.summaryDays} days after the close (${days.least} to ${days.most}, as the community set it), and with it everything that is left of the room.

| what people are told | members of the session | gone with |
|---|---|---|
${[...rows('close'), ...rows('summary')].join('\n')}

| document | gone with, its log and the numbers of devices in it too | words the summary keeps of it |
|---|---|---|
${documents.join('\n')}

Of the board the summary has the learning lines, never a card of another lane.

| kept beside | gone with |
|---|---|
${small.join('\n')}

What names a record (ids, codes, lengths) is readable without a key; \`ARCHITECTURE.md\` has the list. Destroying a key ends every copy of
what was written under it, as long as the keys were not copied along. Everything a person can have erased at once is in \`THREAT_MODEL.md\`.

## A community

| part | kept |
|---|---|
${community.join('\n')}

Answers to a date go ${COMMUNITY_KEEPING_LIMITS.answersDays.least} to ${answersDays.most} days after it, 30 unless the community set something else. A community that nobody belongs to any
more is deleted whole, its key first. A job does all of this, also when nobody looks and after a restart. Files that were put up are
overwritten and removed when somebody takes them off, and with the community.

## On a device

| what | until |
|---|---|
| draft, own cards with their keys, dots, prepared case, notebook, notes; copies of agenda and notes for working offline | the page learns of the close, or the phone goes to the next person |
| one step I will try; a sheet a case giver chose to keep | their owner deletes them |
| names of rooms visited, language, colours, own plans | their owner deletes them |
| the cookie of the device | 180 days |
`
}

describe('[END6] the page about what is kept', () => {
  test('is that of the tables', async () => {
    await expect(page()).toMatchFileSnapshot(join(root, 'docs/RETENTION.md'))
  })

  test('knows every small record that the server writes without a room', () => {
    const files = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    const sources = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, 'server', file), 'utf8'))
    const written = sources.flatMap((source) =>
      [...source.matchAll(/(?:put|get)Global\(`([a-z]+:)/g)].map((found) => found[1]),
    )
    const known = Object.keys(GLOBAL_RETENTION)
    expect(written.length).toBeGreaterThan(3)
    expect([...new Set(written)].filter((prefix) => !known.includes(prefix ?? ''))).toEqual([])
    expect(known.filter((prefix) => !sources.some((source) => source.includes(`\`${prefix}`)))).toEqual([])
  })

  test('of the keys of a room only that of what is left outlives the close, and every document goes', () => {
    expect(KEYS_THAT_STAY).toEqual(['kept'])
    expect([...DOCUMENTS_TO_DROP].sort()).toEqual(['agenda', 'board', 'theme'])
  })
})
