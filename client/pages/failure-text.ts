import { rejection } from '../words/en/rejections.ts'
import { t, type useWords } from '../words/words.tsx'

type Key = Parameters<ReturnType<typeof useWords>['t']>[0]

const OWN: Record<string, Key> = {
  offline: 'start.offline',
  'title-empty': 'start.titleEmpty',
  'text-empty': 'start.titleEmpty',
  'text-too-long': 'start.titleLong',
  'create-key': 'start.keyWrong',
  'sign-in': 'start.signInMissing',
  'sign-in-away': 'start.signInAway',
  'too-many': 'start.tooMany',
  'not-found': 'join.notFoundText',
}

/** Words for a failure of the HTTP API: what happened, what is kept, what to do. */
export function failureText(code: string): string {
  const own = OWN[code]
  if (own) return t(own)
  return t(isRejection(code) ? `rejection.${code}` : 'rejection.internal')
}

function isRejection(code: string): code is keyof typeof rejection {
  return Object.hasOwn(rejection, code)
}
