// Budgets of the HTTP side. Only failures count against codes: five hundred people behind one address may join at once.
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { LIMITS } from '../../shared/wire/limits.ts'

export type HttpBudgets = {
  /** Whether this address may still be told that a code is wrong; else it gets 429. */
  wrongCode(address: string): Promise<boolean>
  newRoom(address: string): Promise<boolean>
}

export function makeHttpBudgets(): HttpBudgets {
  const perAddress = new RateLimiterMemory({ points: LIMITS.wrongCodesPerMinute, duration: 60 })
  const all = new RateLimiterMemory({ points: LIMITS.wrongCodesPerMinuteAll, duration: 60 })
  const rooms = new RateLimiterMemory({ points: LIMITS.roomsPerHourPerAddress, duration: 3600 })
  const take = (limiter: RateLimiterMemory, key: string) =>
    limiter.consume(key).then(
      () => true,
      () => false,
    )
  return {
    async wrongCode(address) {
      return (await take(perAddress, address)) && (await take(all, 'all'))
    },
    newRoom: (address) => take(rooms, address),
  }
}
