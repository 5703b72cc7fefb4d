// What of the store outlives a close: records beside the session, documents, keys, small records of all rooms. With
// shared/session/retention.ts this is the whole table; `ending.ts` deletes by it, docs/RETENTION.md shows it. Rules END5, END6.
import { DOCUMENT_NAMES, type DocumentName } from '../../shared/ids.ts'
import { DOCUMENT_RETENTION, type Thing, type Until } from '../../shared/session/retention.ts'
import type { KeyName } from './ports.ts'

/** Records of a room that are no member of its session. */
export const RECORD_RETENTION = {
  box: { thing: 'cards', until: 'close' },
} as const satisfies Record<string, { thing: Thing; until: Until }>

/** `board.0` and the like are of one kind: each generation of each document has its own. */
export type KeyKind = Exclude<KeyName, `${DocumentName}.${number}`> | 'document'

/** `community`: as long as the community is there. */
export const KEY_RETENTION: Readonly<Record<KeyKind, Until | 'community'>> = {
  live: 'close',
  document: 'close',
  kept: 'summary',
  lasting: 'community',
}

/** Small records that are found without a room, by the beginning of their names. A test looks for others in the sources. */
export const GLOBAL_RETENTION = {
  'code:': 'summary',
  'slug:': 'community',
  'lease:': 'close',
} as const satisfies Record<string, Until | 'community'>

/** A commit that deletes them. */
export const RECORDS_TO_DROP: Readonly<Record<string, null>> = Object.fromEntries(
  Object.entries(RECORD_RETENTION).flatMap(([name, { until }]) => (until === 'close' ? [[name, null]] : [])),
)
export const DOCUMENTS_TO_DROP: readonly DocumentName[] = DOCUMENT_NAMES.filter(
  (name) => DOCUMENT_RETENTION[name].until === 'close',
)

/** Of a room; all its other keys are destroyed at the close. `lasting` is never made for a room. */
export const KEYS_THAT_STAY: readonly KeyName[] = (['live', 'kept'] as const).filter(
  (name) => KEY_RETENTION[name] !== 'close',
)
