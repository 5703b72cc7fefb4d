// Plays a script over real sockets, one step after the other, and keeps every byte that anybody gets.
import { planNamed } from '../../shared/session/plans.ts'
import { actOnBox, release } from './act-box.ts'
import { actOnWall, slip } from './act-wall.ts'
import { PLAN, Playing } from './playing.ts'
import type { Reached } from './reached.ts'
import type { Act, Script } from './script.ts'
import type { WatchedServer } from './watched-server.ts'

export type Played = {
  /** Listener to everything it got, in order. */
  heard: Map<string, string[]>
  /** What became of the words of each slot. */
  fates: string[]
  reached: Reached
}

/** @param order slot to the words that it writes */
export async function play(server: WatchedServer, script: Script, order: readonly number[]): Promise<Played> {
  const playing = new Playing(server, script, order)
  try {
    await run(playing)
    return { heard: playing.everythingHeard(), fates: playing.fates, reached: playing.reached }
  } finally {
    await playing.party.hangUp()
  }
}

async function run(playing: Playing): Promise<void> {
  const { seed, people, acts } = playing.script
  playing.party.server.begin(seed)
  playing.party.server.takeLog()
  await playing.open()
  for (let who = 1; who < people; who++) await playing.join(who)
  await playing.lead({ kind: 'deputy.set', seat: playing.seatOf(1) })
  await playing.lead({ kind: 'session.start' })
  for (const { waitMs, act } of acts) {
    await playing.party.wait(waitMs)
    await perform(playing, act)
    await playing.party.settle()
  }
}

async function perform(playing: Playing, act: Act): Promise<void> {
  const { party, reached } = playing
  if ('slot' in act) return actOnBox(playing, act)
  switch (act.kind) {
    case 'ask': {
      const opening = party.devices[act.who]?.opening ?? 0
      await playing.ask(act.who, { kind: 'ticket.ask', opening }, 'whole')
      return
    }
    case 'done':
      await playing.ask(act.who, { kind: 'done.set', done: act.on }, 'whole')
      return
    case 'hand':
      await playing.ask(act.who, { kind: 'hand.set', raised: act.on }, 'whole')
      return
    case 'react':
      party.devices[act.who]?.emit('react', { seat: playing.seatOf(act.who), kind: act.how })
      return party.settle()
    case 'drop':
      party.devices[act.who]?.drop()
      return party.settle()
    case 'back':
      return playing.comeBack(act.who)
    case 'join':
      await playing.join(act.who)
      reached.lateJoiners += 1
      return
    case 'leave':
      await playing.ask(act.who, { kind: 'seat.leave' }, 'whole')
      return party.wait(1_500)
    case 'evaluate':
      await playing.ask(act.who, { kind: 'evaluation.set', evaluation: { worth: 4, heard: 5, safe: 3 } }, 'whole')
      return
    case 'go':
      await playing.lead({ kind: 'step.jump', to: stepOf(act.form) })
      return
    case 'release':
      return release(playing, act.signedOnly)
    case 'screen':
      return onScreen(playing, act.what)
    case 'vote':
      await playing.lead({ kind: act.shown ? 'vote.show' : 'vote.open' })
      if (act.shown) reached.votesShown += 1
      return
    case 'dots': {
      const cards = new Set(act.places.map((place) => playing.cardAt(place)?.[0]).filter((id) => id !== undefined))
      await playing.ask(act.who, { kind: 'dots.set', cards: [...cards] }, 'whole')
      return
    }
    case 'resync':
      for (const device of party.devices) device.emit('resync', {})
      return
    case 'takeover':
      return takeOver(playing)
    case 'handBack':
      await playing.lead({ kind: 'lead.give', to: playing.seatOf(0) })
      playing.leader = 0
      playing.epoch += 1
      return
    case 'slip':
      return slip(playing, act)
    case 'close':
      return close(playing)
    default:
      return actOnWall(playing, act)
  }
}

async function onScreen(playing: Playing, what: 'add' | 'allow' | 'blank' | 'show'): Promise<void> {
  const { party, screen } = playing
  if (what === 'blank' || what === 'show') {
    await playing.lead({ kind: 'screens.blank', blank: what === 'blank' })
    return
  }
  if (what === 'add') {
    const path = `/api/rooms/${party.code}/screens`
    const added: { screen: string } = JSON.parse(await party.http(screen, 'POST', path, {}))
    playing.screenId = added.screen
    return playing.connect(screen, 'screen')
  }
  if (playing.screenId === null) return
  if ((await playing.lead({ kind: 'screen.allow', screen: playing.screenId })) !== 'ok') return
  playing.reached.screens += 1
  await screen.openDocument(playing.board)
}

async function takeOver(playing: Playing): Promise<void> {
  playing.party.devices[0]?.drop()
  await playing.party.settle()
  await playing.party.wait(21_000)
  if ((await playing.ask(1, { kind: 'lead.take' }, 'whole')) === 'ok') {
    playing.reached.takeovers += 1
    playing.leader = 1
    playing.epoch += 1
  }
  await playing.comeBack(0)
  await playing.ask(0, { kind: 'lead.askBack' }, 'whole')
}

async function close(playing: Playing): Promise<void> {
  const { party } = playing
  await playing.lead({ kind: 'session.close' })
  await party.wait(61_000)
  playing.isClosed = true
  for (const device of party.devices) {
    for (const file of ['summary', 'summary.md', 'next.ics']) {
      const text = await party.http(device, 'GET', `/api/rooms/${party.code}/${file}`)
      if (file === 'summary' && text.includes('agendaMarkdown')) playing.reached.exports += 1
    }
  }
  await playing.keepMetrics()
}

function stepOf(form: string): string {
  const step = planNamed(PLAN).steps.find((one) => one.form === form)
  if (!step) throw new Error(`no step ${form}`)
  return step.id
}
