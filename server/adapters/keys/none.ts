import type { ContentKeys } from '../../rooms/ports.ts'

/** For a store that is not encrypted: there is nothing to make and nothing to destroy. */
export const noKeys: ContentKeys = {
  mint: async () => undefined,
  find: async () => null,
  destroy: async () => undefined,
  forget: () => undefined,
}
