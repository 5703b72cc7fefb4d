// Every version of every byte that a store ever wrote, in the order of writing, read from its own log files.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One value written under one key; null deletes. */
export type Written = { key: string; value: string | null }

/** LevelDB's log of writes (`*.log`): blocks of 32 KB with records, a record a batch of puts and deletes. Nothing that was ever written is
 *  missing, and nothing is in another order. */
export function readLevelLog(directory: string): Written[] {
  const logs = readdirSync(directory)
    .filter((name) => name.endsWith('.log'))
    .sort()
  return logs.flatMap((name) => batchesOf(readFileSync(join(directory, name))).flatMap(writesOf))
}

const BLOCK = 32_768
const HEADER = 7
const FULL = 1
const LAST = 4

function batchesOf(file: Buffer): Buffer[] {
  const batches: Buffer[] = []
  let parts: Buffer[] = []
  for (let at = 0; at + HEADER <= file.length; ) {
    const left = BLOCK - (at % BLOCK)
    if (left < HEADER) {
      at += left
      continue
    }
    const length = file.readUInt16LE(at + 4)
    const type = file[at + 6] ?? 0
    if (type === 0) break
    parts.push(file.subarray(at + HEADER, at + HEADER + length))
    if (type === FULL || type === LAST) {
      batches.push(Buffer.concat(parts))
      parts = []
    }
    at += HEADER + length
  }
  return batches
}

function writesOf(batch: Buffer): Written[] {
  const writes: Written[] = []
  // A sequence number of eight bytes and a count of four come first.
  let at = 12
  const text = (): string => {
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = batch[at++] ?? 0
      length |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    const found = batch.subarray(at, at + length).toString('latin1')
    at += length
    return found
  }
  while (at < batch.length) {
    const type = batch[at++]
    const key = text()
    writes.push({ key, value: type === 1 ? text() : null })
  }
  return writes
}

/** Redis' append-only files: the commands themselves, one after the other. The key is the first argument, the value all others. */
export function readAppendOnly(directory: string): Written[] {
  const folder = join(directory, 'appendonlydir')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.aof'))
    .sort()
  return files.flatMap((name) => commandsOf(readFileSync(join(folder, name))))
}

function commandsOf(file: Buffer): Written[] {
  const writes: Written[] = []
  let at = 0
  const line = (): string => {
    const end = file.indexOf('\r\n', at)
    const found = file.subarray(at, end < 0 ? file.length : end).toString('latin1')
    at = end < 0 ? file.length : end + 2
    return found
  }
  while (at < file.length) {
    const head = line()
    if (!head.startsWith('*')) continue
    const parts: string[] = []
    for (let n = Number(head.slice(1)); n > 0; n--) {
      const length = Number(line().slice(1))
      parts.push(file.subarray(at, at + length).toString('latin1'))
      at += length + 2
    }
    const [command, key, ...rest] = parts
    if (key !== undefined) writes.push({ key: `${command} ${key}`, value: rest.join(' ') })
  }
  return writes
}
