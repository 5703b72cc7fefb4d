// A refusal is never silent: its words appear for a moment, and the caller learns whether it went well.
import type { RejectionCode } from '../../shared/session/session.ts'
import { rejectionText } from '../words/words.tsx'
import { toast } from './Toaster.tsx'

type Outcome = { ok: true } | { ok: false; rejection: { code: RejectionCode } }

/** Shows the refusal, if it was one. @returns whether the command was done. Never throws. */
export async function told(result: Promise<Outcome>): Promise<boolean> {
  const outcome = await result
  if (!outcome.ok) toast(rejectionText(outcome.rejection.code))
  return outcome.ok
}
