import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addItem } from '../../client/features/agenda/agenda-list.ts'
import { safeHref, typedHref } from '../../client/features/editor/links.ts'
import { notesText, readNotes } from '../../client/features/editor/note-tree.ts'
import { withoutStyles } from '../../client/features/editor/pasted-html.ts'
import { typedResourceUrl } from '../../client/features/theme/resource-url.ts'
import { linesOf, lostWords } from '../../client/state/lost-words.ts'

function element(name: string, children: (Y.XmlElement | Y.XmlText)[], level?: unknown): Y.XmlElement {
  const made = new Y.XmlElement(name)
  if (level !== undefined) made.setAttribute('level', String(level))
  made.insert(0, children)
  return made
}
function text(...pieces: { insert: string; attributes?: Record<string, object> }[]): Y.XmlText {
  const made = new Y.XmlText()
  made.applyDelta(pieces)
  return made
}

describe('links people write', () => {
  test('only pages and mail lead somewhere', () => {
    for (const bad of [
      'javascript:alert(1)',
      'JaVaScRiPt:x',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc',
      '/x',
      '',
      7,
    ])
      expect(safeHref(bad)).toBeNull()
    expect(safeHref(' https://example.org/a b ')).toBe('https://example.org/a%20b')
    expect(safeHref(`https://example.org/${'x'.repeat(600)}`)).toBeNull()
  })
  test('what people leave out is put before it', () => {
    expect(typedHref('example.org/page')).toBe('https://example.org/page')
    expect(typedHref('lena@example.org')).toBe('mailto:lena@example.org')
    expect(typedHref('localhost.lan:3000/x')).toBe('https://localhost.lan:3000/x')
    expect(typedHref('javascript:alert(1)')).toBeNull()
    expect(typedHref('two words')).toBeNull()
  })
  test('a resource may have no address, a wrong one, or one without https', () => {
    expect([typedResourceUrl(' '), typedResourceUrl('nothing'), typedResourceUrl('mailto:a@b.org')]).toEqual([
      '',
      null,
      null,
    ])
    expect(typedResourceUrl('example.org/x')).toBe('https://example.org/x')
  })
})

test('pasted tags lose styles and handlers and keep bold and italic', () => {
  expect(
    withoutStyles('<p style="color:red">a <span STYLE=\'font-weight: 700\'>b</span><i onclick=x()>c</i> style="d"</p>'),
  ).toBe('<p>a <span data-weight="bold">b</span><i>c</i> style="d"</p>')
  expect(withoutStyles('<b style="font-weight:normal;font-style:italic"><br style="x"/></b>')).toBe(
    '<b data-weight="normal" data-slant="italic"><br/></b>',
  )
})

describe('notes read without an editor', () => {
  test('form and words are there; a link that must not be one is words only', () => {
    const notes = new Y.Doc().getXmlFragment('notes')
    notes.insert(0, [
      element('heading', [text({ insert: 'To try' })], 9),
      element('bullet_list', [
        element('list_item', [
          element('paragraph', [
            text(
              { insert: 'ask ', attributes: { strong: {} } },
              { insert: 'first', attributes: { link: { href: 'javascript:alert(1)' }, em: {} } },
            ),
            element('hard_break', []),
          ]),
        ]),
      ]),
      element('script', [text({ insert: 'alert(1)' })]),
    ])
    const plain = { strong: false, em: false, code: false, href: null }
    expect(readNotes(notes)).toEqual([
      { kind: 'heading', level: 3, runs: [{ ...plain, text: 'To try' }] },
      {
        kind: 'bullets',
        blocks: [
          {
            kind: 'item',
            blocks: [
              {
                kind: 'paragraph',
                runs: [{ ...plain, text: 'ask ', strong: true }, { ...plain, text: 'first', em: true }, 'break'],
              },
            ],
          },
        ],
      },
    ])
    expect(notesText(notes)).toBe('To try ask first')
  })

  test('a document nested deeper than anybody writes does not fill the stack', () => {
    const notes = new Y.Doc().getXmlFragment('notes')
    let inner = element('blockquote', [])
    notes.insert(0, [inner])
    for (let depth = 0; depth < 2_000; depth++) {
      const next = new Y.XmlElement('blockquote')
      inner.insert(0, [next])
      inner = next
    }
    expect(JSON.stringify(readNotes(notes)).length).toBeLessThan(2_000)
  })
})

test('of a refused document only the words come back that the fresh one lacks', () => {
  const fresh = new Y.Doc()
  addItem(fresh, 'a', 'theme', { title: 'Feedback', minutes: 5, who: '' })
  fresh.getXmlFragment('note:a').insert(0, [element('paragraph', [text({ insert: 'One line.' })])])
  const refused = new Y.Doc()
  Y.applyUpdate(refused, Y.encodeStateAsUpdate(fresh))
  addItem(refused, 'b', 'theme', { title: 'Rota', minutes: 5, who: '' })
  refused
    .getXmlFragment('note:a')
    .insert(1, [
      element('bullet_list', [
        element('list_item', [
          element('paragraph', [
            text({ insert: 'Two ' }, { insert: 'bold', attributes: { strong: {} } }, { insert: ' words.' }),
          ]),
        ]),
      ]),
    ])
  const loaded = new Y.Doc()
  Y.applyUpdate(loaded, Y.encodeStateAsUpdate(refused))
  expect(lostWords(linesOf(loaded), linesOf(fresh))?.split('\n').sort()).toEqual(['Rota', 'Two bold words.'])
  expect(lostWords(linesOf(fresh), linesOf(fresh))).toBeNull()
})
