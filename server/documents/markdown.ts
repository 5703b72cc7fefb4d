// Agenda and notes as Markdown, from the tree of the editor. What people wrote can never become markup of its own.
import * as Y from 'yjs'
import { type Language, PHASES, type PhaseName } from '../../shared/session/session.ts'
import { readAgenda } from './agenda-document.ts'

/** Headings of the phases by language of the room. */
export const PHASE_TITLES: Record<Language, Record<PhaseName, string>> = {
  en: { 'check-in': 'Check-in', 'peer-sharing': 'Peer sharing', theme: 'Theme', 'check-out': 'Check-out' },
  de: { 'check-in': 'Check-in', 'peer-sharing': 'Austausch', theme: 'Thema', 'check-out': 'Check-out' },
}
/** Deeper nesting cannot come through the gate; a damaged document must not end the process. */
const DEPTH_MAX = 64

/** @param titles headings of the phases in the language of the group */
export function agendaMarkdown(state: Uint8Array, titles: Record<PhaseName, string> = PHASE_TITLES.en): string {
  const doc = open(state)
  const items = readAgenda(doc)
  const parts: string[] = []
  for (const phase of PHASES) {
    const own = items.filter((item) => item.phase === phase)
    if (own.length > 0) parts.push(`## ${escapeText(titles[phase])}`)
    for (const item of own) {
      const about = [`${item.minutes} min`, item.who].filter((part) => part !== '').join(', ')
      parts.push(`### ${escapeText(`${item.title} (${about})`)}`)
      // Headings inside notes stay below the heading of their item.
      const notes = blocks(doc.getXmlFragment(`note:${item.id}`), 3, 0)
      if (notes !== '') parts.push(notes)
    }
  }
  return ended(parts.join('\n\n'))
}

export function notesMarkdown(state: Uint8Array): string {
  return ended(blocks(open(state).getXmlFragment('notes'), 1, 0))
}

function open(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

const ended = (text: string): string => (text === '' ? '' : `${text}\n`)

/** @param above level of the heading these blocks stand under */
function blocks(parent: Y.XmlFragment, above: number, depth: number): string {
  if (depth > DEPTH_MAX) return ''
  const parts: string[] = []
  for (const child of parent.toArray()) {
    const text =
      child instanceof Y.XmlElement ? block(child, above, depth) : child instanceof Y.XmlText ? inline(child) : ''
    if (text !== '') parts.push(text)
  }
  return parts.join('\n\n')
}

function block(element: Y.XmlElement, above: number, depth: number): string {
  switch (element.nodeName) {
    case 'heading': {
      const level = Math.min(
        6,
        above + Math.max(1, Math.min(3, Math.round(Number(element.getAttribute('level'))) || 1)),
      )
      const text = inlines(element)
      return text === '' ? '' : `${'#'.repeat(level)} ${text.replaceAll('\\\n', ' ')}`
    }
    case 'bullet_list':
      return list(element, above, depth, () => '- ')
    case 'ordered_list': {
      const first = Math.max(0, Math.min(999_999, Math.round(Number(element.getAttribute('order') ?? 1)) || 1))
      return list(element, above, depth, (index) => `${first + index}. `)
    }
    case 'blockquote':
      return prefixed(blocks(element, above, depth + 1), '> ', '> ')
    case 'list_item':
      return blocks(element, above, depth + 1)
    default:
      return inlines(element)
  }
}

function list(element: Y.XmlElement, above: number, depth: number, bullet: (index: number) => string): string {
  const items = element.toArray().filter((child) => child instanceof Y.XmlElement)
  return items
    .map((item, index) => {
      const mark = bullet(index)
      return prefixed(blocks(item, above, depth + 1), mark, ' '.repeat(mark.length)) || mark.trimEnd()
    })
    .join('\n')
}

function prefixed(text: string, first: string, others: string): string {
  if (text === '') return ''
  const lines = text.split('\n')
  return lines.map((line, index) => ((index === 0 ? first : others) + line).trimEnd()).join('\n')
}

function inlines(element: Y.XmlElement): string {
  const parts = element.toArray().map((child) => {
    if (child instanceof Y.XmlText) return inline(child)
    return child instanceof Y.XmlElement && child.nodeName === 'hard_break' ? '\\\n' : ''
  })
  return atLineStart(parts.join(''))
}

type Marks = { strong: boolean; em: boolean; code: boolean; href: string | null }

function inline(text: Y.XmlText): string {
  const delta: unknown = text.toDelta()
  if (!Array.isArray(delta)) return ''
  return delta
    .map((part: unknown) => {
      const insert: unknown = Reflect.get(Object(part), 'insert')
      return typeof insert === 'string' ? marked(insert, marksOf(Reflect.get(Object(part), 'attributes'))) : ''
    })
    .join('')
}

function marksOf(raw: unknown): Marks {
  const marks: Marks = { strong: false, em: false, code: false, href: null }
  if (typeof raw !== 'object' || raw === null) return marks
  for (const [key, value] of Object.entries(raw)) {
    const name = key.split('--')[0]
    if (value === null || value === false) continue
    if (name === 'strong' || name === 'em' || name === 'code') marks[name] = true
    if (name === 'link') marks.href = safeAddress(Reflect.get(Object(value), 'href'))
  }
  return marks
}

/** Spaces stay outside of the marks: `** a**` would not be bold. */
function marked(text: string, marks: Marks): string {
  const flat = text.replace(/[\r\n\u2028\u2029]+/g, ' ')
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(flat) ?? []
  if (core === '') return flat
  let result = marks.code ? codeSpan(core) : escapeText(core)
  if (marks.em) result = `*${result}*`
  if (marks.strong) result = `**${result}**`
  if (marks.href !== null) result = `[${result}](<${marks.href}>)`
  return before + result + after
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return fence + pad + text + pad + fence
}

/** Everything that could mean something in Markdown or HTML; signs that do so at the start of a line only there. */
export function escapeText(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]<>#!|~&$^]/g, '\\$&')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
}

/** `1.` at the start of a line would be a list, four spaces would be code. */
function atLineStart(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimStart().replace(/^(\d+)([.)])/, '$1\\$2'))
    .join('\n')
}

function safeAddress(raw: unknown): string | null {
  if (typeof raw !== 'string' || raw.length > 2_000) return null
  try {
    const address = new URL(raw)
    if (!['http:', 'https:', 'mailto:'].includes(address.protocol)) return null
    return address.href.replace(/[<>\\\s]/g, (character) => encodeURIComponent(character))
  } catch {
    return null // not an address
  }
}
