// The German rules. Every noun has a capital here, so a name is what neither a list nor an ending nor an article explains.
import { Capitals, type Meaning } from './capitals.ts'
import { byPattern, type Pattern } from './direct-patterns.ts'
import {
  GERMAN_DEPARTMENTS,
  GERMAN_FAMILY_PATTERNS,
  GERMAN_ORG_TAILS,
  GERMAN_ORG_WORDS,
  GERMAN_PEOPLES,
  GERMAN_PLACE_PATTERNS,
  GERMAN_PLACES,
  GERMAN_ROLE_PATTERNS,
  GERMAN_ROLE_TAILS,
  GERMAN_ROLES,
  GERMAN_SENSITIVE,
  GERMAN_SENSITIVE_PATTERNS,
  GERMAN_TERMS_PATTERNS,
} from './german-kinds.ts'
import { GERMAN_NOUNS, GERMAN_OPENERS, GERMAN_TAILS, GERMAN_VERBS } from './german-words.ts'
import type { makeNameLists } from './given-names.ts'
import type { Candidate, MarkKind } from './mark.ts'
import { GERMAN_TIMES } from './times.ts'
import type { Word } from './words-of-text.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const TITLES = set(
  'frau frl herr herrn dr prof professor professorin doktor schwester pfarrer pater onkel tante oma opa familie',
)
/** Before a common noun there is one of these, nearly always; before a name hardly ever. */
const DETERMINER =
  /^(?:der|die|das|den|dem|des|ein|eine[nrms]?|kein(?:e[nrms]?)?|(?:mein|dein|sein|ihr|unser|euer|eur)(?:e[nrms]?)?|dies(?:e[nrms]?)?|jed(?:e[nrms]?)|welch(?:e[nrms]?)?|manch(?:e[nrms]?)?|all(?:e[nrms]?)?|beide[nrms]?|viel(?:e[nrms]?)?|wenig(?:e[nrms]?)?|mehr(?:ere[nrms]?)?|weniger|einige[nrms]?|ander(?:e[nrms]?)|solch(?:e[nrms]?)?|zum|zur|im|am|beim|vom|ins|ans|aufs|fürs|ums|durchs|übers|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|tausend|halbe[nrms]?|etwas|nichts|pro|je|per|lauter|voller|welche|viel|genug)$/u
const ADJECTIVE =
  /^\p{Ll}{2,}(?:ige|liche|ische|ende|ste|ere|nde|bare|same|hafte|lose|volle|elle|iche|ere|te|ne|le|re|ue|se|ge|che|de|me|pe|ße|fe)[nrms]?$/u
/** Endings no name has; compounds end on nouns of the list as well. */
const ENDING =
  /^\p{L}{2,}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|sion|sionen|ität|itäten|ismus|ment|mente|nis|nisse|nissen|chen|lein|tum|ling|linge|ierung|enz|anz|ik|iker|ikerin|ologe|ologin|ur|uren|ei|eien|erin|innen|er|ern|ende|enden|ender|ierte|ierten|ierter|age|agen|eur|eure|ion|ionen|gkeit|sal|essen|ium|ien|ens|ung|arbeit|bereich|system)s?$/u
const INFINITIVE =
  /^\p{Lu}\p{Ll}{3,}(?:eln|ern|ehen|hen|ten|den|gen|ken|ben|len|nen|sen|ren|ßen|pfen|fen|cken|men|zen|chen)s?$/u
const VERB_END = /^\p{Ll}{2,}(?:t|te|ten|tet)$/u
const FOREIGN_LETTER = /[àáâãåæçèéêëìíîïðñòóôõøùúûýþăąćčďđęěğıłńňőœřśşšţťůűźżžßẞ]/u

const PAIR =
  /(?<!\p{L})(?:nur|bloß|allein) ein(?:e[nrm]?)? (?:Mentee|Mentor(?:in)?)(?:s|en)?(?!\p{L})|(?<!\p{L})(?:mein|unser)(?:e[nrms]?)?(?: (?:einzige|beide|andere|erste|zweite|neue|frühere|ehemalige|jetzige|letzte|alte|junge|eigene|liebe|zwei|drei)[nrms]?)* (?:Mentee|Mentor(?:in|innen)?)(?:s|en)?(?!\p{L})/giu
const PRONOUN =
  /(?<!\p{L})(?:er|ihn|ihm|Er|Ihm|Ihn)(?!\p{L})|(?<!\p{L})[Ss]ie(?= (?:ist|hat|war|wird|wurde|hatte|sagt|sagte|will|wollte|kann|konnte|soll|muss|musste|darf|mag|geht|ging|kam|kommt)(?!\p{L}))/gu
const TITLE_OF_SOMETHING =
  /[„"»](?:\p{Lu}[\p{L}’'-]*)(?: (?:für|von|und|der|die|das|des|im|in|zu|mit|ohne|an|am|auf|\p{Lu}[\p{L}’'-]*)){1,6}[“"«](?<=\p{Lu}.* .*\p{Lu}\p{L}*[“"«])/gu

export function makeGerman(lists: ReturnType<typeof makeNameLists>) {
  const nouns = set(GERMAN_NOUNS)
  const openers = set(GERMAN_OPENERS)
  const verbs = set(GERMAN_VERBS)
  const tails = byLength(GERMAN_TAILS)
  const places = set(GERMAN_PLACES)
  const departments = set(GERMAN_DEPARTMENTS)
  const orgWords = set(GERMAN_ORG_WORDS)
  const role = new RegExp(
    `(?:^(?:chef|haupt|ober|unter|vize|ex-|alt|neben|jung)?(?:${alternatives(GERMAN_ROLES)})|\\p{L}{3,}(?:${alternatives(GERMAN_ROLE_TAILS)}))(?:e|er|es|s|n|en|in|innen|ens)?$`,
    'u',
  )
  const people = new RegExp(
    `^(?:(?:süd|nord|ost|west|alt|deutsch|halb|volks|ober|nieder)-?)?(?:${alternatives(GERMAN_PEOPLES)})(?:isch(?:e[nrms]?|s)?|e?r(?:in|innen|n|s)?|in|innen|e[nrms]?|i|is)$`,
    'u',
  )
  const sensitive = new RegExp(`^(?:${alternatives(GERMAN_SENSITIVE)})\\p{L}*$`, 'u')
  const orgTail = new RegExp(
    `^\\p{L}{3,}-?(?:${GERMAN_ORG_TAILS.trim()
      .split(/\s+/)
      .filter((one) => !one.includes('('))
      .join('|')})(?:e?s|en|n)?$`,
    'u',
  )
  const patterns: Pattern[] = [
    ...GERMAN_TIMES,
    ...compiled('role', 72, GERMAN_ROLE_PATTERNS),
    ...compiled('place', 71, GERMAN_PLACE_PATTERNS),
    ...compiled('sensitive', 74, GERMAN_SENSITIVE_PATTERNS, 'giu'),
    ...compiled('family', 73, GERMAN_FAMILY_PATTERNS, 'giu'),
    ...compiled('terms', 75, GERMAN_TERMS_PATTERNS),
    {
      kind: 'org',
      weight: 64,
      find: new RegExp(
        `(?<!\\p{L})(?:${[...orgWords].map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join('|')})(?:s|es|en)? (?:[„"»]?\\p{Lu}[\\p{L}-]+[“"«]?|\\d{1,3}[a-z]?(?!\\d)|[A-Z]\\b)(?: (?:&|und) \\p{Lu}\\p{L}+)?(?!\\p{L})`,
        'gu',
      ),
    },
    {
      kind: 'org',
      weight: 64,
      find: /(?<!\p{L})\p{Lu}[\p{L}-]+ (?:& |und )(?:Söhne|Sohn|Partner|Co|Töchter|Cie)(?!\p{L})|(?<!\p{L})(?:\p{Lu}[\p{L}-]+ ){1,3}(?:GmbH|AG|KG|eG|e\. ?V\.|UG|SE|OHG)(?!\p{L})/gu,
    },
    { kind: 'org', weight: 59, find: TITLE_OF_SOMETHING },
    { kind: 'pair', weight: 80, find: PAIR },
    { kind: 'gender', weight: 5, find: PRONOUN },
  ]

  function isNoun(lower: string): boolean {
    if (nouns.has(lower)) return true
    for (const cut of [1, 2]) {
      const stem = lower.slice(0, -cut)
      if (/(?:e?s|e?n|e)$/u.test(lower) && stem.length > 2 && nouns.has(stem)) return true
    }
    return tails.some(
      (tail) =>
        lower.length > tail.length + 2 &&
        (lower.endsWith(tail) ||
          lower.endsWith(`${tail}s`) ||
          lower.endsWith(`${tail}es`) ||
          lower.endsWith(`${tail}n`)),
    )
  }

  function isPlain(word: Word): boolean {
    const { lower } = word
    if (openers.has(lower) && word.isFirst) return true
    const parts = lower.split(/[-‐]/u)
    const last = parts.at(-1) ?? lower
    if (
      isNoun(last) ||
      (parts.length === 1 && ENDING.test(lower)) ||
      (parts.length > 1 && ENDING.test(last) && isNoun(parts[0] ?? ''))
    )
      return true
    return INFINITIVE.test(word.text)
  }

  const isVerb = (lower: string) => verbs.has(lower) || VERB_END.test(lower)

  const capitals = Capitals({
    titles: TITLES,
    lists,
    ambiguous: lists.words.de,
    isPlace: (lower) => places.has(lower) || places.has(lower.replace(/s$/u, '')),
    placeBefore: /^(?:in|nach|aus|bei|um|bis)$/u,
    isVerb,
    isOrgWord: () => false,
    meaning(word: Word, next: Word | undefined, before: Word | undefined): Meaning {
      const { lower, text } = word
      if (
        FOREIGN_LETTER.test(lower.replaceAll('ß', '')) &&
        !/^(?:café|cafés|idée|déjà|à|coupé|exposé|exposés|resümee)/u.test(lower)
      )
        return 'name'
      if (/^\p{Lu}{2,6}s?$/u.test(text)) return 'nothing'
      if (/^(?:Mc|Mac)\p{Lu}|^[OD]['’]\p{Lu}/u.test(text)) return 'name'
      if (isPlain(word) || role.test(lower) || people.test(lower) || sensitive.test(lower)) return 'nothing'
      if (departments.has(lower) || orgTail.test(lower)) return 'nothing'
      // Made of an adjective or a participle: Gelerntes, Offensichtliches.
      if (text.length < 3 || /(?:[tdrnlmh]|ig)es$/u.test(lower) || /^ge\p{L}+t(?:e[nrsm]?)?$/u.test(lower))
        return 'nothing'
      if (word.isFirst) {
        // An adverb or a participle takes its verb like a name does; names have no such endings.
        if (/(?:e|er|es|en)$/u.test(lower) && next?.isCapital && next.gap === ' ' && isPlain(next)) return 'nothing'
        if (/(?:lich|ig|isch|bar|sam|weise|wärts|mals|ns|mal|los|haft|voll|t|en|end)$/u.test(lower)) return 'nothing'
        return next && (isVerb(next.lower) || (next.isCapital && next.gap === ' ')) ? 'name' : 'nothing'
      }
      if (before && (DETERMINER.test(before.lower) || ADJECTIVE.test(before.text)) && before.gap !== '')
        return 'nothing'
      return 'name'
    },
    isLowerName: (lower) =>
      lower.length > 4 && !openers.has(lower) && !nouns.has(lower) && !/(?:en|er|es|em|ig|t)$/u.test(lower),
  })

  function byWord(words: readonly Word[]): Candidate[] {
    const found: Candidate[] = []
    words.forEach((word, at) => {
      const kind = kindOf(word, words[at - 1])
      if (kind) found.push({ start: word.start, end: word.end, kind, weight: WEIGHT[kind] ?? 50 })
    })
    return found
  }

  function kindOf({ lower, isCapital, text }: Word, before: Word | undefined): MarkKind | null {
    const parts = lower.split(/[-‐]/u)
    if (sensitive.test(lower) || (parts.length > 1 && parts.some((part) => part.length > 4 && sensitive.test(part))))
      return 'sensitive'
    if (people.test(lower) && (isCapital || lower.includes('isch')) && !nouns.has(lower)) return 'place'
    if (!isCapital) return null
    if (places.has(lower) || (lower.endsWith('s') && places.has(lower.slice(0, -1)) && lower.length > 5)) {
      return /^(?:essen|halle|island|linz|osten|posen|singen|trier|ulm|wedding|rom)$/u.test(lower) &&
        !(before && /^(?:in|nach|aus|bei)$/u.test(before.lower))
        ? null
        : 'place'
    }
    if (departments.has(lower) || departments.has(lower.replace(/s$/u, ''))) return 'org'
    if (role.test(lower) && !GENERIC.test(lower)) return 'role'
    if (orgTail.test(lower) && !GENERIC_ORG.test(lower)) return 'org'
    if (/^\p{Lu}{2,6}$/u.test(text) && !KNOWN_SHORT.has(text)) return 'org'
    if (
      /^\p{Lu}\p{L}+-(?:Team|Projekt|Gruppe|Abteilung|Büro|Programm|Labor|Kurs|Station|Schule|Standort|Filiale)s?$/u.test(
        text,
      )
    )
      return 'org'
    return null
  }

  return (text: string, words: readonly Word[]): Candidate[] => [
    ...byPattern(text, patterns),
    ...byWord(words),
    ...capitals(text, words),
  ]
}

/** Anybody here may be called so. */
const GENERIC =
  /^(?:mitarbeiter|mitarbeiterin|projektmitarbeiter|chef|leiter|teilnehmer|berater|begleiter|moderator|moderatorin|teammitglied|gruppenleiter|mentorenleiter|vorgesetzte).*$|^(?:meister|wirt|bauern|schmied|köche|kocht|wirte|koche|meisten|forscher|fahrer|führer|maler|verwalter|bauer|wirts|führung)$/u
const GENERIC_ORG =
  /^(?:hochschule|hochschulen|universität|beratung|stiftung|abteilung|volkshochschule|bibliothek|verwaltung|grundschule|vorverein|werkstatt|personalabteilung|fachhochschule|reihenfolge|zusammenarchiv).*$/u
const KNOWN_SHORT = new Set(
  'OK CV IT PC PDF TV KI EU USA UK WC LKW PKW SMS GPS USB FAQ BWL PDF DM AG ADHS MS CDU SPD FDP AFD CSU EDV QR HR ID PIN UNO WM EM WLAN DVD CD'.split(
    ' ',
  ),
)
const WEIGHT: Partial<Record<MarkKind, number>> = { sensitive: 70, family: 69, role: 68, place: 67, org: 58 }

function alternatives(words: string): string {
  return words.trim().split(/\s+/).join('|')
}

function byLength(words: string): string[] {
  return words.trim().split(/\s+/)
}

function compiled(kind: MarkKind, weight: number, sources: readonly string[], flags = 'gu'): Pattern[] {
  return sources.map((source) => ({ kind, weight, find: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})`, flags) }))
}
