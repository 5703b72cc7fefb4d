// The one door: every change of a community goes through here. Rules: RULES.md.

import { cleanLine, TITLE_MAX_CHARS } from '../session/text.ts'
import { addMeetings, cancelMeeting, changeMeeting, mayPlan, openedRoom, setComing } from './calendar.ts'
import { agree, object, propose, setCharter, setContact, withdrawProposal } from './charter.ts'
import type { CommunityCommand, DatePageCommand, EntryCommand, StampedCommunityCommand } from './command.ts'
import { accept, COMMUNITY_LIMITS, type Community, type CommunityOutcome, type Member, refuse } from './community.ts'
import { changeDatePage } from './date-page-rules.ts'
import { changeEntry, importEntries } from './entry-rules.ts'
import { eraseMember } from './erase.ts'
import { attach, changeMember, has, invite, join, remove, rename, setRoles, setStanding, takesPart } from './members.ts'
import { answerPoll, choosePoll, dropPoll, openPoll } from './polls.ts'
import { setKeeping, settle } from './retention.ts'
import { addPasskey, connectSignIn, returnByPasskey, returnBySignIn } from './ways-back.ts'
import { addWords, removeWords } from './words.ts'

/** COM1: the same community and the same stamped command give the same outcome. COM2: a rejection changes nothing. */
export function transitionCommunity(before: Community, stamped: StampedCommunityCommand): CommunityOutcome {
  const community = settle(before, stamped.stamp.atMs)
  const { by, key, command } = stamped
  if (command.kind === 'member.join') return join(community, command, stamped)
  if (command.kind === 'member.attach') return attach(community, command.member, command.device)
  if (command.kind === 'member.erase') return eraseMember(community, command.member)
  if (command.kind === 'passkey.return') return returnByPasskey(community, command, stamped.stamp.atMs)
  if (command.kind === 'signIn.return') return returnBySignIn(community, command.signIn, command.device)
  const member = by === null ? undefined : community.members[by]
  if (!member) return refuse('not-member')
  const mark = key === null ? null : `${member.id}:${key}`
  // COM3: a command whose key was accepted before is accepted again and does nothing.
  if (mark !== null && community.answered.includes(mark)) return accept(community)
  const outcome = decide(community, member, stamped)
  if (!outcome.ok || mark === null || !outcome.community.members[member.id]) return outcome
  return accept(outcome.community, {
    answered: [...outcome.community.answered, mark].slice(-COMMUNITY_LIMITS.answeredKept),
  })
}

function decide(community: Community, by: Member, stamped: StampedCommunityCommand): CommunityOutcome {
  const { command } = stamped
  switch (command.kind) {
    case 'member.join':
    case 'member.attach':
    case 'member.erase':
    case 'passkey.return':
    case 'signIn.return':
      return refuse('internal')
    case 'passkey.add':
      return addPasskey(community, by, command.passkey, command.spent, stamped.stamp.atMs)
    case 'passkeys.remove':
      return changeMember(community, by.id, { passkeys: [] })
    case 'signIn.connect':
      return connectSignIn(community, by, command.signIn)
    case 'signIn.remove':
      return connectSignIn(community, by, null)
    case 'member.rename':
      return rename(community, by, command.name)
    case 'member.standing':
      return setStanding(community, by, command.member, command.standing)
    case 'member.roles':
      return setRoles(community, by, command.member, command.roles)
    case 'member.remove':
      return has(by, 'coordinator') ? remove(community, command.member) : refuse('not-allowed')
    case 'member.leave':
      return remove(community, by.id, command.keepCredit ?? false)
    case 'return.renew':
      return changeMember(community, by.id, { returnHash: command.returnHash })
    case 'feed.renew':
      return changeMember(community, by.id, { feedHash: command.feedHash })
    case 'community.name': {
      const name = cleanLine(command.name, TITLE_MAX_CHARS)
      if (!has(by, 'coordinator')) return refuse('not-allowed')
      return name.ok ? accept(community, { name: name.text }) : refuse('text-empty')
    }
  }
  // COM5: what follows is for those who take part.
  if (!takesPart(by)) return refuse('not-allowed')
  switch (command.kind) {
    case 'invitation.make':
      return invite(community, by, command, stamped)
    case 'invitation.revoke': {
      if (!has(by, 'coordinator')) return refuse('not-allowed')
      const { [command.invitation]: gone, ...invitations } = community.invitations
      return gone ? accept(community, { invitations }) : refuse('unknown-target')
    }
    case 'keeping.set':
      return setKeeping(community, by, command.keeping)
    case 'charter.set':
      return setCharter(community, by, command)
    case 'contact.set':
      return setContact(community, by, command.contact)
    case 'principles.propose':
      return propose(community, by, command.lines, stamped)
    case 'principles.agree':
      return agree(community, by)
    case 'principles.object':
      return object(community, by, command.reason)
    case 'principles.withdraw':
      return withdrawProposal(community, by)
    case 'meeting.coming':
      return setComing(community, by.id, command.meeting, command.coming)
    case 'poll.answer':
      return answerPoll(community, by, command.poll, command.answers)
  }
  if (command.kind === 'entries.import') return importEntries(community, by, command.entries)
  if (isOfEntry(command)) return changeEntry(community, by, command, stamped)
  if (isOfPage(command)) return changeDatePage(community, by, command, stamped)
  if (!mayPlan(by)) return refuse('not-allowed')
  switch (command.kind) {
    case 'words.add':
      return addWords(community, by, command.words)
    case 'words.remove':
      return removeWords(community, by, command.words)
    case 'meeting.add':
      return addMeetings(community, command, stamped)
    case 'meeting.change':
      return changeMeeting(community, command, stamped)
    case 'meeting.cancel':
      return cancelMeeting(community, command.meeting, command.following, command.reason)
    case 'meeting.room':
      return openedRoom(community, command.meeting, command.room)
    case 'poll.open':
      return openPoll(community, command, stamped)
    case 'poll.choose':
      return choosePoll(community, command, stamped)
    case 'poll.drop':
      return dropPoll(community, command.poll)
  }
}

const isOfPage = (command: CommunityCommand): command is DatePageCommand => command.kind.startsWith('page.')
const isOfEntry = (command: CommunityCommand): command is EntryCommand => command.kind.startsWith('entry.')
