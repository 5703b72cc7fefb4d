// Trusted Types: in browsers that know them, only what passes here becomes markup, and no text ever becomes a script.
// Our own screens need it for the templates Solid is compiled to, the editor for what people paste.

/** Elements and attributes that run something, or bring something in. */
const ACTIVE =
  /<\s*(?:script|iframe|frame|object|embed|base|portal)\b|<[^>]*[\s/"']on[a-z]+\s*=|srcdoc|(?:java|vb)script\s*:/i

/** @returns the same markup; only its words where anything in it could run */
export function passive(html: string): string {
  return ACTIVE.test(html) ? html.replace(/<[^>]*>/g, ' ').replaceAll('<', '&lt;') : html
}

/** Files of this server only: the check of one's own words runs in a worker. */
export function ownFile(address: string, origin: string): string {
  const { origin: its, pathname } = new URL(address, origin)
  if (its !== origin || !/^\/assets\/[\w.-]+\.js$/.test(pathname)) throw new TypeError('not a file of ours')
  return address
}

type Rules = { createHTML(html: string): string; createScriptURL(address: string): string }
type Policies = { createPolicy(name: string, rules: Rules): unknown }

/** To be called once, before the first element is made. The server's policy allows this one and no other. */
export function guardMarkup(): void {
  const policies: Policies | undefined = Reflect.get(window, 'trustedTypes')
  // No rule for the text of scripts: it is refused.
  policies?.createPolicy('default', {
    createHTML: passive,
    createScriptURL: (address) => ownFile(address, location.origin),
  })
}
