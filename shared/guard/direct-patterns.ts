// Contact data and numbers look alike in both languages. Highest weight: nothing overrules them.
import type { Candidate, MarkKind } from './mark.ts'

export type Pattern = { kind: MarkKind; weight: number; find: RegExp }

const E_STREET =
  '(?:Street|St\\.?|Road|Rd\\.?|Lane|Avenue|Ave\\.?|Grove|Close|Drive|Crescent|Terrace|Gardens|Square|Court|Way|Place|Hill|Row|Mews|Park|Walk|Quay|Parade|Boulevard)'
const D_STREET =
  '(?:straße|strasse|str\\.|weg|gasse|allee|platz|ring|ufer|damm|chaussee|steig|hof|berg|graben|winkel|zeile|stieg|pfad|promenade|markt)'
const UK_POSTCODE = '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}'

/** A word that says: a number of somebody follows. */
const ANNOUNCED =
  '\\p{L}*(?:[Nn]umber|[Nn]ummer)|[Nn]o\\.|Nr\\.|ID|[Bb]adge|[Rr]ef(?:erence|\\.)?|[Cc]ase|[Ff]ile|[Tt]icket|[Cc]ontract|\\p{L}*[Vv]ertrag|\\p{L}*[Aa]ktenzeichen|Az\\.|\\p{L}*[Kk]ennzeichen|[Pp]late|\\p{L}*[Pp]ass(?:port)?|\\p{L}*ausweis|[Pp]atient(?:in|en)?|\\p{L}*[Kk]unde(?:n|nnummer)?|[Pp]olicy|[Ll]icen[cs]e|[Ii]nsurance|[Aa]ccount|\\p{L}*[Kk]onto|[Ii]nvoice|Rechnung|[Oo]rder|[Ss]tudent|[Rr]oom|Zimmer|Raum|[Bb]üro|Fall|Akte|Vorgang|IBAN|[Mm]ember|Mitglied'

export const DIRECT_PATTERNS: readonly Pattern[] = [
  // Mail, with the usual ways of hiding it from machines.
  of(
    'contact',
    100,
    /[\p{L}\p{N}._%+-]+\s?(?:@|[[({]\s?(?:at|ät)\s?[\])}])\s?[\p{L}\p{N}-]+(?:\s?(?:\.|[[({]\s?(?:dot|punkt)\s?[\])}])\s?[\p{L}\p{N}-]+)+/giu,
  ),
  of('contact', 99, /\b(?:https?:\/\/|www\.)[^\s<>"')\]]*[^\s<>"')\].,;:!?]/giu),
  of(
    'contact',
    98,
    /\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|edu|gov|info|io|me|eu|uk|de|at|ch|fr|it|es|nl|pl|dev|app|blog|social|example|ac\.uk|co\.uk)(?:\/[^\s<>"')\],;]*[^\s<>"')\].,;:!?])?(?![\p{L}\p{N}])/giu,
  ),
  of('contact', 97, /(?<![\p{L}\p{N}@.])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu),
  of('contact', 97, /\b[\p{L}\p{N}_.-]{2,}#\d{4}\b/gu),
  of('contact', 97, /\b[ur]\/[\p{L}\p{N}_-]{3,}/gu),
  of('contact', 97, /\blive:[\p{L}\p{N}_.-]{3,}/giu),
  of('contact', 96, /(?<![\p{L}\p{N}])(?:\+|00)\d{1,3}[\s()/.-]*\d(?:[\s()/.-]{0,2}\d){5,13}(?!\d)/gu),
  of('contact', 96, /(?<![\p{L}\p{N}/.-])\(?0\d{1,5}\)?[\s/.-]{0,3}\d(?:[\s/.-]?\d){4,10}(?!\d)/gu),
  of(
    'contact',
    95,
    new RegExp(
      `\\b(?:(?:Flat|Apartment|Unit|Suite) \\d+[a-z]?, )?\\d{1,4}[a-z]?,? (?:\\p{Lu}[\\p{L}'’.-]+ ){1,3}${E_STREET}(?![\\p{L}])(?:, (?:Flat|Apartment) \\d+[a-z]?)?(?:, \\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?)?(?:,? ${UK_POSTCODE})?`,
      'gu',
    ),
  ),
  of(
    'contact',
    95,
    new RegExp(
      `(?<![\\p{L}])(?:(?:\\p{Lu}[\\p{L}-]*${D_STREET})|(?:(?:An? |Am |Zum |Zur |Im |In der |Auf dem |Unter den |Alte[rn]? |Neue[rn]? |Große |Kleine |Lange |Obere |Untere )?\\p{Lu}[\\p{L}-]+[- ](?:Straße|Str\\.|Weg|Gasse|Allee|Platz|Ring|Ufer|Damm)))(?: ?\\d{1,4}(?: ?[a-z](?![\\p{L}]))?)(?:, (?:\\d{5} )?\\p{Lu}[\\p{L}-]+)?`,
      'gu',
    ),
  ),
  of('contact', 94, new RegExp(`\\b${UK_POSTCODE}\\b`, 'gu')),
  of('contact', 94, /\b(?:D-)?\d{5} \p{Lu}[\p{L}-]+(?: (?:am|an der|im|ob der) \p{Lu}[\p{L}-]+)?/gu),
  of(
    'contact',
    94,
    /(?<=\b(?:PLZ|Postleitzahl|postcode|zip|zip code)(?: (?:ist|is|lautet))?:? ?)[A-Z\d]{3,}(?: \d[A-Z]{2})?\b/giu,
  ),
  of('contact', 94, /\b(?:PO Box|P\.O\. Box|Postfach) ?\d[\d ]*\d/giu),
  of(
    'contact',
    93,
    /(?<=\b(?:handle|user ?name|account|login|nickname|Benutzername|Nutzername|Instagram|Twitter|TikTok|Telegram|Skype|Discord|Snapchat|Insta)(?: (?:is|ist|lautet|heißt|as|als))?:? )[\p{L}\p{N}]*[_.\d][\p{L}\p{N}_.-]*[\p{L}\p{N}]/giu,
  ),

  // A word that announces a number, then the number.
  of(
    'number',
    85,
    new RegExp(
      `(?<=(?<![\\p{L}])(?:${ANNOUNCED})(?:[ -](?:[Nn]umber|[Nn]o\\.?|[Nn]ummer|Nr\\.?|ID|id))?(?: (?:is|was|ist|war|lautet|plate|the|with))?:? #?)(?=[\\p{L}/.-]*\\d)[\\p{L}\\d]+(?:[/.-][\\p{L}\\d]+| \\d{2,}| [A-Z]{1,3}(?![\\p{L}]))*`,
      'gu',
    ),
  ),
  of('number', 93, /\b[A-Z]{2}\d{2} ?[A-Z]{3}\b/gu),
  of('number', 93, /\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?\b/gu),
  of('number', 92, /\b[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){3,7}(?: ?[\dA-Z]{1,3})?\b/gu),
  of('number', 92, /\b[A-Z]{1,5}[-/]\d[\d/-]*\d\b/gu),
  of('number', 92, /\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gu),
  of('number', 91, /\b\d{2,}[-/]\d{2,}(?:[-/]\d+)*(?:-[A-Z])?\b/gu),
  of('number', 91, /\b[A-Za-z]?\d{6,}[A-Z]?\b/gu),
  of('number', 91, /\b[A-Z]\d?\.\d{2,4}\b/gu),
]

function of(kind: MarkKind, weight: number, find: RegExp): Pattern {
  return { kind, weight, find }
}

export function byPattern(text: string, patterns: readonly Pattern[]): Candidate[] {
  const found: Candidate[] = []
  for (const { kind, weight, find } of patterns) {
    for (const match of text.matchAll(find)) {
      if (match[0].length > 0) found.push({ start: match.index, end: match.index + match[0].length, kind, weight })
    }
  }
  return found
}
