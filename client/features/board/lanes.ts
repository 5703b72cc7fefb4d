// Names of the lanes, and which of them belong to the wall.
import type { Lane } from '../../../shared/session/session.ts'
import { t } from '../../words/words.tsx'

/** Reactive: follows the language. */
export function laneName(lane: Lane): string {
  if (lane === 'success') return t('board.laneSuccess')
  if (lane === 'challenge') return t('board.laneChallenge')
  if (lane === 'learning') return t('board.laneLearning')
  if (lane === 'wave') return t('together.waveTitle')
  return t('board.laneTakeaway')
}

/** What the lane asks for: the one thing now while people write. */
export function lanePrompt(lane: Lane): string {
  if (lane === 'success') return t('board.promptSuccess')
  if (lane === 'challenge') return t('board.promptChallenge')
  if (lane === 'learning') return t('board.promptLearning')
  return t('board.promptTakeaway')
}

/** The first words of a card, for names of buttons and lists. */
export function firstWords(text: string, maxChars = 60): string {
  const chars = [...text]
  if (chars.length <= maxChars) return text
  const cut = chars.slice(0, maxChars).join('')
  const gap = cut.lastIndexOf(' ')
  return `${cut.slice(0, gap > 0 ? gap : undefined).trimEnd()} …`
}
