// Addresses of resources: only pages of the web, because the summary carries them out of the room.
import { isWebAddress } from '../../../shared/session/checkout.ts'

/** @returns the address with what people leave out put before it; '' for none; null when it cannot be one. */
export function typedResourceUrl(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return ''
  const full = /^https?:\/\//i.test(text) ? text : /^[^\s/:]+\.[^\s/:]{2,}/.test(text) ? `https://${text}` : text
  return URL.canParse(full) && isWebAddress(full) ? full : null
}

/** @returns what may stand in a link, or null. The list comes from the network, so it is looked at again. */
export function resourceHref(url: string): string | null {
  return isWebAddress(url) ? url : null
}
