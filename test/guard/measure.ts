// node --import tsx test/guard/measure.ts [--misses | --tuning]: recall and false marks of the privacy guard by language and kind. Of the
// held-out half it prints sums alone: its words are not read to improve the guard.
import { makeGuard } from '../../shared/guard/check.ts'
import { corpus, figures, score } from './corpus.ts'

const guard = makeGuard()
const isTuning = process.argv.includes('--misses') || process.argv.includes('--tuning')
const HALVES = isTuning ? (['tuning'] as const) : (['tuning', 'held-out'] as const)
const percent = (share: number) => `${(share * 100).toFixed(1)} %`

for (const language of ['en', 'de'] as const) {
  for (const half of HALVES) {
    const result = score(corpus(language, half), (text) => guard({ text, language, roster: [], list: [] }).marks)
    const { direct, quasi, story, falsePer100 } = figures(result)
    console.log(`\n${language}, ${half}: direct ${percent(direct)}, quasi ${percent(quasi)}, story ${percent(story)}`)
    console.log(
      `  false marks: ${result.falseMarks} in ${result.cleanWords} clean words, ${falsePer100.toFixed(2)} per 100`,
    )
    const kinds = Object.keys(result.of).sort()
    console.log(`  ${kinds.map((kind) => `${kind} ${result.found[kind] ?? 0}/${result.of[kind]}`).join(', ')}`)
    if (half === 'tuning' && process.argv.includes('--misses')) {
      for (const miss of result.misses) console.log(`  missed ${miss}`)
      for (const mark of result.falses) console.log(`  false  ${mark}`)
    }
  }
}
