/** Goes up with every change of a schema in this folder; the history says what changed.
 *  1: first protocol. */
export const PROTOCOL_VERSION = 1

/** Pages of the release before are served as well: during a deploy, and until people load them again. It follows one behind. */
export const OLDEST_PROTOCOL: number = 1

/** `newer`: a page of the next release met a node of this one during a deploy; another node, or this one a moment later, speaks it. */
export function spoken(protocol: number): 'yes' | 'older' | 'newer' {
  if (protocol > PROTOCOL_VERSION) return 'newer'
  return protocol < OLDEST_PROTOCOL ? 'older' : 'yes'
}
