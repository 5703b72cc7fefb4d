// Dates, weekdays, feasts and ages, by language. A date like 31/01/2025 outweighs the number it also looks like.
import type { Pattern } from './direct-patterns.ts'
import type { MarkKind } from './mark.ts'

const of = (kind: MarkKind, weight: number, source: string, flags = 'giu'): Pattern => ({
  kind,
  weight,
  find: new RegExp(source, flags),
})

const NUMERIC_DATE =
  '(?<![\\d/.-])(?:\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\s?\\d{1,2}\\.)(?![\\d/-])'
const YEAR = '(?:19[3-9]\\d|20[0-4]\\d)'

const E_MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'
const E_DAY = '(?:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)'
const E_ORDINAL =
  '(?:\\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-\\p{L}+|thirtieth|thirty-first)'
const E_LEAD =
  '(?:(?:on|in|since|by|until|till|before|after|from|during|around|at|for|of) (?:the )?)?(?:(?:last|next|this|every|early|late|mid)[ -])?(?:(?:beginning|middle|end|start) of )?'
const E_FEAST =
  "(?:Christmas(?: Eve| Day)?|New Year(?:'s|’s)?(?: Eve| Day)?|Easter(?: Sunday| Monday)?|Good Friday|Halloween|Thanksgiving|Whitsun|Pentecost|Boxing Day|Valentine(?:'s|’s)? Day|Bonfire Night|Bank Holiday|Ramadan|Eid|Diwali|Hanukkah|Passover|Yom Kippur|Rosh Hashanah|Lent|Advent|Carnival|Mardi Gras|Black Friday|Midsummer|St Patrick(?:'s|’s) Day)"
const E_NUMBER_WORD =
  '(?:(?:fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)'
const E_TENS = '(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|\\d0s)'
const AGE = '(?:1[4-9]|[2-8]\\d|9[0-5])'

export const ENGLISH_TIMES: readonly Pattern[] = [
  of('time', 93, `${E_LEAD}${NUMERIC_DATE}`),
  of(
    'time',
    88,
    `${E_LEAD}(?:(?:${E_DAY},? )?(?:the )?(?:\\d{1,2}|${E_ORDINAL})(?: of)? )${E_MONTH}\\.?(?:,? ${YEAR})?\\b`,
  ),
  of('time', 88, `${E_LEAD}${E_MONTH}\\.? (?:the )?(?:${E_ORDINAL}|\\d{1,2})(?!\\d)(?:,? ${YEAR})?\\b`),
  of('time', 87, `${E_LEAD}(?:January|February|September|October|November|December|July|August)(?: ${YEAR})?\\b`),
  // April, May, June and March are words or names as well: they need something that makes them a time.
  of(
    'time',
    87,
    `(?:(?:in|since|by|until|till|before|after|from|during|around|of|last|next|this|every|early|late|mid|end of|and|or|to) |mid-)(?:early |late |mid-?|last |next )?(?:March|April|May|June|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Jan|Feb)(?: ${YEAR})?\\b(?! (?:have|be|I|not|say|ask|seem|need|want))`,
    'gu',
  ),
  of('time', 87, `(?:March|April|May|June) ${YEAR}\\b`, 'gu'),
  of('time', 86, `${E_LEAD}${E_DAY}(?: (?:morning|afternoon|evening|night))?\\b`),
  of('time', 86, `${E_LEAD}${E_FEAST}(?![\\p{L}])`, 'gu'),
  of(
    'time',
    85,
    `(?:in|since|by|until|before|after|from|of|during|summer|winter|spring|autumn|early|late|back in|class of) ${YEAR}\\b`,
  ),
  of('time', 85, `\\b${YEAR}(?:[/–-]\\d{2,4})\\b|^${YEAR}\\b`),
  of('time', 85, '(?:in )?(?:calendar )?week \\d{1,2}\\b|\\bQ[1-4]\\b(?: \\d{4})?'),
  of('time', 84, '(?:on|for|at) (?:her|his|their) birthday\\b'),

  of(
    'age',
    88,
    `\\b(?:aged?|age of|turn(?:s|ed|ing)?(?! (?:in|on|up|out|off|to))|about to turn|just) ${AGE}\\b(?! (?:per|%|people|minutes|hours|days|weeks|months|years? of|times|cases))`,
  ),
  of('age', 88, `\\b${AGE}[- ]?(?:years?[- ]?old|yrs?[- ]?old|yo|y\\.o\\.)(?![\\p{L}])|\\b${AGE}-year-olds?\\b`),
  of(
    'age',
    88,
    `\\b(?:is|was|am|are|being|only|at|nearly|almost|over|under|past|barely|now|already)(?: (?:only|just|now|already|nearly|almost|barely))? ${AGE}(?=[ ,.;:!?)]|$)(?! ?(?:%|per|people|min|minutes|hours|days|weeks|months|years? (?:of|in|late|ago)|times|cases|cards|pages|metres|miles|km|o.clock|euros?|pounds|of us|of them|percent|others|mentees|colleagues|meetings|members|desks))`,
  ),
  of('age', 86, `(?<=, |\\()${AGE}(?=, |\\)|: )`),
  of('age', 86, `(?<=(?:person|man|woman|colleague|somebody|someone|mentee|mentor) of )${AGE}\\b`),
  of(
    'age',
    88,
    `\\b(?:at|aged|is|was|turned|turns|with (?:his|her|their)) ${E_NUMBER_WORD}(?: years)?(?=[ ,.;]|$)(?! (?:o.clock|people|minutes|hours|days|weeks|months|meetings|times|per|of|in the|pages|members|others|cards|mentees|colleagues|sharp|past|to|every))`,
  ),
  of('age', 88, `\\bin (?:her|his|their|my|the) (?:early |late |mid[- ])?${E_TENS}\\b`),
  of(
    'age',
    89,
    `\\bborn in (?:the )?(?:${YEAR}|(?:early |late )?\\d0s|(?:early |late )?(?:fifties|sixties|seventies|eighties|nineties))`,
  ),
  of(
    'age',
    89,
    `\\b(?:for |after |with )?(?:over |more than |nearly |almost )?(?:1\\d|[2-5]\\d|${E_NUMBER_WORD}) years(?:['’]? (?:of )?(?:service|experience|in (?:the|this|post|office|nursing|teaching)|here|there|with (?:us|the)|on the job|at the))?\\b(?! (?:ago|old|from now|later|time))`,
  ),
  of(
    'age',
    88,
    '\\b(?:teenager|pensioner|retiree|septuagenarian|sexagenarian|millennial|boomer|(?:near|about to|before|close to) retire(?:ment)?)s?\\b',
  ),
]

const D_MONTH = '(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?:s)?'
const D_DAY =
  '(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)(?:s|e|en)?(?:abend|morgen|nachmittag|vormittag|mittag|nacht)?'
const D_LEAD =
  '(?:(?:[Aa]m|[Ii]m|[Ss]eit|[Bb]is|[Vv]or|[Nn]ach|[Aa]b|[Uu]m|[Zz]u|[Aa]n|[Ii]n|[Vv]om|[Zz]um|[Bb]eim|[Üü]ber) )?(?:(?:[Ll]etzte[nrms]?|vorige[nrm]?|nächste[nrms]?|kommende[nrm]?|diese[nrms]?|jede[nrms]?|vergangene[nrm]?) )?(?:(?:Anfang|Mitte|Ende) )?'
const D_FEAST =
  '(?:Weihnachten|Heiligabend|Silvester|Neujahr|Ostern|Ostermontag|Ostersonntag|Karfreitag|Pfingsten|Pfingstmontag|Himmelfahrt|Fronleichnam|Advent|Nikolaus|Fasching|Karneval|Rosenmontag|Aschermittwoch|Buß- und Bettag|Reformationstag|Allerheiligen|Muttertag|Vatertag|Tag der Deutschen Einheit|Zuckerfest|Opferfest|Chanukka|Pessach|Jom Kippur)'
const D_UNIT = '(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)'
const D_NUMBER_WORD = `(?:(?:vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn)|(?:${D_UNIT}und)?(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig))`
const D_NOT_AGE =
  '(?! ?(?:%|Prozent|Uhr|Leute|Personen|Minuten|Stunden|Tage|Tagen|Wochen|Monate|Monaten|Jahre Erfahrung|mal|Mal|Fälle|Karten|Seiten|Meter|Kilometer|Euro|Kolleg|Mitarbeit|Mentees|Treffen|anderen|Mitglieder))'

export const GERMAN_TIMES: readonly Pattern[] = [
  of('time', 93, `${D_LEAD}${NUMERIC_DATE}`),
  of(
    'time',
    88,
    `${D_LEAD}(?:${D_DAY},? (?:den|dem) )?(?:\\d{1,2}\\.|\\p{Ll}+ten) ?${D_MONTH}(?: ${YEAR})?(?![\\p{L}])`,
    'gu',
  ),
  of('time', 87, `${D_LEAD}${D_MONTH}(?: ${YEAR})?(?![\\p{L}])`, 'gu'),
  of('time', 86, `${D_LEAD}(?:${D_DAY})(?![\\p{L}])`, 'gu'),
  of('time', 86, '(?<![\\p{L}])(?:montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags)(?![\\p{L}])'),
  of('time', 86, `${D_LEAD}${D_FEAST}(?![\\p{L}])`, 'gu'),
  of(
    'time',
    85,
    `(?:(?:im Jahr|seit|bis|von|ab|vor|nach|Sommer|Winter|Herbst|Frühjahr|Frühling|Anfang|Mitte|Ende|Jahres) )${YEAR}\\b`,
  ),
  of('time', 85, `(?:^|(?<=[.!?] ))${YEAR}\\b|\\b${YEAR}[/–-]\\d{2,4}\\b`),
  of('time', 85, '(?:in )?(?:der )?(?:Kalenderwoche|KW) ?\\d{1,2}\\b|\\bQ[1-4]\\b'),
  of('time', 84, '(?:an|zu|auf|bei) (?:ihrem|seinem|ihrer|seiner) (?:\\d{2}\\. )?Geburtstag(?:sfeier)?\\b'),

  of('age', 88, `\\b(?:im Alter von|Alter:?|alter von) ${AGE}\\b`),
  of(
    'age',
    88,
    `\\b${AGE}[- ]?(?:Jahre alt|jährig(?:e[nrsm]?)?|-?Jährige[nrsm]?|Jahre jung|j\\.)(?![\\p{L}])|\\b${AGE}-jährige[nrsm]?|${AGE}-Jährige[nrsm]?`,
  ),
  of(
    'age',
    88,
    `(?<![\\p{L}])(?:ist|war|bin|sei|wird|wurde|erst|schon|knapp|über|unter|fast|mit|gerade)(?: (?:erst|schon|knapp|fast|gerade|jetzt|inzwischen|seinen|ihren))? ${AGE}(?=[ ,.;:!?)]|$)${D_NOT_AGE}`,
  ),
  of('age', 86, `(?<=, |\\()${AGE}(?=, |\\)|: )`),
  of(
    'age',
    88,
    `\\b(?:mit (?:seinen|ihren|meinen) )?(?:erst |schon )?${D_NUMBER_WORD} (?:Jahren?)(?: alt)?(?![\\p{L}])(?! später)`,
  ),
  of(
    'age',
    88,
    `(?<![\\p{L}])(?:mit|ist|wird|wurde|war|Anfang|Mitte|Ende) ${D_NUMBER_WORD}(?=[ ,.;]|$)(?! (?:Uhr|Leute|Personen|Minuten|Stunden|Tage|Wochen|Monate|mal|Treffen|Fälle|Kolleg))`,
  ),
  of(
    'age',
    88,
    `(?<![\\p{L}])(?:Anfang|Mitte|Ende) (?:der |den )?(?:[2-8]0|Zwanzig|Dreißig|Vierzig|Fünfzig|Sechzig|Siebzig)(?:er)?\\b`,
  ),
  of(
    'age',
    88,
    '(?:in|Anfang|Mitte|Ende)(?: (?:den|ihren|seinen|meinen))? (?:Zwanzigern|Dreißigern|Vierzigern|Fünfzigern|Sechzigern|Siebzigern|Zwanziger|Dreißiger|Vierziger|Fünfziger|Sechziger)(?:jahren)?\\b',
  ),
  of(
    'age',
    89,
    `\\b(?:Jahrgang|geboren(?: im Jahr)?|(?:im Jahr )?${YEAR} geboren|Geburtsjahr) ?(?:${YEAR}|\\d{2})?\\b`,
  ),
  of(
    'age',
    89,
    `(?:seit |nach |mit )?(?:über |mehr als |fast )?(?:1\\d|[2-5]\\d|${D_NUMBER_WORD}) (?:Dienstjahre[n]?|Berufsjahre[n]?|Jahre[n]? (?:im (?:Dienst|Beruf|Haus|Betrieb|Amt)|dabei|hier|Berufserfahrung|Betriebszugehörigkeit))\\b`,
  ),
  of('age', 88, '\\bseit (?:über |mehr als |fast )?(?:1\\d|[2-5]\\d) Jahren\\b'),
  of(
    'age',
    88,
    '(?<![\\p{L}])(?:Rentner(?:in)?|Pensionär(?:in)?|Teenager|Ruheständler(?:in)?|kurz vor der Rente|vor dem Ruhestand)(?![\\p{L}])',
  ),
]
