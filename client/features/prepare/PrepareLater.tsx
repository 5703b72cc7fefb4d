import { lazy, Suspense } from 'solid-js'
import { loadLeadWords } from '../../words/words.tsx'

const PrepareCase = lazy(async () => {
  const [part] = await Promise.all([import('./PrepareCase.tsx'), loadLeadWords()])
  return { default: part.PrepareCase }
})

/** A case can be prepared while people wait: nobody has to wait for it to come into the room. */
export function PrepareLater() {
  return (
    <Suspense>
      <PrepareCase />
    </Suspense>
  )
}
