// A small reader for the Markdown of agenda and notes: headings, lists, paragraphs, quotes, emphasis, links.
// It makes a tree of plain data, so nothing people wrote can become markup.

export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em'; spans: Span[] }
  | { kind: 'link'; href: string; spans: Span[] }

export type Item = { spans: Span[]; blocks: Block[] }
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: Span[] }
  | { kind: 'paragraph' | 'quote'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Item[] }

const HEADING = /^(#{1,6})\s+(.*)$/
const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/
const QUOTE = /^>\s?(.*)$/

export function readMarkdown(source: string): Block[] {
  return readBlocks(source.replaceAll('\r\n', '\n').split('\n'))
}

function readBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = HEADING.exec(line)
    if (line.trim() === '') at += 1
    else if (heading) {
      const depth = Math.min(3, (heading[1] ?? '').length)
      blocks.push({ kind: 'heading', level: depth === 1 ? 1 : depth === 2 ? 2 : 3, spans: readSpans(heading[2] ?? '') })
      at += 1
    } else if (ITEM.test(line)) {
      const list = readList(lines, at)
      blocks.push(list.block)
      at = list.next
    } else {
      const isQuote = QUOTE.test(line)
      const text: string[] = []
      while (at < lines.length && belongs(lines[at] ?? '', isQuote)) {
        const part = lines[at] ?? ''
        text.push(isQuote ? (QUOTE.exec(part)?.[1] ?? '') : part.trim())
        at += 1
      }
      blocks.push({ kind: isQuote ? 'quote' : 'paragraph', spans: readSpans(text.join(' ')) })
    }
  }
  return blocks
}

function belongs(line: string, toQuote: boolean): boolean {
  if (toQuote) return QUOTE.test(line)
  return line.trim() !== '' && !HEADING.test(line) && !ITEM.test(line) && !QUOTE.test(line)
}

/** One list with everything that is indented below its items. */
function readList(lines: readonly string[], start: number): { block: Block; next: number } {
  const first = ITEM.exec(lines[start] ?? '')
  const indent = (first?.[1] ?? '').length
  const ordered = first?.[3] !== undefined
  const items: Item[] = []
  let at = start
  while (at < lines.length) {
    const item = ITEM.exec(lines[at] ?? '')
    if (!item || (item[1] ?? '').length !== indent || (item[3] !== undefined) !== ordered) break
    const inner: string[] = []
    at += 1
    while (at < lines.length && isInside(lines, at, indent)) {
      inner.push((lines[at] ?? '').slice(indent + 2))
      at += 1
    }
    items.push({ spans: readSpans(item[4] ?? ''), blocks: readBlocks(inner) })
  }
  return { block: { kind: 'list', ordered, items }, next: at }
}

function isInside(lines: readonly string[], at: number, indent: number): boolean {
  const line = lines[at] ?? ''
  if (line.trim() !== '') return line.startsWith(' '.repeat(indent + 2))
  const next = lines.slice(at + 1).find((one) => one.trim() !== '')
  return next?.startsWith(' '.repeat(indent + 2)) ?? false
}

/** Emphasis, links, escapes. What is not closed stays as it was typed. */
export function readSpans(source: string): Span[] {
  const spans: Span[] = []
  let rest = source
  let text = ''
  const flush = () => {
    if (text !== '') spans.push({ kind: 'text', text })
    text = ''
  }
  while (rest !== '') {
    const escaped = /^\\([\\`*_{}[\]()#+\-.!>~|<])/.exec(rest)
    const found = escaped ? null : mark(rest)
    if (found) {
      flush()
      spans.push(found.span)
    } else text += escaped ? (escaped[1] ?? '') : (rest[0] ?? '')
    rest = rest.slice(found?.length ?? escaped?.[0].length ?? 1)
  }
  flush()
  return spans
}

function mark(rest: string): { span: Span; length: number } | null {
  const strong = /^\*\*(?=\S)([^\n]*?\S)\*\*(?!\*)/.exec(rest) ?? /^__(?=\S)([^\n]*?\S)__(?!_)/.exec(rest)
  if (strong) return { span: { kind: 'strong', spans: readSpans(strong[1] ?? '') }, length: strong[0].length }
  const em = /^([*_])(?=\S)([^\n*_]*?[^\s*_])\1(?![\p{L}\p{N}])/u.exec(rest)
  if (em) return { span: { kind: 'em', spans: readSpans(em[2] ?? '') }, length: em[0].length }
  const link = /^\[([^\]\n]+)\]\(([^()\s]+)\)/.exec(rest)
  if (link && isSafe(link[2] ?? '')) {
    return { span: { kind: 'link', href: link[2] ?? '', spans: readSpans(link[1] ?? '') }, length: link[0].length }
  }
  const bare = /^<(https?:\/\/[^\s<>"']+)>/.exec(rest) ?? /^(https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?])/.exec(rest)
  const href = bare?.[1]
  if (bare && href)
    return { span: { kind: 'link', href, spans: [{ kind: 'text', text: href }] }, length: bare[0].length }
  return null
}

/** Nothing but the web and mail: no script, no data, no files. */
function isSafe(href: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s"'<>\\]+$/i.test(href)
}
