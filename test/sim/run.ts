// One seed: a session of some people on one to three nodes, with everything that goes wrong drawn from the seed; then quiet, and a look
// at what everybody has and what the store holds.
import './world.ts'
import { seedItems } from '../../server/api/agenda-seed.ts'
import { deviceHash, hash, type RoomId, type SeatId } from '../../shared/ids.ts'
import { isLeadCommand } from '../../shared/session/command-kinds.ts'
import { planNamed } from '../../shared/session/plans.ts'
import { makeRecorder } from '../faults/history.ts'
import { openDocumentWire } from './documents-wire.ts'
import { awaited, judge } from './judge.ts'
import { SimNode } from './node.ts'
import { makePerson, type Person } from './person.ts'
import type { Door, Packet, SimServerSocket } from './rooms-wire.ts'
import { Shelf } from './shelf.ts'
import type { StoreState } from './ways.ts'
import { Wire } from './wires.ts'
import { enter, World } from './world.ts'

export type Outcome = {
  seed: number
  findings: string[]
  /** What happened, for the sums of a whole run. */
  deaths: number
  acknowledged: number
  saved: number
  cards: number
  steps: number
  simulatedMs: number
  closed: boolean
}

const text = new TextDecoder()

export async function runSeed(seed: number, trace = false): Promise<Outcome> {
  const world = new World(seed)
  enter(world)
  const shelf = new Shelf(world)
  const recorder = makeRecorder(() => world.nowMs)
  const weather = { delayMs: 2, jitterMs: 8, stallPercent: 0 }
  const later = {
    delayMs: world.of([1, 5, 30, 80]),
    jitterMs: world.of([2, 20, 200]),
    stallPercent: world.of([0, 0, 1, 3]),
  }
  const diesOften = world.of([0, 2, 10, 40])
  const isEncrypted = world.chance(30)
  const nodeCount = 1 + world.below(3)
  const isShared = nodeCount > 1 || world.chance(50)
  const willClose = world.chance(25)
  /** Everybody goes, and every node dies: nobody is left who could remember when the room is to be closed. */
  const isDeserted = willClose && world.chance(60)
  const peopleCount = 2 + world.below(3)
  let storeState: StoreState = 'fair'
  const thaws: (() => void)[] = []
  let isRough = false
  let deaths = 0
  let number = 0
  const nodes: SimNode[] = []
  const say = (...words: unknown[]) => {
    if (trace) process.stdout.write(`${world.nowMs.toFixed(0).padStart(7)}  ${words.join(' ')}\n`)
  }

  function startNode(slot: number): void {
    number += 1
    nodes[slot] = new SimNode(number, {
      world,
      shelf,
      isEncrypted,
      isShared,
      skewMs: world.between(-30, 30),
      storeState: () => storeState,
      onThaw: (run) => void thaws.push(run),
      diesPerTenThousand: () => (isRough ? diesOften : 0),
      onDeath: (node) => {
        if (isRough) deaths += 1
        say(`node ${node.number} is dead`)
        world.after(isRough ? world.between(300, 6_000) : 100, () => {
          if (nodes[slot] === node) startNode(slot)
        })
      },
    })
    say(`node ${number} starts in place ${slot}`)
  }
  for (let slot = 0; slot < nodeCount; slot += 1) startNode(slot)

  const chooseNode = () => {
    const open = nodes.filter((one) => one.isAlive && !one.isLeaving)
    return open.length === 0 ? null : world.of(open)
  }
  const door: Door = (end) => {
    const node = chooseNode()
    if (!node) return null
    let socket: SimServerSocket | null = null
    const wire: Wire = new Wire(world, weather, {
      up: {
        heard: (item) => {
          if (item === 'hello') socket = node.io.accept(end.cookie, end.auth, () => wire)
          else socket?.hear(item as Packet)
        },
        closed: () => {
          node.wires.delete(wire)
          socket?.closed()
        },
      },
      down: { heard: (item) => end.heard(item as Packet), closed: end.closed },
    })
    node.wires.add(wire)
    wire.send('up', 'hello')
    return { wire }
  }

  // What was committed, in the order in which it was: that is the order the history is judged by.
  const said = new Map<string, { kind: string; epoch: number | null; person: string }>()
  const known = new Set<string>()
  let sealed: string[] = []
  const seats = new Set<string>()
  shelf.onCommit = (room, put) => {
    const keys: { epoch: number; person: string }[] = []
    for (const [record, bytes] of Object.entries(put)) {
      if (!bytes) continue
      if (record.startsWith('done:')) {
        for (const key of JSON.parse(text.decode(bytes)) as string[]) {
          const command = said.get(key)
          if (known.has(key)) continue
          known.add(key)
          if (command && command.epoch !== null && isLeadCommand(command))
            keys.push({ epoch: command.epoch, person: command.person })
        }
      }
      if (record === 'box' || record.startsWith('s:')) {
        const raw = text.decode(bytes)
        const card = /~[a-z0-9]+~/.exec(raw)?.[0]
        const person = card && [...seats].find((seat) => raw.includes(seat))
        if (card && person) recorder.note('store', { kind: 'stored', where: record, person, card })
      }
    }
    for (const { epoch, person } of keys.sort((a, b) => a.epoch - b.epoch))
      recorder.note(person, { kind: 'led', room, roleEpoch: epoch })
    const raised = put['s:roleepoch']
    if (raised) recorder.note('store', { kind: 'led', room, roleEpoch: Number(text.decode(raised)) })
    const box = put.box === null ? '' : put.box && text.decode(put.box)
    if (box === undefined) return
    // What left the box may be seen from here on; nobody sees what was taken back.
    const gone = sealed.filter((mark) => !box.includes(mark))
    sealed = box.match(/~[a-z0-9]+~/g) ?? []
    if (gone.length > 0) recorder.note('store', { kind: 'released', room, marks: gone })
  }

  // People come in fair weather.
  const [first] = nodes
  if (!first) throw new Error('no node')
  const plan = planNamed('circle_60')
  const made = await awaited(
    world,
    first.rooms.create(
      {
        device: deviceHash('device-0'),
        returnHash: hash('back-0'),
        title: 'In bad weather',
        name: 'P0',
        plan,
        language: 'en',
      },
      seedItems(plan, 'en'),
    ),
  )
  if (!made.ok) throw new Error(made.code)
  const room: RoomId = made.room.room.id
  const { code } = made.room.room.session()
  const people: Person[] = []
  const welcome = (name: string, device: string, seat: SeatId) => {
    seats.add(seat)
    const person = makePerson({
      world,
      name,
      device,
      code,
      seat,
      door,
      documentDoor: (document, end) => {
        const node = chooseNode()
        if (!node) return null
        const who = { device: deviceHash(device), document }
        const wire: Wire = openDocumentWire(world, weather, node.documents, who, {
          heard: end.heard,
          closed: (closed) => {
            node.wires.delete(wire)
            end.closed(closed)
          },
        })
        node.wires.add(wire)
        return wire
      },
      note: (by, fact) => recorder.note(by, fact),
      onSaid: (key, kind, epoch, by) => void said.set(key, { kind, epoch, person: by }),
    })
    people.push(person)
  }
  welcome('P0', 'device-0', made.seat)
  for (let index = 1; index < peopleCount; index += 1) {
    const device = `device-${index}`
    const live = await awaited(world, (chooseNode() ?? first).rooms.byCode(code, deviceHash(device)))
    const joined = await awaited(
      world,
      live?.room.submit(null, {
        kind: 'seat.join',
        name: `P${index}`,
        place: 'remote',
        device: deviceHash(device),
        returnHash: hash(`back-${index}`),
        addSeat: false,
        invite: null,
      }) ?? Promise.reject(new Error('the room is gone')),
    )
    if (!joined.ok) throw new Error(joined.rejection.code)
    const seat = Object.values(joined.session.seats).find((one) => one.name === `P${index}`)
    if (seat) welcome(`P${index}`, device, seat.id)
  }
  await world.runUntil(world.nowMs + 3_000, () => people.every((one) => one.isOnline()))
  const leader = () => people.find((one) => one.seat === people[0]?.view()?.facilitator) ?? people[0]
  const lead = async (command: Parameters<Person['ask']>[0]) => {
    const one = leader()
    if (one) await one.ask(command, one.view()?.roleEpoch)
  }
  const writeStep = plan.steps.find((step) => step.form === 'write')?.id
  await awaited(world, lead({ kind: 'session.start' }))
  if (writeStep) await awaited(world, lead({ kind: 'step.jump', to: writeStep }))
  await world.runUntil(world.nowMs + 1_500)

  // Then the weather turns.
  isRough = true
  Object.assign(weather, later)
  shelf.bells.lost = world.of([0, 0, 20, 100])
  shelf.bells.twice = world.of([0, 30])
  shelf.bells.lateMs = world.of([2, 20, 400])
  const roughMs = world.between(4_000, 11_000)
  const roughEndMs = world.nowMs + roughMs
  const during = (everyMs: number, run: () => void) => {
    const again = () => {
      const waitMs = everyMs * (0.2 + 1.6 * world.next())
      if (world.nowMs + waitMs < roughEndMs)
        world.after(waitMs, () => {
          run()
          again()
        })
    }
    again()
  }
  const broken = (work: Promise<unknown>) =>
    void work.catch((cause: unknown) => void world.troubles.push(`a person fell over: ${String(cause)}`))
  for (const person of people) {
    const other = () => world.of(people.filter((one) => one !== person))
    during(world.of([300, 900]), () => broken(person.thank(other().seat)))
    during(world.of([250, 700]), () => person.type())
    during(2_500, () => broken(person.putCard()))
    during(6_000, () => broken(person.takeBack()))
    during(4_000, () => broken(person.ask({ kind: 'hand.set', raised: world.chance(50) })))
    during(4_000, () => broken(person.ask({ kind: 'done.set', done: world.chance(70) })))
    during(9_000, () => broken(person.ask({ kind: 'lead.take' })))
    during(world.of([3_000, 9_000]), () => {
      const far = { up: world.of([0, 200, 15_000]), down: world.of([0, 200, 8_000]) }
      person.breakNow(far, world.of(['room', 'documents', 'both'] as const))
    })
    during(3_000, () => {
      // Also those who only believe that they lead.
      const epoch = person.view()?.roleEpoch
      if (epoch === undefined || (person.seat !== person.view()?.facilitator && world.chance(60))) return
      const command = world.of([
        { kind: 'clock.pause' as const },
        { kind: 'clock.resume' as const },
        { kind: 'box.release' as const, signedOnly: false },
        { kind: 'lead.give' as const, to: other().seat },
        { kind: 'deputy.set' as const, seat: other().seat },
        { kind: 'time.add' as const, minutes: 1, from: null },
      ])
      broken(person.ask(command, epoch))
    })
  }
  if (isShared || world.chance(50)) {
    during(world.of([4_000, 15_000]), () => {
      if (storeState !== 'fair') return
      storeState = world.of(['refusing', 'breaking', 'frozen'] as const)
      say(`the store is ${storeState}`)
      world.after(world.between(100, 3_500), thaw)
    })
  }
  during(world.of([4_000, 20_000]), () => nodes.find((one) => one.isAlive)?.die())
  if (world.chance(20)) during(8_000, () => void broken(world.of(nodes).stop()))
  if (willClose) {
    world.after(roughMs * world.between(0.5, 1), () => broken(lead({ kind: 'session.close' })))
    if (isDeserted || world.chance(50)) world.after(roughMs - 1, dieAll)
  }
  function dieAll(): void {
    for (const one of [...nodes]) one.die()
  }
  function thaw(): void {
    storeState = 'fair'
    // What waited on a connection happens before anything that is said on it later.
    for (const run of thaws.splice(0)) run()
  }
  await world.runUntil(roughEndMs)
  if (isDeserted) for (const one of people) one.close()

  // Quiet: all that is left is to come back.
  isRough = false
  thaw()
  Object.assign(weather, { delayMs: 2, jitterMs: 8, stallPercent: 0 })
  say('quiet')
  for (const [slot, node] of nodes.entries()) if (!node.isAlive) startNode(slot)
  const { findings, isClosed } = await judge({
    world,
    shelf,
    recorder,
    room,
    people: isDeserted ? [] : people,
    gone: isDeserted ? people : [],
    isEncrypted,
    isTraced: trace,
    say,
  })
  if (!isDeserted) for (const one of people) one.close()
  for (const node of nodes) node.die()
  const answers = recorder.history().filter((entry) => entry.kind === 'answered' && entry.ok)
  return {
    seed,
    findings,
    deaths,
    acknowledged: answers.length,
    saved: people.reduce((sum, one) => sum + one.saved.size, 0),
    cards: people.reduce((sum, one) => sum + one.cards.size, 0),
    steps: world.steps,
    simulatedMs: world.nowMs,
    closed: isClosed,
  }
}
