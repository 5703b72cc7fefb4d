// A well-formed example of everything the schemas know, made from the schemas: a new command is attacked without being written down here.
import * as v from 'valibot'
import { AnyCommandSchema } from '../../../shared/wire/up.ts'

type Node = v.GenericSchema & {
  type: string
  entries?: Record<string, Node>
  options?: readonly (Node | string)[]
  literal?: unknown
  item?: Node
  wrapped?: Node
}

const HEX = '0123456789abcdef'
const STRINGS = ['a', 'abcdefghijklmnop0123', HEX.repeat(2), HEX.repeat(4), 'Some words', '0000', '2027-01-01']

/** @throws when no example is known for the kind of schema, which a test then shows. */
export function sampleOf(schema: v.GenericSchema): unknown {
  const node = schema as Node
  switch (node.type) {
    case 'object':
    case 'strict_object': {
      const parts = Object.entries(node.entries ?? {}).filter(([, part]) => part.type !== 'optional')
      return Object.fromEntries(parts.map(([name, part]) => [name, sampleOf(part)]))
    }
    case 'variant':
    case 'union':
      return sampleOf(node.options?.[0] as Node)
    case 'array': {
      const one = sampleOf(node.item as Node)
      return fitting(node, [[], [one], [one, one]])
    }
    case 'nullable':
    case 'nullish':
      return null
    case 'literal':
      return node.literal
    case 'picklist':
      return node.options?.[0]
    case 'boolean':
      return true
    case 'number':
      return fitting(node, [1, 0, 5, 1_900_000_000_000])
    case 'string':
      return fitting(node, STRINGS)
    case 'record':
      return {}
    case 'null':
      return null
    default:
      throw new Error(`no example for a schema of the kind ${node.type}`)
  }
}

function fitting(schema: v.GenericSchema, candidates: readonly unknown[]): unknown {
  const found = candidates.find((one) => v.safeParse(schema, one).success)
  if (found === undefined) throw new Error(`no example fits: ${JSON.stringify(candidates)}`)
  return found
}

/** One example of each command, by its kind. */
export const COMMANDS: ReadonlyMap<string, object> = new Map(kindsOf(AnyCommandSchema as Node))

function kindsOf(schema: Node): [string, object][] {
  if (schema.type === 'variant') return (schema.options ?? []).flatMap((one) => kindsOf(one as Node))
  const sample = sampleOf(schema)
  if (typeof sample !== 'object' || sample === null) throw new Error('a command is an object')
  return [[String(schema.entries?.kind?.literal), sample]]
}
