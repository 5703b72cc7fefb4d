// Chance on this device. Works on plain http, where there is no randomUUID.

/** `bytes` random bytes as lower-case hex. */
export function randomHex(bytes: number): string {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Between 0 and 1; for jitter only. */
export const chance = (): number => Math.random()
