// One table for everything that was measured.
export type Row = {
  scenario: string
  what: string
  copse: string
  /** What the plain server beside it took in the same run. */
  rival: string
  goal: string
  /** null where there is no goal. */
  isReached: boolean | null
}

const COLUMNS = ['scenario', 'what', 'Copse', 'beside it', 'goal', ''] as const

/** A Markdown table, readable as it stands. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ scenario, what, copse, rival, goal, isReached }) => [
    scenario,
    what,
    copse,
    rival,
    goal,
    isReached === null ? '' : isReached ? 'reached' : 'missed',
  ])
  const widths = COLUMNS.map((name, column) =>
    Math.max(name.length, ...lines.map((line) => (line[column] ?? '').length)),
  )
  const shown = (line: readonly string[]) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [shown(COLUMNS), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...lines.map(shown)].join('\n')
}
