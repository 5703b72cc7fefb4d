/** Keeps the display on while the page is seen, where the browser can. @returns what ends it. */
export function holdAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let ended = false
  const ask = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (ended) await lock.release()
    } catch {
      // Refused (battery, plain http): the projector's own settings decide then.
    }
  }
  void ask()
  document.addEventListener('visibilitychange', ask)
  return () => {
    ended = true
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  }
}
