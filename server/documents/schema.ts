// What may lie in a document: names of its roots, kinds of content, depth. Yjs itself takes anything.
import * as Y from 'yjs'
import type { DocumentName } from '../../shared/ids.ts'

const NOTE_ROOT = /^note:[A-Za-z0-9_-]{1,40}$/
const ITEM_KEY = /^[A-Za-z0-9_-]{1,40}$/
const ITEM_FIELDS = new Set(['title', 'minutes', 'who', 'phase', 'rank'])
const NODES = new Set(['paragraph', 'heading', 'bullet_list', 'ordered_list', 'list_item', 'blockquote', 'hard_break'])
const NODE_ATTRIBUTES = new Set(['level', 'order', 'tight'])
/** y-prosemirror adds `--<hash>` to marks that may lie over each other. */
const MARK = /^(strong|em|code|link)(--[A-Za-z0-9+/=]{8})?$/
const TEXT_ATTRIBUTE_MAX_CHARS = 1_000

/** Root types a client may name. `items` is a map, all others are fragments of rich text. */
export function isRootAllowed(kind: DocumentName, root: string): boolean {
  if (kind === 'agenda') return root === 'items' || NOTE_ROOT.test(root)
  return kind === 'theme' && root === 'notes'
}

/** Gives a root its right class before anything is put into it. */
export function openRoot(doc: Y.Doc, root: string): void {
  if (root === 'items') doc.getMap(root)
  else doc.getXmlFragment(root)
}

/** May a struct with this content be in any client's update? Where it may stand is asked after it was tried. */
export function isContentAllowed(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true
  if (content instanceof Y.ContentAny) return content.arr.length === 1 && isScalar(content.arr[0])
  if (content instanceof Y.ContentFormat) return MARK.test(content.key) && isMarkValue(content.value)
  if (!(content instanceof Y.ContentType)) return false
  const type: unknown = content.type
  if (type instanceof Y.XmlElement) return NODES.has(type.nodeName)
  return type instanceof Y.XmlText || (type instanceof Y.Map && !(type instanceof Y.XmlHook))
}

/** Does this item, now part of `doc`, stand where such a thing may stand? */
export function isPlaceAllowed(doc: Y.Doc, item: Y.Item, nestingMax: number): boolean {
  const { parent, content, parentSub } = item
  if (item.deleted) return true
  if (!(parent instanceof Y.AbstractType)) return false
  if (depthOf(parent) > nestingMax) return false
  const child: unknown = content instanceof Y.ContentType ? content.type : null
  if (parent instanceof Y.XmlText) {
    return parentSub === null && (content instanceof Y.ContentString || content instanceof Y.ContentFormat)
  }
  if (parent instanceof Y.XmlElement || parent instanceof Y.XmlFragment) {
    if (parentSub === null) return child instanceof Y.XmlElement || child instanceof Y.XmlText
    return parent instanceof Y.XmlElement && NODE_ATTRIBUTES.has(parentSub) && content instanceof Y.ContentAny
  }
  if (!(parent instanceof Y.Map) || parentSub === null) return false
  const items: unknown = doc.share.get('items')
  if (parent === items) return ITEM_KEY.test(parentSub) && child instanceof Y.Map
  return parent._item?.parent === items && ITEM_FIELDS.has(parentSub) && content instanceof Y.ContentAny
}

/** Is this a text in which letters and marks may stand? */
export function isInText(parent: unknown, nestingMax: number): boolean {
  return parent instanceof Y.XmlText && depthOf(parent) <= nestingMax
}

function depthOf(type: unknown): number {
  let depth = 0
  let parent: unknown = type
  while (parent instanceof Y.AbstractType && depth < 1_000) {
    depth++
    parent = parent._item?.parent
  }
  return depth
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= TEXT_ATTRIBUTE_MAX_CHARS
  return value === null || value === undefined || typeof value === 'boolean' || Number.isFinite(value)
}

/** Marks carry nothing, a flag, or the attributes of a link. */
function isMarkValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isScalar(value)
  return Object.values(value).every(isScalar) && Object.keys(value).length <= 4
}
