// Whether something lies on this device that a page would show, without loading what reads it.

/** @param prefix of the names under which such things are kept. */
export function liesHere(prefix: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(prefix))
  } catch {
    return false
  }
}
