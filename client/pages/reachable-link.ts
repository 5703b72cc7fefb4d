/** A link others can open. Whoever starts the server opens it as localhost; a phone needs one of its real addresses.
 *  @param path from the root
 *  @param origins addresses the server says it can be reached at, best first */
export function reachableLink(path: string, origins: readonly string[]): string {
  const here = location.origin
  const isOnlyHere = /^https?:\/\/(localhost|127\.|\[::1\])/.test(here)
  const better = isOnlyHere ? origins.find((origin) => !/\/\/(localhost|127\.|\[::1\])/.test(origin)) : undefined
  return `${better ?? here}${path}`
}
