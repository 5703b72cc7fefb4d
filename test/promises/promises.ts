// What Copse promises, and what shows it. A row without any figure is named as not run.
import type { SuiteName } from './suites.ts'

/** `faults`: figures by fault; `tests`: those of a suite whose file and name match. */
export type Shown = { faults: readonly string[] } | { tests: SuiteName; matching?: RegExp } | { program: SuiteName }
export type Promised = { what: string; goal: string; by: readonly Shown[] }

export const PROMISES: readonly Promised[] = [
  {
    what: 'No acknowledged word is lost on a crash',
    goal: '0 lost; acknowledged p95 100 ms, p99 600 ms',
    by: [{ faults: ['F1', 'F2'] }, { tests: 'stores', matching: /kill/ }],
  },
  {
    what: 'The room heals itself after a restart',
    goal: '500 of 500 in 10 s, no tenth of a second over 15 %',
    by: [{ faults: ['F17'] }],
  },
  {
    what: 'Everyone sees the same',
    goal: '0 divergences in 5,000 seeds; 5 s after quiet, 15 s at 30 % loss',
    by: [{ program: 'simulation' }, { faults: ['F11', 'F12'] }],
  },
  {
    what: 'A big group may come at once',
    goal: '500 in 10 s, p95 1 s; letters p95 300 ms (50), 1 s (500)',
    by: [{ faults: ['F16', 'F18'] }],
  },
  {
    what: 'Trouble with Redis or the disk is visible and harmless',
    goal: '0 lost, 0 doubled; told within 1 s; process alive; nothing evicted',
    by: [{ faults: ['F3', 'F4', 'F5', 'F6', 'F7'] }, { tests: 'stores', matching: /disk/ }],
  },
  {
    what: 'Only who has the link comes in',
    goal: '0 codes found; every foreign origin refused',
    by: [{ tests: 'attacks', matching: /codes|origins|rights/ }],
  },
  {
    what: 'Only the facilitator leads, only the present one',
    goal: '0 stale or forged commands accepted',
    by: [{ tests: 'attacks', matching: /power/ }, { program: 'simulation' }],
  },
  { what: 'Rooms are sealed', goal: '0 canaries in foreign bytes', by: [{ tests: 'attacks', matching: /B5|power/ }] },
  {
    what: 'No single participant can break the room',
    goal: '0 ends, 0 hangs; event loop p99 under 100 ms; memory within 20 MB',
    by: [{ tests: 'attacks', matching: /frames|floods|updates/ }],
  },
  {
    what: 'No script, no formula, no file tricks',
    goal: '0 run; exports equal after a round trip',
    by: [{ tests: 'attacks', matching: /injection|exports/ }],
  },
  {
    what: 'Nobody learns who wrote a card',
    goal: 'the same bytes in 1,000 sessions; guesses no better than chance',
    by: [{ program: 'non-interference' }, { program: 'attacker' }, { program: 'operator' }],
  },
  { what: 'Not in groups too small', goal: 'three cards of three people', by: [{ tests: 'groups' }] },
  {
    what: 'What is deleted is gone',
    goal: '0 marked words in any byte on disk, log or copy',
    by: [{ program: 'erasure' }],
  },
  {
    what: 'Timers are fair',
    goal: '300 ms between any two people with clocks 20 minutes apart',
    by: [{ faults: ['F9', 'F10'] }],
  },
  {
    what: 'A deploy in mid-session',
    goal: '0 lost, 1 reconnect for each node that stops',
    by: [{ faults: ['F15', 'F20'] }],
  },
  {
    what: 'Two nodes carry more than one',
    goal: '1.7 times the messages, told by the CPU a delivery costs each node',
    by: [{ faults: ['nodes'] }],
  },
  {
    what: 'It runs for days',
    goal: 'memory up by 1 MB an hour at most, open files the same',
    by: [{ faults: ['F19'] }],
  },
]
