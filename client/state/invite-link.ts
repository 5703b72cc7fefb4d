// The link people pass on. The secret stands behind the #, which no browser sends to a server.
import { createSignal } from 'solid-js'

/** Where others reach this server; set by the page, which asks the server for it. */
const [sharedOrigin, setSharedOrigin] = createSignal('')

export { setSharedOrigin }

/** @param room code and secret of its link; without a secret (an older room) the code alone leads there */
export function inviteLink(room: { code: string; inviteSecret: string | null }): string {
  const origin = sharedOrigin() || location.origin
  return `${origin}/r/${room.code}${room.inviteSecret === null ? '' : `#i=${room.inviteSecret}`}`
}
