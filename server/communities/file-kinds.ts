// What a file is: by its bytes, not by what it says of itself. Only kinds that a group needs and that run nothing by being opened.
import { DATE_PAGE_LIMITS } from '../../shared/community/date-page.ts'
import { hasOddCharacters } from '../../shared/odd-characters.ts'

/** Loaded with the first file. */
const library = () => import('file-type')

/** Ending, how it is served, and as what its bytes are recognised. Text has no mark of its own: it has to be readable. */
const KINDS: Readonly<Record<string, { type: string; seenAs: string | null }>> = {
  pdf: { type: 'application/pdf', seenAs: 'pdf' },
  pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', seenAs: 'pptx' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', seenAs: 'docx' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', seenAs: 'xlsx' },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', seenAs: 'odp' },
  odt: { type: 'application/vnd.oasis.opendocument.text', seenAs: 'odt' },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', seenAs: 'ods' },
  png: { type: 'image/png', seenAs: 'png' },
  jpg: { type: 'image/jpeg', seenAs: 'jpg' },
  jpeg: { type: 'image/jpeg', seenAs: 'jpg' },
  webp: { type: 'image/webp', seenAs: 'webp' },
  txt: { type: 'text/plain; charset=utf-8', seenAs: null },
  md: { type: 'text/markdown; charset=utf-8', seenAs: null },
  csv: { type: 'text/csv; charset=utf-8', seenAs: null },
}

export type FileKind =
  | { ok: true; name: string; type: string }
  /** `offer` of `file-lies`: what its bytes are; of `file-kind`: what may be put up. */
  | { ok: false; code: 'file-name' | 'file-empty' | 'file-kind' | 'file-lies'; offer?: string }

/** PAG9. @param rawName as the browser gave it */
export async function kindOf(rawName: string, content: Uint8Array): Promise<FileKind> {
  const name = safeName(rawName)
  if (name === null) return { ok: false, code: 'file-name' }
  if (content.length === 0) return { ok: false, code: 'file-empty' }
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const kind = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined
  if (!kind) return { ok: false, code: 'file-kind', offer: Object.keys(KINDS).join(', ') }
  const { fileTypeFromBuffer } = await library()
  const seen = await fileTypeFromBuffer(content).catch(() => undefined)
  if (kind.seenAs === null ? seen === undefined && isReadable(content) : seen?.ext === kind.seenAs)
    return { ok: true, name, type: kind.type }
  return seen ? { ok: false, code: 'file-lies', offer: seen.ext } : { ok: false, code: 'file-lies' }
}

/** A name that no system takes for a path, a command or a hidden file. @returns null when nothing is left of it. */
export function safeName(raw: string): string | null {
  const last = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = [...last]
    .map((letter) => (hasOddCharacters(letter) || '<>:"|?*'.includes(letter) || letter < ' ' ? ' ' : letter))
    .join('')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
  const dot = plain.lastIndexOf('.')
  if (dot <= 0 || dot === plain.length - 1) return null
  const ending = plain.slice(dot)
  if (!/^\.[A-Za-z0-9]{1,8}$/.test(ending)) return null
  const stem = [...plain.slice(0, dot)]
    .slice(0, DATE_PAGE_LIMITS.fileNameMaxChars - ending.length)
    .join('')
    .trim()
  return stem === '' ? null : `${stem}${ending}`
}

function isReadable(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)
  } catch {
    return false
  }
}
