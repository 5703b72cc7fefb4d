// What rich text may be: small on purpose, because everything in it must also read well as Markdown, in print and aloud.
// Pasted text goes through `parseDOM`; what is not named here loses its form and keeps its words.
import { type DOMOutputSpec, Schema } from 'prosemirror-model'
import { LINK_REL, safeHref } from './links.ts'

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      // Not validated: a binding throws away what does not validate, and with it somebody's words.
      attrs: { level: { default: 2 } },
      content: 'inline*',
      group: 'block',
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map((size) => ({
        tag: `h${size}`,
        getAttrs: (element: HTMLElement) => ({ level: levelOf(Number(element.dataset.level ?? size)) }),
      })),
      toDOM: (node): DOMOutputSpec => {
        const level = levelOf(node.attrs.level)
        return [`h${level}`, { 'data-level': String(level) }, 0]
      },
    },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    bullet_list: {
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ul' }],
      toDOM: () => ['ul', 0],
    },
    ordered_list: {
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ol' }],
      toDOM: () => ['ol', 0],
    },
    list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: { group: 'inline' },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => {
            const href = safeHref(element.getAttribute('href'))
            return href === null ? false : { href }
          },
        },
      ],
      toDOM: (mark): DOMOutputSpec => {
        // Other people's documents are checked again: their browser may not have been ours.
        const href = safeHref(mark.attrs.href)
        return href === null ? ['span', 0] : ['a', { href, rel: LINK_REL, target: '_blank' }, 0]
      },
    },
    // `data-weight` and `data-slant` are what `withoutStyles` leaves of pasted styles.
    em: {
      parseDOM: [{ tag: 'i' }, { tag: 'em' }, { tag: '[data-slant=italic]' }],
      toDOM: () => ['em', 0],
    },
    strong: {
      parseDOM: [
        { tag: 'strong' },
        // Some word processors wrap a whole paste into a <b> that is not bold.
        { tag: 'b', getAttrs: (element) => element.dataset.weight !== 'normal' && null },
        { tag: 'span[data-weight=bold]' },
      ],
      toDOM: () => ['strong', 0],
    },
    code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
})

/** @returns 1, 2 or 3, whatever a document says. */
export function levelOf(raw: unknown): 1 | 2 | 3 {
  const level = Number(raw)
  return level <= 1 ? 1 : level >= 3 ? 3 : 2
}
