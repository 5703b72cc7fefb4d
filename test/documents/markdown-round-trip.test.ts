// What people take home, read back by a parser that is not ours: every field is there, as it was, and nothing else.
import fc from 'fast-check'
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { markdownOf } from '../../server/api/summary.ts'
import { seedAgenda } from '../../server/documents/agenda-document.ts'
import { agendaMarkdown, notesMarkdown } from '../../server/documents/markdown.ts'
import { epochMs } from '../../shared/ids.ts'
import type { Session } from '../../shared/session/session.ts'
import { makeMeeting } from '../session/meeting.ts'

/** A thousand cases in all. */
const RUNS = 334
const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Words with everything in them that means something in Markdown, HTML or a spreadsheet. */
const signs = fc.constantFrom(...'\\`*_{}[]<>#!|~&$^+-=.:()"\'/@;0123456789 äß日🌱\u00a0')
const hard = fc.constantFrom(
  '<script>alert(1)</script>',
  '[a](javascript:alert(1))',
  '![x](http://e.example/p.png)',
  '<b onclick=x>',
  '&lt;&amp;&#60;',
  '---',
  '===',
  '1. ',
  '10) ',
  '- [ ] ',
  '> ',
  '# ',
  '    code',
  '```',
  '~~~',
  '***',
  '[x]: http://e.example',
  'http://e.example/a_b_c',
  '=1+1',
  '|a|b|',
  '\\',
)
const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 6 })
const words = fc
  .array(fc.oneof({ weight: 3, arbitrary: letters }, signs, hard), { minLength: 1, maxLength: 8 })
  .map((parts) => flat(parts.join('')))
  .filter((text) => text !== '')

const textOf = (node: Nodes): string => {
  if ('value' in node) return node.value
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Nothing people wrote became markup that our export does not make. */
const OURS = new Set([
  'root',
  'heading',
  'paragraph',
  'list',
  'listItem',
  'link',
  'text',
  'strong',
  'emphasis',
  'inlineCode',
  'blockquote',
  'break',
])
function kinds(node: Nodes, into = new Set<string>()): Set<string> {
  into.add(node.type)
  if ('children' in node) for (const child of node.children) kinds(child, into)
  return into
}

/** Blocks below each heading of a level. */
function sections(nodes: readonly RootContent[], depth: number): Map<string, RootContent[]> {
  const found = new Map<string, RootContent[]>()
  let now: RootContent[] | null = null
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === depth) {
      now = []
      found.set(textOf(node), now)
    } else now?.push(node)
  }
  return found
}

const lines = (blocks: readonly RootContent[] | undefined) =>
  (blocks ?? []).flatMap((block) => (block.type === 'list' ? block.children.map((item) => flat(textOf(item))) : []))

test('the summary: title, lines, resources and the next date', () => {
  const base = makeMeeting().session()
  fc.assert(
    fc.property(
      words,
      fc.array(words, { maxLength: 5 }),
      fc.array(fc.record({ title: words, path: letters }), { maxLength: 4 }),
      fc.record({ place: words, facilitator: words }),
      (title, takeaways, resources, { place, facilitator }) => {
        const session: Session = {
          ...base,
          title,
          summary: { agendaMarkdown: '', notesMarkdown: '', takeaways, deletesAtMs: epochMs(0) },
          resources: resources.map((one, index) => ({
            id: `r${index}`,
            title: one.title,
            url: `https://e.example/${one.path}?a=1&b=(2)`,
            by: 'Ida',
          })),
          next: { startsAtMs: epochMs(1_800_000_000_000), zone: 'UTC', minutes: 60, place, facilitator },
        }
        const root: Root = fromMarkdown(markdownOf(session))
        expect([...kinds(root)].filter((kind) => !OURS.has(kind))).toEqual([])
        const [head] = root.children
        expect(head && flat(textOf(head))).toBe(title)
        const parts = sections(root.children, 2)
        expect(lines(parts.get('What we learnt'))).toEqual(takeaways)
        expect(lines(parts.get('Resources'))).toEqual(resources.map((one) => one.title))
        const links = JSON.stringify(parts.get('Resources') ?? []).match(/https:[^"]*/g) ?? []
        expect(links).toEqual(session.resources.map((one) => one.url))
        const next = (parts.get('Next meeting') ?? []).map((block) => flat(textOf(block)))
        expect(next.slice(1)).toEqual([place, `${facilitator} facilitates`])
      },
    ),
    { numRuns: RUNS },
  )
}, 120_000)

test('the agenda: every item under its phase, with its minutes and who', () => {
  const row = fc.record({ title: words, minutes: fc.nat(480), who: fc.oneof(words, fc.constant('')) })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
      const state = seedAgenda(rows.map((one, index) => ({ ...one, id: `i${index}`, phase: 'theme' as const })))
      const root = fromMarkdown(agendaMarkdown(state))
      expect([...kinds(root)].filter((kind) => !OURS.has(kind))).toEqual([])
      const heads = root.children.flatMap((one) => (one.type === 'heading' ? [[one.depth, flat(textOf(one))]] : []))
      expect(heads).toEqual([
        ...(rows.length > 0 ? [[2, 'Theme']] : []),
        ...rows.map(({ title, minutes, who }) => [3, flat(`${title} (${minutes} min${who === '' ? '' : `, ${who}`})`)]),
      ])
    }),
    { numRuns: RUNS },
  )
}, 120_000)

type Run = { text: string; strong: boolean; em: boolean }

test('the notes: blocks in order, words and marks as they were typed', () => {
  const run = fc.record({ text: words, strong: fc.boolean(), em: fc.boolean() })
  const block = fc.record({
    kind: fc.constantFrom('heading', 'paragraph', 'bullet_list', 'ordered_list', 'blockquote'),
    runs: fc.array(run, { minLength: 1, maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
      const doc = new Y.Doc()
      doc.getXmlFragment('notes').insert(
        0,
        blocks.map(({ kind, runs }) => made(kind, runs)),
      )
      const root = fromMarkdown(notesMarkdown(Y.encodeStateAsUpdate(doc)))
      expect([...kinds(root)].filter((kind) => !OURS.has(kind))).toEqual([])
      // Lists and quotes of one kind that follow each other may be read as one: their lines are compared one by one.
      const wanted = blocks.map(({ kind, runs }) => [KIND[kind], flat(runs.map((one) => one.text).join(' '))])
      expect(root.children.flatMap(read)).toEqual(wanted)
      const strong = blocks.flatMap(({ runs }) => runs.filter((one) => one.strong).map((one) => one.text))
      expect(flat(marked(root, 'strong').join(' '))).toBe(flat(strong.join(' ')))
      const em = blocks.flatMap(({ runs }) => runs.filter((one) => one.em).map((one) => one.text))
      expect(flat(marked(root, 'emphasis').join(' '))).toBe(flat(em.join(' ')))
    }),
    { numRuns: RUNS },
  )
}, 120_000)

const KIND = {
  heading: 'heading',
  paragraph: 'paragraph',
  bullet_list: 'item',
  ordered_list: 'number',
  blockquote: 'blockquote',
} as const

function made(kind: keyof typeof KIND, runs: readonly Run[]): Y.XmlElement {
  const text = new Y.XmlText()
  text.applyDelta(
    runs.flatMap(({ text: insert, strong, em }, index) => [
      ...(index > 0 ? [{ insert: ' ' }] : []),
      { insert, attributes: { ...(strong ? { strong: {} } : {}), ...(em ? { em: {} } : {}) } },
    ]),
  )
  const paragraph = new Y.XmlElement(kind === 'heading' ? 'heading' : 'paragraph')
  paragraph.insert(0, [text])
  if (kind === 'heading' || kind === 'paragraph') return paragraph
  const outer = new Y.XmlElement(kind)
  if (kind === 'blockquote') outer.insert(0, [paragraph])
  else {
    const item = new Y.XmlElement('list_item')
    item.insert(0, [paragraph])
    outer.insert(0, [item])
  }
  return outer
}

function read(node: RootContent): [string, string][] {
  if (node.type === 'list') return node.children.map((item) => [node.ordered ? 'number' : 'item', flat(textOf(item))])
  if (node.type === 'blockquote') return node.children.map((one) => ['blockquote', flat(textOf(one))])
  return [[node.type, flat(textOf(node))]]
}

function marked(node: Nodes, type: PhrasingContent['type']): string[] {
  if (node.type === type) return [textOf(node)]
  return 'children' in node ? node.children.flatMap((child) => marked(child, type)) : []
}
