import fc from 'fast-check'
import { generateNKeysBetween } from 'fractional-indexing'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readItems } from '../../client/features/agenda/agenda-list.ts'
import { seedAgenda } from '../../server/documents/agenda-document.ts'
import { agendaMarkdown, escapeText, notesMarkdown } from '../../server/documents/markdown.ts'

type Node = [name: string, attributes: Record<string, string>, ...children: (Node | string | Y.XmlText)[]]

function element([name, attributes, ...children]: Node): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.insert(
    0,
    children.map((child) =>
      typeof child === 'string' ? new Y.XmlText(child) : child instanceof Y.XmlText ? child : element(child),
    ),
  )
  return made
}

function notes(...nodes: Node[]): string {
  const doc = new Y.Doc()
  doc.getXmlFragment('notes').insert(0, nodes.map(element))
  return notesMarkdown(Y.encodeStateAsUpdate(doc))
}

function styled(...parts: [string, object?][]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(parts.map(([insert, attributes]) => ({ insert, ...(attributes ? { attributes } : {}) })))
  return text
}

test('blocks', () => {
  const item = (...children: Node[]): Node => ['list_item', {}, ...children]
  const p = (text: string): Node => ['paragraph', {}, text]
  const text = notes(
    ['heading', { level: '1' }, 'Asking'],
    p('Ask before you tell'),
    ['bullet_list', {}, item(p('one'), ['ordered_list', {}, item(p('deep')), item(p('deeper'))]), item(p('two'))],
    ['blockquote', {}, p('said'), p('twice')],
    ['paragraph', {}, 'a', ['hard_break', {}], 'b'],
    ['paragraph', {}],
  )
  expect(text).toBe(
    [
      '## Asking',
      '',
      'Ask before you tell',
      '',
      '- one',
      '',
      '  1. deep',
      '  2. deeper',
      '- two',
      '',
      '> said',
      '>',
      '> twice',
      '',
      'a\\',
      'b',
      '',
    ].join('\n'),
  )
  expect(notes()).toBe('')
})

test('marks and links', () => {
  const text = notes([
    'paragraph',
    {},
    styled(
      ['plain '],
      ['bold ', { strong: true }],
      ['both', { strong: true, em: true }],
      [' '],
      ['a`b', { code: true }],
      [' '],
      ['site', { link: { href: 'https://example.org/a b>c' } }],
      [' '],
      ['trap', { link: { href: 'javascript:alert(1)' } }],
    ),
  ])
  expect(text).toBe('plain **bold** ***both*** ``a`b`` [site](<https://example.org/a%20b%3Ec>) trap\n')
})

test('what people type never becomes markup', () => {
  const nasty = [
    '# no heading',
    '- no list',
    '1. no number',
    '<script>x</script>',
    '![i](http://x)',
    '> q',
    '| a | b |',
  ]
  for (const line of nasty) {
    const text = notes(['paragraph', {}, line])
    expect(text).not.toMatch(/^(#|-|\d+[.)]|>)/)
    expect(text).not.toMatch(/(^|[^\\])[<![\]|]/)
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (raw) => {
      // Taking the escapes away again gives the text, and no special character stands without one.
      const escaped = escapeText(raw)
      expect(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(raw.replace(/[\r\n\u2028\u2029]+/g, ' '))
      expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[\\`*_{}[\]<>#!|~]/)
    }),
    { seed: 20261122 },
  )
})

test('an agenda made from a plan reads the same in the list of the screen, and as Markdown', () => {
  const rows = [
    { id: 'a', title: 'Welcome', minutes: 10, who: 'Lena', phase: 'check-in' as const },
    { id: 'b', title: '* Round *', minutes: 25, who: '', phase: 'check-in' as const },
    { id: 'c', title: 'One step', minutes: 5, who: '', phase: 'check-out' as const },
  ]
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedAgenda(rows))
  expect(readItems(doc).map(({ rank, ...row }) => row)).toEqual(rows)
  doc
    .getXmlFragment('note:b')
    .insert(0, [element(['heading', { level: '1' }, 'Names']), element(['paragraph', {}, 'all'])])
  expect(agendaMarkdown(Y.encodeStateAsUpdate(doc))).toBe(
    [
      '## Check-in',
      '### Welcome (10 min, Lena)',
      '### \\* Round \\* (25 min)',
      '#### Names',
      'all',
      '## Check-out',
      '### One step (5 min)',
      '',
    ]
      .join('\n\n')
      .trimEnd()
      .concat('\n'),
  )
})

test('ranks of a new agenda are those the list itself would have given', () => {
  const rows = Array.from({ length: 100 }, (_, index) => ({
    id: `i${index}`,
    title: '',
    minutes: 1,
    who: '',
    phase: 'theme' as const,
  }))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedAgenda(rows))
  expect(readItems(doc).map(({ rank }) => rank)).toEqual(generateNKeysBetween(null, null, 100))
})
