/** One thing that was looked at before or instead of a start. `fatal`: the server does not start with it. */
export type Finding = {
  level: 'ok' | 'warning' | 'fatal'
  /** What was looked at, in two or three words. */
  what: string
  /** What was found, one line. */
  found: string
  /** What to do; empty when nothing is to be done. */
  mend: string
}

/** The server would lose what it acknowledged, or runs with parts that are known to be unsafe. The message says how to correct it. */
export class Unfit extends Error {
  override name = 'Unfit'
}

/** @throws Unfit for the first finding that is fatal */
export function insistOn(findings: readonly Finding[]): void {
  const wrong = findings.find((finding) => finding.level === 'fatal')
  if (wrong) throw new Unfit(`${wrong.found}: ${wrong.mend}`)
}
