// A room of the product, reduced to what a document socket needs of it.
import { enter } from '../people/person.ts'
import { openRoom, type Product } from '../product.ts'
import { readStart } from './session-start.ts'

/** @returns the agenda's socket and a cookie for each person. */
export async function openAgenda(product: Product, people: number, number = 0) {
  const room = await openRoom(product, people, number)
  const cookies = room.devices.map((one) => one.cookie)
  const quiet = { patch() {}, reactions() {}, closed() {} }
  const target = { port: product.port, room: room.code, cookie: cookies[0] ?? '' }
  const { person, snapshot } = await enter(target, quiet)
  person.close()
  const { roomId } = readStart(snapshot)
  const place = (document: 'agenda' | 'board', those = cookies) => ({
    port: product.port,
    path: `/yjs/${roomId}.${document}.0?acks=1`,
    cookies: those,
    hasLeases: document === 'agenda',
  })
  return { code: room.code, cookies, place }
}
