import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, readMarkdown, readSpans, type Span } from '../../client/features/summary/markdown.ts'
import { isWebLink, readSummary } from '../../client/features/summary/summary-data.ts'

test('headings, nested lists, quotes and paragraphs are read as people wrote them', () => {
  const source =
    '## Theme\n\n- One\n  - Deep\n\n  More of one.\n- Two\n\n1. First\n2. Second\n\n> A quote\n> goes on\n\nA line\nand the next.'
  expect(readMarkdown(source)).toEqual<Block[]>([
    { kind: 'heading', level: 2, spans: [text('Theme')] },
    {
      kind: 'list',
      ordered: false,
      items: [
        {
          spans: [text('One')],
          blocks: [
            { kind: 'list', ordered: false, items: [{ spans: [text('Deep')], blocks: [] }] },
            { kind: 'paragraph', spans: [text('More of one.')] },
          ],
        },
        { spans: [text('Two')], blocks: [] },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [
        { spans: [text('First')], blocks: [] },
        { spans: [text('Second')], blocks: [] },
      ],
    },
    { kind: 'quote', spans: [text('A quote goes on')] },
    { kind: 'paragraph', spans: [text('A line and the next.')] },
  ])
})

test('emphasis and links are read, what is not closed stays as it was typed', () => {
  expect(readSpans('a **b *c*** and [d](https://e.org/f) \\*g\\* **h')).toEqual<Span[]>([
    text('a '),
    { kind: 'strong', spans: [text('b '), { kind: 'em', spans: [text('c')] }] },
    text(' and '),
    { kind: 'link', href: 'https://e.org/f', spans: [text('d')] },
    text(' *g* **h'),
  ])
  expect(readSpans('see https://e.org/a.')).toEqual<Span[]>([
    text('see '),
    { kind: 'link', href: 'https://e.org/a', spans: [text('https://e.org/a')] },
    text('.'),
  ])
})

test('only the web and mail can be linked', () => {
  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//e.org',
    'vbscript:x',
    'blob:x',
  ]) {
    expect(links(readMarkdown(`[go](${href})`)), href).toEqual([])
  }
  expect(links(readMarkdown('[go](mailto:a@e.org)'))).toEqual(['mailto:a@e.org'])
})

test('any text is read to its end, and no link leaves the web', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab \n-*_[]()#>1.\\:/jstp<"') }), (source) => {
      for (const href of links(readMarkdown(source))) expect(href).toMatch(/^(https?:\/\/|mailto:)/i)
    }),
    { numRuns: 2_000, seed: 7 },
  )
})

test('what is not a summary is none, and only web addresses become links', () => {
  const next = { startsAtMs: null, zone: 'UTC', minutes: 60, place: '', facilitator: '' }
  const whole = {
    code: '7kfm2qtx',
    title: 'Mentors at lunch',
    closedAtMs: null,
    agendaMarkdown: '',
    notesMarkdown: '',
    takeaways: ['Ask twice.'],
    resources: [{ title: 'A book', url: '' }],
    next,
    deletesAtMs: 1,
    removedDetails: 1,
  }
  expect(readSummary(whole)).toEqual(whole)
  for (const broken of [null, {}, [], { ...whole, takeaways: 'x' }, { ...whole, next: null }]) {
    expect(readSummary(broken)).toBeNull()
  }
  expect(['https://e.org', '', 'javascript:alert(1)'].map(isWebLink)).toEqual([true, false, false])
})

function text(value: string): Span {
  return { kind: 'text', text: value }
}

function links(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.flatMap((item) => [...spanLinks(item.spans), ...links(item.blocks)])
      : spanLinks(block.spans),
  )
}

function spanLinks(spans: readonly Span[]): string[] {
  return spans.flatMap((span) =>
    span.kind === 'text' ? [] : [...(span.kind === 'link' ? [span.href] : []), ...spanLinks(span.spans)],
  )
}
