import { lazy, Suspense } from 'solid-js'
import { loadRoomWords } from '../words/words.tsx'
import { Waiting } from './Waiting.tsx'

const Projector = lazy(async () => {
  const [part] = await Promise.all([import('../projector/Projector.tsx'), loadRoomWords()])
  return { default: part.Projector }
})

/** `/screen/CODE`: a display without a person. */
export function ScreenPage(props: { code: string }) {
  return (
    <Suspense fallback={<Waiting />}>
      <Projector code={props.code} />
    </Suspense>
  )
}
