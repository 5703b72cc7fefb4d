// A last look at words before they go to the whole community, on this device.
import { CLASS_OF } from '../../shared/guard/mark.ts'
import { askGuard } from '../features/guard/guard-later.ts'
import type { CommunityStore } from '../state/community-store.ts'
import { language } from '../words/words.tsx'

/** @returns what may lead to a person; nothing when the check cannot be loaded. */
export async function namesIn(community: CommunityStore, text: string): Promise<readonly string[]> {
  if (text.trim() === '') return []
  const roster = (community.page.view.inside?.members ?? []).map((one) => one.name)
  const list = [...(community.page.view.inside?.words ?? [])]
  const finding = await askGuard({ text, language: language(), roster, list }).catch(() => null)
  const marks = finding?.marks.filter((mark) => CLASS_OF[mark.kind] === 'direct' || mark.kind === 'listed')
  return [...new Set(marks?.map((mark) => mark.words))]
}
