// LevelDB with two habits: group commit, and opening again after a failed write.
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { StoreUnavailable } from '../../rooms/ports.ts'
import { Gate } from './gate.ts'
import type { KeyRange } from './keys.ts'

export type Operation = { type: 'put'; key: string; value: Uint8Array } | { type: 'del'; key: string }
type Level = ClassicLevel<string, Uint8Array>
type Picture = ReturnType<Level['snapshot']>
type Waiting = { operations: readonly Operation[]; resolve: () => void; reject: (error: Error) => void }

/** Another process works in this data directory. Two of them would tear each other's files apart. */
export class DataDirectoryInUse extends Error {
  override name = 'DataDirectoryInUse'
}

// Opening LevelDB again replays its log into a table file, which takes up to the size of its write buffer (4 MB). Unless that
// fits, it is better to stay open for reading than to be left with nothing.
const ROOM_TO_REOPEN_BYTES = 5 * 1024 * 1024
// A group is one write and one sync; above this size the sync no longer is the cost.
const GROUP_MAX_OPERATIONS = 5_000

export class Database {
  readonly #directory: string
  readonly #level: Level
  readonly #gate = new Gate()
  #waiting: Waiting[] = []
  #writing: Promise<void> | null = null
  #state: 'sound' | 'broken' | 'closed' = 'sound'

  private constructor(directory: string, level: Level) {
    this.#directory = directory
    this.#level = level
  }

  /** @param directory is made when it is not there.
   *  @throws DataDirectoryInUse; StoreUnavailable when it cannot be opened. */
  static async open(directory: string): Promise<Database> {
    try {
      await mkdir(directory, { recursive: true })
      // Content is encrypted before it comes here, so compressing would only cost time.
      const level: Level = new ClassicLevel(directory, {
        keyEncoding: 'utf8',
        valueEncoding: 'view',
        compression: false,
      })
      await level.open()
      return new Database(directory, level)
    } catch (error) {
      if (causeCode(error) === 'LEVEL_LOCKED') {
        throw new DataDirectoryInUse(`another Copse works in ${directory}; stop it or set DATA_DIR`, { cause: error })
      }
      throw new StoreUnavailable(`cannot open ${directory}`, { cause: error })
    }
  }

  /** All or nothing, on disk when it resolves. Everything that queues while one write is synced goes into the next one.
   *  @throws StoreUnavailable */
  write(operations: readonly Operation[]): Promise<void> {
    if (this.#state === 'closed') return Promise.reject(new StoreUnavailable('the store is closed'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operations, resolve, reject })
      this.#writing ??= this.#writeAll()
    })
  }

  /** @throws StoreUnavailable */
  async read<T>(use: (level: Level) => Promise<T>): Promise<T> {
    if (this.#state === 'closed') throw new StoreUnavailable('the store is closed')
    try {
      return await this.#gate.shared(() => use(this.#level))
    } catch (error) {
      throw new StoreUnavailable('cannot read', { cause: error })
    }
  }

  /** Reads several keys as of one moment, whatever is written meanwhile.
   *  @throws StoreUnavailable */
  readAtOnce<T>(use: (level: Level, picture: Picture) => Promise<T>): Promise<T> {
    return this.read(async (level) => {
      const picture = level.snapshot()
      try {
        return await use(level, picture)
      } finally {
        await picture.close()
      }
    })
  }

  /** Rewrites the files that hold this range, so that what was deleted or replaced is no longer in any file.
   *  Nobody reads meanwhile: an open iterator would keep the old files alive. */
  async rewrite({ gte, lt }: KeyRange): Promise<void> {
    // A compaction leaves alone the deepest level that holds the range, and what comes from memory may be put there directly, with the
    // deleted values in it. New neighbours on both ends of the range force a level above it and thereby a merge of the two.
    for (let round = 0; round < 2; round += 1) {
      await this.write([
        { type: 'put', key: gte, value: new Uint8Array() },
        { type: 'put', key: lt, value: new Uint8Array() },
      ])
      await this.#compact(gte, lt)
      await this.write([
        { type: 'del', key: gte },
        { type: 'del', key: lt },
      ])
      await this.#compact(gte, lt)
    }
  }

  async #compact(gte: string, lt: string): Promise<void> {
    try {
      await this.#gate.alone(() => this.#level.compactRange(gte, lt))
    } catch (error) {
      if (this.#state === 'sound') this.#state = 'broken'
      throw new StoreUnavailable('cannot rewrite', { cause: error })
    }
  }

  /** Lets what is queued be written, then closes. */
  async close(): Promise<void> {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    await this.#writing
    await this.#gate.alone(() => this.#level.close())
  }

  async #writeAll(): Promise<void> {
    // One turn of the event loop, so that those who write in the same moment share the first sync too.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup()
      try {
        if (this.#state === 'broken') await this.#reopen()
        await this.#level.batch(
          group.flatMap((one) => [...one.operations]),
          { sync: true },
        )
        for (const one of group) one.resolve()
      } catch (error) {
        if (this.#state === 'sound') this.#state = 'broken'
        const refusal = new StoreUnavailable('cannot write', { cause: error })
        for (const one of group) one.reject(refusal)
      }
    }
    this.#writing = null
  }

  #takeGroup(): Waiting[] {
    let operations = 0
    let count = 0
    for (const one of this.#waiting) {
      if (count > 0 && operations + one.operations.length > GROUP_MAX_OPERATIONS) break
      operations += one.operations.length
      count += 1
    }
    return this.#waiting.splice(0, count)
  }

  /** After a failed write LevelDB refuses all later ones until it is opened anew. */
  async #reopen(): Promise<void> {
    if (this.#level.status === 'open') await this.#checkSpace()
    await this.#gate.alone(async () => {
      await this.#level.close()
      await this.#level.open()
    })
    if (this.#state === 'broken') this.#state = 'sound'
  }

  async #checkSpace(): Promise<void> {
    // Beside LevelDB's own files, which it removes when it does not know them.
    const path = join(this.#directory, '..', '.space-check')
    try {
      const file = await open(path, 'w')
      try {
        await file.writeFile(new Uint8Array(ROOM_TO_REOPEN_BYTES))
        await file.sync()
      } finally {
        await file.close()
      }
    } finally {
      await rm(path, { force: true })
    }
  }
}

function causeCode(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
}
