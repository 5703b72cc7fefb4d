// Pasted HTML on its way to the editor's own parser. Safety is the schema's: only what it names gets in. This is about
// the content security policy, which takes every style attribute for an attack, reports it, and leaves nothing of it.

const TAG = /<[a-z][^>]*>/gi
const ATTRIBUTE = /\s(?:style|on[a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi

/** Takes styles and handlers out of tags, and keeps what they said of bold and italic as `data-weight`, `data-slant`. */
export function withoutStyles(html: string): string {
  return html.replace(TAG, (tag) => {
    const said = new Set<string>()
    const bare = tag.replace(ATTRIBUTE, (_whole, double?: string, single?: string, plain?: string) => {
      const style = double ?? single ?? plain ?? ''
      const weight = /font-weight\s*:\s*(\w+)/i.exec(style)?.[1]
      if (weight) said.add(`data-weight="${/^(bold|bolder|[6-9]00)$/i.test(weight) ? 'bold' : 'normal'}"`)
      if (/font-style\s*:\s*italic/i.test(style)) said.add('data-slant="italic"')
      return ''
    })
    return said.size === 0 ? bare : bare.replace(/\s*\/?>$/, ` ${[...said].join(' ')}>`)
  })
}
