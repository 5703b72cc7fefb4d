// The check runs beside the page: compiling its expressions takes a phone a second, and no letter waits for it.
import { makeGuard } from '../../../shared/guard/check.ts'
import type { SpokenLanguage } from '../../../shared/guard/mark.ts'
import type { GuardAnswer, GuardAsk } from './guard-later.ts'

const guard = makeGuard()

/** Read twice each, expressions are compiled to machine code then; and once more with signs outside of Latin-1, for which they are
 *  compiled anew. */
const SAMPLES: Readonly<Record<SpokenLanguage, readonly string[]>> = {
  en: [
    'Somebody asked me how to wait, and I did not know what to say.',
    'I said “yes” and didn’t mean it – not at all.',
  ],
  de: [
    'Jemand hat mich gefragt, wie man wartet, und ich wusste es nicht.',
    'Ich sagte „ja“ und meinte es nicht – gar nicht.',
  ],
}
/** The other language comes when the first one has long been ready: most who write stay with one. */
const OTHER_AFTER_MS = 5_000

/** One at a time, so that what somebody wrote meanwhile goes first. */
function warmUp(language: SpokenLanguage): void {
  const left = SAMPLES[language].flatMap((text) => [text, text])
  const next = () => {
    const text = left.shift()
    if (text === undefined) return
    guard({ text, language, roster: [], list: [] })
    setTimeout(next)
  }
  next()
}

addEventListener('message', ({ data }: MessageEvent<GuardAsk>) => {
  if (data.kind === 'wake') {
    warmUp(data.language)
    setTimeout(() => warmUp(data.language === 'de' ? 'en' : 'de'), OTHER_AFTER_MS)
    return
  }
  const answer: GuardAnswer = { id: data.id, finding: guard(data.input) }
  postMessage(answer)
})
