// What members and the shell ask of a community. Time and ids come in with the stamp.
import type { DeviceHash, EpochMs, Hash, MeetingId, MemberId, RoomCode } from '../ids.ts'
import type {
  Charter,
  Coming,
  CommunityKeeping,
  CommunityRole,
  Contact,
  MeetingKind,
  MeetingMode,
  PollAnswer,
  Standing,
} from './community.ts'
import type { DateFile, Resource } from './date-page.ts'
import type { Entry, EntryPart, EntryType } from './entries.ts'
import type { Passkey, SpentChallenge } from './ways-back.ts'

export type MeetingDetails = {
  kind: MeetingKind
  title: string
  minutes: number
  mode: MeetingMode
  place: string
  link: string
}

/** `month`: the same weekday of the month (the second Thursday). `hours` go round from date to date, so that one
 *  time zone does not always get the evening. */
export type Repeat = { every: 'week' | 'fortnight' | 'month'; times: number; hours: readonly string[] }

/** What members put on the page of a date. */
export type OwnDatePageCommand =
  /** `base` is what the sender saw. */
  | { kind: 'page.set'; meeting: MeetingId; part: 'theme' | 'prompt'; base: string; text: string }
  | { kind: 'page.lead'; meeting: MeetingId; as: 'lead' | 'deputy'; member: MemberId | null }
  | { kind: 'page.idea.add'; meeting: MeetingId; text: string }
  | { kind: 'page.idea.drop' | 'page.idea.choose'; meeting: MeetingId; idea: string }
  | { kind: 'page.idea.vote'; meeting: MeetingId; idea: string; on: boolean }
  | { kind: 'page.learning.add'; meeting: MeetingId; text: string }
  | { kind: 'page.learning.remove'; meeting: MeetingId; line: string }
  | { kind: 'page.resource.add'; meeting: MeetingId; resource: Omit<Resource, 'id'> }
  | { kind: 'page.resource.remove'; meeting: MeetingId; resource: string }
  | { kind: 'page.file.remove'; meeting: MeetingId; file: string }

/** Given by the server once the bytes of a file were looked at and are stored. */
export type FileAdded = { kind: 'page.file.add'; meeting: MeetingId; file: DateFile }
export type DatePageCommand = OwnDatePageCommand | FileAdded

/** What members do with what the community knows. */
export type EntryCommand =
  | { kind: 'entry.add'; type: EntryType; title: string; from: string }
  /** `base` is what the sender saw. */
  | { kind: 'entry.word'; entry: string; part: EntryPart; base: string; text: string }
  | { kind: 'entry.check' | 'entry.credit' | 'entry.start'; entry: string; on: boolean }
  | { kind: 'entry.review' | 'entry.remove'; entry: string }
  | { kind: 'entry.steward'; entry: string; member: MemberId | null }
  | { kind: 'entry.tried.add'; entry: string; text: string }
  | { kind: 'entry.tried.remove'; entry: string; line: string }

export type MemberCommand =
  | OwnDatePageCommand
  | EntryCommand
  | { kind: 'member.rename'; name: string }
  | { kind: 'member.standing'; member: MemberId; standing: Standing }
  | { kind: 'member.roles'; member: MemberId; roles: readonly CommunityRole[] }
  | { kind: 'member.remove'; member: MemberId }
  /** `keepCredit`: the name stays at entries where its owner had put it (ENT7). */
  | { kind: 'member.leave'; keepCredit?: boolean | undefined }
  | { kind: 'passkeys.remove' }
  | { kind: 'signIn.remove' }
  | { kind: 'invitation.revoke'; invitation: string }
  /** `base` is what the sender saw: words of two people are not overwritten unseen (CHA2). */
  | { kind: 'charter.set'; part: keyof Charter; base: string; text: string }
  | { kind: 'contact.set'; contact: Contact }
  | { kind: 'community.name'; name: string }
  | { kind: 'keeping.set'; keeping: CommunityKeeping }
  | { kind: 'words.add'; words: readonly string[] }
  | { kind: 'words.remove'; words: readonly string[] }
  | { kind: 'principles.propose'; lines: readonly string[] }
  | { kind: 'principles.agree' }
  | { kind: 'principles.object'; reason: string }
  | { kind: 'principles.withdraw' }
  | { kind: 'meeting.add'; details: MeetingDetails; wall: string; zone: string; repeat: Repeat | null }
  /** `sequence` is the one the sender saw. A reason is needed when the time moves. */
  | {
      kind: 'meeting.change'
      meeting: MeetingId
      sequence: number
      details: MeetingDetails
      wall: string
      zone: string
      reason: string
    }
  /** `following`: this date and all later ones of its series. */
  | { kind: 'meeting.cancel'; meeting: MeetingId; following: boolean; reason: string }
  | { kind: 'meeting.coming'; meeting: MeetingId; coming: Coming | null }
  | { kind: 'poll.open'; title: string; zone: string; minutes: number; walls: readonly string[] }
  | { kind: 'poll.answer'; poll: string; answers: readonly PollAnswer[] }
  | { kind: 'poll.choose'; poll: string; option: number; details: MeetingDetails }
  | { kind: 'poll.drop'; poll: string }

/** Commands the server's own parts give; no browser can send them. */
export type CommunitySystemCommand =
  | {
      kind: 'invitation.make'
      secretHash: Hash
      standing: Standing
      roles: readonly CommunityRole[]
      days: number
      uses: number
    }
  | { kind: 'member.join'; secretHash: Hash; name: string; device: DeviceHash; returnHash: Hash }
  | { kind: 'member.attach'; member: MemberId; device: DeviceHash }
  /** The person behind the member asks for it (MIN2). */
  | { kind: 'member.erase'; member: MemberId }
  | { kind: 'passkey.add'; passkey: Passkey; spent: SpentChallenge }
  | { kind: 'passkey.return'; credential: string; counter: number; device: DeviceHash; spent: SpentChallenge }
  | { kind: 'signIn.connect'; signIn: Hash }
  | { kind: 'signIn.return'; signIn: Hash; device: DeviceHash }
  | { kind: 'return.renew'; returnHash: Hash }
  | { kind: 'feed.renew'; feedHash: Hash }
  | { kind: 'meeting.room'; meeting: MeetingId; room: RoomCode }
  | FileAdded
  | { kind: 'entries.import'; entries: readonly Pick<Entry, 'id' | 'type' | 'words'>[] }

export type CommunityCommand = MemberCommand | CommunitySystemCommand

/** `ids`: fresh random ids, as many as a command can need. */
export type CommunityStamp = { atMs: EpochMs; ids: readonly string[] }

/** `by` is null for somebody who is not a member yet. */
export type StampedCommunityCommand = {
  by: MemberId | null
  key: string | null
  stamp: CommunityStamp
  command: CommunityCommand
}
