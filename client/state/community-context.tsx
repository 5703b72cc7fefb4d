// Hands the community to every part of its page.
import { createContext, type JSX, useContext } from 'solid-js'
import type { CommunityStore } from './community-store.ts'

const CommunityContext = createContext<CommunityStore>()

export function CommunityProvider(props: { community: CommunityStore; children: JSX.Element }): JSX.Element {
  return <CommunityContext.Provider value={props.community}>{props.children}</CommunityContext.Provider>
}

/** The community this page belongs to. Throws outside of a CommunityProvider: that is a mistake in the tree. */
export function useCommunity(): CommunityStore {
  const community = useContext(CommunityContext)
  if (!community) throw new Error('useCommunity() was called outside of <CommunityProvider>')
  return community
}
