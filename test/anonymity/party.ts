// The devices of one session on a watched server: they come in, ask, and wait until nothing is on its way any more.
import type { Answer } from '../../shared/wire/events.ts'
import type { AnyCommand } from '../../shared/wire/up.ts'
import type { Device, Keep } from './device.ts'
import type { WatchedServer } from './watched-server.ts'

export class Party {
  readonly server: WatchedServer
  /** By person; who leads the room at first is among them. */
  readonly devices: Device[] = []
  readonly seats: string[] = []
  /** Devices without a seat. */
  readonly screens: Device[] = []
  code = ''
  readonly #address: string
  readonly #onQuiet: () => void
  #keys = 0

  /** @param address from which all of them seem to come. @param onQuiet called whenever everything sent has arrived. */
  constructor(server: WatchedServer, address: string, onQuiet: () => void = () => undefined) {
    this.server = server
    this.#address = address
    this.#onQuiet = onQuiet
  }

  all(): Device[] {
    // Places are taken in any order; those that are still free are left out.
    return [...this.devices.filter((device) => device !== undefined), ...this.screens]
  }

  /** Lets the clock go on. */
  async wait(ms: number): Promise<void> {
    await this.server.wait(ms, this.#sockets)
    this.#onQuiet()
  }

  /** Until nothing is on its way in either direction and the store owes no answer. */
  async settle(): Promise<void> {
    await this.server.settled(this.#sockets)
    this.#onQuiet()
  }

  readonly #sockets = () => this.all().flatMap((device) => device.sockets())

  /** Keeps the cookie and the answer with the device. @returns the body. */
  async http(device: Device, method: string, path: string, body?: object): Promise<string> {
    const origin = `localhost:${this.server.port}`
    const answer = await fetch(`http://${origin}${path}`, {
      method,
      headers: {
        origin: `http://${origin}`,
        'x-forwarded-for': this.#address,
        ...(device.cookie === null ? {} : { cookie: device.cookie }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const cookie = answer.headers.get('set-cookie')
    if (cookie !== null) device.cookie = cookie.split(';')[0] ?? null
    const text = await answer.text()
    device.keepAnswer(`${method} ${path}`, `${answer.status} ${cookie} ${text}`)
    return text
  }

  /** Makes the room; its maker has the first seat. */
  async open(who: number, device: Device, plan: string): Promise<void> {
    this.devices[who] = device
    const wish = { title: 'A meeting', name: device.name, plan, language: 'en' }
    const made: { code: string; seat: string } = JSON.parse(await this.http(device, 'POST', '/api/rooms', wish))
    this.code = made.code
    this.seats[who] = made.seat
  }

  async join(who: number, device: Device, place: 'room' | 'remote'): Promise<void> {
    this.devices[who] = device
    const wish = { name: device.name, place, principlesAccepted: true }
    const answer = await this.http(device, 'POST', `/api/rooms/${this.code}/seats`, wish)
    const joined: { seat: { id: string } } = JSON.parse(answer)
    this.seats[who] = joined.seat.id
  }

  /** The answer may take until the clock goes on. */
  tell(who: number, command: AnyCommand, keep: Keep, epoch: number): Promise<Answer> {
    const device = this.devices[who]
    if (!device) throw new Error(`nobody is ${who}`)
    this.#keys += 1
    return device.ask({ seat: this.seats[who] ?? '', key: `key${this.#keys}aaaaaaa`, epoch, command }, keep)
  }

  /** Everybody hangs up, and the room is let go: it must not be on this server when the next one begins. */
  async hangUp(): Promise<void> {
    for (const device of this.all()) device.drop()
    await this.settle()
    await this.wait(61_000)
  }
}
