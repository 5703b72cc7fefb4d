import { flatten } from '@solid-primitives/i18n'

/** `{ feature: { key: text } }` becomes `{ 'feature.key': text }`. */
export function flattenWords(dictionary: Record<string, Record<string, string>>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [key, value] of Object.entries(flatten(dictionary))) if (typeof value === 'string') flat[key] = value
  return flat
}
