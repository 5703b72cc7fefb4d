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
let warming: { language: SpokenLanguage; text: string }[] = []

/** One at a time, so that what somebody wrote meanwhile goes first. */
function warmOn(): void {
  const next = warming.shift()
  if (!next) return
  guard({ ...next, roster: [], list: [] })
  setTimeout(warmOn)
}

addEventListener('message', ({ data }: MessageEvent<GuardAsk>) => {
  if (data.kind === 'wake') {
    const order: SpokenLanguage[] = data.language === 'de' ? ['de', 'en'] : ['en', 'de']
    warming = order.flatMap((language) => SAMPLES[language].flatMap((text) => [1, 2].map(() => ({ language, text }))))
    warmOn()
    return
  }
  const answer: GuardAnswer = { id: data.id, finding: guard(data.input) }
  postMessage(answer)
})
