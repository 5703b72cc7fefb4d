import type { CommunityId } from '../../shared/ids.ts'

/** Bytes that people put up for all of a community: slides, handouts. Ids match [a-z0-9]{1,40}.
 *  Every promise rejects with StoreUnavailable when the place cannot be used now. */
export type Files = {
  /** Whole or not at all. Resolves when it would survive a loss of power. */
  put(community: CommunityId, id: string, content: Uint8Array): Promise<void>
  /** @returns null for what is not there, or was written under a key that is gone. */
  get(community: CommunityId, id: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Overwrites and removes; what is not there is no harm. */
  remove(community: CommunityId, ids: readonly string[]): Promise<void>
  list(community: CommunityId): Promise<{ id: string; ageMs: number }[]>
  /** Everything of a community. */
  removeAll(community: CommunityId): Promise<void>
}

/** `found`: something harmful. `failed`: nobody looked, so it may not go on. */
export type ScanAnswer = 'clean' | 'found' | 'failed'
export type Scan = (content: Uint8Array) => Promise<ScanAnswer>
