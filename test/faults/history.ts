// What a run was: everything that people asked, were told and saw, in the order in which it happened at each of them.

/** `atMs` by the clock of the test; `by` a name of a participant of the test, never anything of the product. */
export type Entry = { atMs: number; by: string } & (
  | { kind: 'asked'; id: string }
  /** `ok` false with `read-only` may have happened all the same; any other refusal did not. */
  | { kind: 'answered'; id: string; ok: boolean; code?: string }
  /** A view that arrived. `connection` counts this person's connections. */
  | {
      kind: 'view'
      room: string
      connection: number
      audience: string
      seq: number
      roleEpoch: number
      facilitator: string
      state: string
      step: string | null
      /** Words of the test that were found in what arrived. */
      marks: string[]
    }
  /** A command that only the facilitator may give was accepted. */
  | { kind: 'led'; room: string; roleEpoch: number }
  /** Where a mark of the test was put: from whom, into which room, sealed in a card or open. */
  | { kind: 'planted'; room: string; mark: string; sealed: boolean }
  | { kind: 'released'; room: string; marks: string[] }
  /** Remaining time that was shown at one moment to several people. */
  | { kind: 'clock'; probe: string; remainingMs: number }
  /** A record of the store after the release that holds both. */
  | { kind: 'stored'; where: string; person: string; card: string }
  /** After a time of quiet: ids of commands in the state, how often each, and a hash over all that this person sees. */
  | { kind: 'final'; room: string; quietMs: number; hash: string; done: Record<string, number> }
)

export type History = readonly Entry[]
/** An entry without the moment and the person. */
export type Fact<Kind extends Entry['kind'] = Entry['kind']> = Kind extends unknown
  ? Omit<Extract<Entry, { kind: Kind }>, 'atMs' | 'by'>
  : never

export function makeRecorder(nowMs: () => number = () => performance.now()) {
  const entries: Entry[] = []
  return {
    note(by: string, fact: Fact): void {
      entries.push({ atMs: nowMs(), by, ...fact } as Entry)
    },
    history: (): History => entries,
  }
}
