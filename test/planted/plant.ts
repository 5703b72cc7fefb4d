import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Edit, PlantedFault } from './fault.ts'

/** Folders that a copy borrows: nothing in them is changed by a fault or written by a test. */
const BORROWED = ['node_modules', 'dist']
const LEFT_OUT = new Set(['.git', '.cache', 'data', 'test-results', ...BORROWED])

export type Copy = { path: string; remove(): void }

/** A throw-away copy of the sources: hard links where the disk allows, so that it takes a moment and no space. */
export function copySources(root: string): Copy {
  const copy = mkdtempSync(join(tmpdir(), 'copse-planted-'))
  const into = (path: string) => join(copy, relative(root, path))
  const walk = (from: string) => {
    mkdirSync(into(from), { recursive: true })
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      const path = join(from, entry.name)
      if (from === root && LEFT_OUT.has(entry.name)) continue
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) linkOrCopy(path, into(path))
    }
  }
  walk(root)
  for (const name of BORROWED) if (existsSync(join(root, name))) symlinkSync(join(root, name), into(join(root, name)))
  return { path: copy, remove: () => rmSync(copy, { recursive: true, force: true }) }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // Another disk, or one without links.
    copyFileSync(from, to)
  }
}

/** Every edit that does not apply to the sources below `root`, in words; empty when all do. */
export function misfits(root: string, fault: PlantedFault): string[] {
  return editsOf(fault).flatMap(({ file, find, replace }) => {
    const path = join(root, file)
    if (!existsSync(path)) return [`${fault.id}: ${file} is not there`]
    const found = readFileSync(path, 'utf8').split(find).length - 1
    if (found !== 1) return [`${fault.id}: found ${found} times in ${file}, wanted once: ${find}`]
    return find === replace ? [`${fault.id}: changes nothing in ${file}`] : []
  })
}

/** Changes the copy. @throws when a text is not found exactly once. */
export function plant(copy: Copy, fault: PlantedFault): void {
  for (const edit of editsOf(fault)) {
    const [misfit] = misfits(copy.path, { ...fault, ...edit, also: [] })
    if (misfit !== undefined) throw new Error(misfit)
    const path = join(copy.path, edit.file)
    const text = readFileSync(path, 'utf8')
    // The file is the very one of the checkout under a second name: it must be let go before it is written.
    rmSync(path)
    writeFileSync(path, text.split(edit.find).join(edit.replace))
  }
}

/** Puts the files of the checkout back. */
export function unplant(copy: Copy, root: string, fault: PlantedFault): void {
  for (const { file } of editsOf(fault)) {
    rmSync(join(copy.path, file))
    linkOrCopy(join(root, file), join(copy.path, file))
  }
}

function editsOf(fault: PlantedFault): readonly Edit[] {
  const { file, find, replace } = fault
  return [{ file, find, replace }, ...(fault.also ?? [])]
}
