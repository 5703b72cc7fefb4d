// F1 and F2 over two nodes: a node is killed while people on both of them type; then all nodes and all pages in the same moment.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createParticipant } from '../../client/net/participant.ts'
import { gather } from './crowd.ts'
import { figure, isLong, pause } from './figures.ts'
import { type Stage, setStage } from './stage.ts'

const ROUNDS = isLong ? 50 : 3
const PEOPLE = [0, 0, 1, 1]
let stage: Stage
beforeAll(async () => {
  stage = await setStage(2)
})
afterAll(async () => {
  await stage?.close()
})

const percentile = (list: readonly number[], part: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))] ?? Number.NaN

test(
  `F1: nodes are killed ${ROUNDS} times while people on both type`,
  async () => {
    const calm = await gather(stage, PEOPLE)
    const rest = calm.work()
    await pause(3_000)
    await rest()
    const fairMs = [...calm.tookMs]
    calm.close()
    const crowd = await gather(stage, PEOPLE)
    const end = crowd.work()
    for (let round = 0; round < ROUNDS; round += 1) {
      await pause(500 + Math.random() * 1_000)
      const node = stage.nodes[round % 2]
      await node?.kill9()
      await pause(Math.random() * 1_000)
      await node?.start()
    }
    const outcome = await end()
    const counts = `${outcome.lost} lost, ${outcome.doubled} doubled of ${outcome.saved} saved lines and ${outcome.acknowledged} commands in ${ROUNDS} kills`
    figure('F1', 'a node is killed under typing people', counts, '0 lost, 0 doubled')
    figure('F1', 'all have the same after the last restart', `${outcome.equalMs.toFixed(0)} ms`, '5000 ms')
    const [half, most, all] = [0.5, 0.95, 0.99].map((part) => percentile(fairMs, part).toFixed(0))
    figure(
      'F1',
      'a command is saved and acknowledged',
      `p50 ${half}, p95 ${most}, p99 ${all} ms`,
      'p95 100 ms, p99 600 ms',
      percentile(fairMs, 0.95) <= 100,
    )
    expect(outcome).toMatchObject({ lost: 0, doubled: 0, findings: [] })
    expect(outcome.acknowledged).toBeGreaterThan(5)
    crowd.close()
  },
  120_000 + ROUNDS * 8_000,
)

test('F2: all nodes and all pages die in one moment', async () => {
  const crowd = await gather(stage, PEOPLE)
  void crowd.work()
  await pause(3_000)
  const { cookieJar } = crowd.lead
  const code = crowd.lead.code() ?? ''
  // What was shown as saved a tenth of a second before.
  const saved = [...crowd.saved]
  const acknowledged = [...crowd.accepted]
  await pause(100)
  crowd.close()
  await Promise.all(stage.nodes.map((node) => node.kill9()))
  await Promise.all(stage.nodes.map((node) => node.start()))
  const late = createParticipant({ origin: stage.nodes[1]?.origin ?? '', name: 'P0', code, cookieJar })
  await late.connect()
  const { doc } = await late.openDocument('theme')
  const text = doc.getXmlFragment('notes').toString()
  const thanks = late.view().thanks.map((one) => one.text)
  const lost =
    saved.filter((line) => !text.includes(line)).length + acknowledged.filter((id) => !thanks.includes(id)).length
  figure(
    'F2',
    'nodes and pages die together',
    `${lost} lost of ${saved.length} lines and ${acknowledged.length} commands`,
    '0 lost',
  )
  expect(lost).toBe(0)
  expect(acknowledged.length).toBeGreaterThan(5)
  late.close()
}, 90_000)
