// A refusal is never silent: what it means here, in words.
import type { WordKey } from '../words/dictionaries.ts'
import { t } from '../words/words.tsx'

export type Refused = { ok: false; code: string; offer?: string }

const WORDS: Record<string, WordKey> = {
  offline: 'start.offline',
  'not-member': 'community.no_memberGone',
  'not-allowed': 'community.no_notAllowed',
  'name-empty': 'rejection.name-empty',
  'name-too-long': 'rejection.name-too-long',
  'name-characters': 'rejection.name-characters',
  'name-taken': 'community.no_taken',
  'text-empty': 'community.no_empty',
  'text-too-long': 'community.no_long',
  'text-characters': 'rejection.text-characters',
  'too-long': 'community.no_long',
  'not-in-limits': 'community.no_limits',
  'changed-meanwhile': 'community.no_meanwhile',
  'too-many': 'community.no_many',
  'invitation-over': 'community.joinOver',
  'last-coordinator': 'community.no_last',
  'no-such-zone': 'community.no_zone',
  'in-the-past': 'community.no_past',
  'too-far': 'community.no_far',
  'wrong-state': 'community.no_over',
  'read-only': 'community.no_save',
  'passkey-refused': 'community.no_passkey',
  'passkey-cancelled': 'community.no_passkeyCancelled',
  'passkey-known': 'community.no_passkeyKnown',
  'needs-https': 'community.passkeyNoHttps',
  'archive-broken': 'know.no_archive',
  'too-large': 'date.no_large',
  'file-name': 'date.no_name',
  'file-empty': 'date.no_fileEmpty',
  'file-kind': 'date.no_kind',
  'file-harmful': 'date.no_harmful',
  'file-unscanned': 'date.no_unscanned',
  busy: 'date.no_busy',
  'sign-in-away': 'community.signIn_away',
}

export function refusedText({ code, offer }: Refused): string {
  if (code === 'no-such-time')
    return offer === undefined ? t('community.no_noTimePlain') : t('community.no_noTime', { offer })
  if (code === 'file-lies') return offer === undefined ? t('date.no_liesPlain') : t('date.no_lies', { offer })
  return t(WORDS[code] ?? 'community.no_other', { offer: offer ?? '' })
}
