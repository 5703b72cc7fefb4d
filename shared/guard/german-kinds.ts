// What German texts give people away by, apart from names. Inflected forms come from the patterns around the stems.

/** Stems of jobs; -in, -innen, -n, -s and the like follow. */
export const GERMAN_ROLES = `
altenpfleger anästhesist analyst anwalt apotheker archäologe archäolog architekt archivar astronaut astronom augenoptiker bäcker bademeister balletttänzer bänker banker bankkauffrau bankkaufmann barkeeper
bauarbeiter bauer baggerfahrer beamte beamter beamtin bestatter betriebsrat betriebsrät bibliothekar bildhauer biolog biologe bischof bischöf brauer briefträger buchhalter buchhändler bürgermeister busfahrer chemiker chirurg
chorleiter choreograf dachdecker dekan dermatolog diakon dirigent direktor dolmetscher doktorand dozent elektriker elektroniker entwickler ergotherapeut erzieher ethnolog
facharzt fachärzt fahrlehrer feuerwehrmann feuerwehrfrau fischer fleischer fliesenleger flugbegleiter florist förster fotograf friseur fußpfleger gärtner gastwirt geburtshelfer geigenbauer geigenlehrer geolog geschäftsführer
goldschmied grafiker gynäkolog hausarzt hausärzt hausmeister hebamme heilerziehungspfleger heilpädagog historiker hochschullehrer ingenieur informatiker imam installateur jurist justiziar
justizvollzugsbeamt kameramann kamerafrau kantor kapitän kardiolog kassierer kellner kindergärtner klempner koch köchin komponist konditor konrektor konsul krankenpfleger krankenschwester küchenchef küchenhilfe künstler kurator
küster laborant laborleiter landrat landrät landwirt lehrer lektor leutnant linguist logopäd logopäde lokführer maler makler major masseur mathematiker maurer mechaniker mechatroniker mediziner metzger
minister moderator monteur müller musiker nachtwächter neurolog notar oberarzt oberärzt oberst offizier oncolog onkolog optiker ordensschwester organist orthopäd pädagog pastor pathologe patholog pfarrer pfleger pförtner philosoph
physiker physiotherapeut pilot politiker polizist postdoktorand postbote postbot präsident priester privatdozent probst professor professorin programmierer prokurist propst prorektor psychiater psycholog psychotherapeut
quereinsteiger rabbiner radiolog redakteur referendar regisseur rektor reporter restaurator rettungssanitäter notfallsanitäter richter sänger sanitäter schaffner schauspieler schichtführer schlosser schmied schneider schornsteinfeger schreiner
schriftsteller schulleiter schwimmlehrer seelsorger sekretär senator soldat sopranistin sozialarbeiter sozialpädagog soziolog spediteur staatsanwalt staatsanwält staatssekretär stadtrat stadträt statiker steinmetz steuerberater
steward straßenbahnfahrer tänzer taxifahrer teamleiter techniker therapeut tierarzt tierärzt tierpfleger tischler töpfer torwart totengräber übersetzer uhrmacher urolog vermesser versicherungsmakler verwaltungsleiter vikar volontär
vizepräsident vorarbeiter vorstandsvorsitzend wachmann weber winzer wirt wissenschaftler zahnarzt zahnärzt zimmermann zoolog zugbegleiter zahntechniker bundeswehrsoldat postdoc hiwi werkstudent chefarzt chefärzt assistenzarzt assistenzärzt
stationsarzt stationsärzt geschäftsführung abgeordnete
`

/** Compounds with these at their end are jobs: whatever is led, taught or run in front of them. */
export const GERMAN_ROLE_TAILS = `
leiter leiterin beauftragte beauftragter beauftragten direktor direktorin referent referentin assistent assistentin sekretär sekretärin meister meisterin pfleger pflegerin lehrer lehrerin ingenieur ingenieurin techniker
technikerin wissenschaftler wissenschaftlerin forscher forscherin arzt ärztin berater beraterin betreuerin(?!$) fahrer fahrerin führer führerin händler händlerin kauffrau kaufmann therapeut therapeutin verkäufer verkäuferin
verwalter verwalterin vorsitzende vorsitzender vorsitzenden vorstand(?!$) entwickler entwicklerin koordinator koordinatorin arbeiterin manager managerin redakteur redakteurin richterin anwalt anwältin chefin(?!$) angestellte angestellter
beamtin beamter doktorandin professor professorin präsident präsidentin
`

export const GERMAN_ROLE_PATTERNS: readonly string[] = [
  '(?:der |die |das |als |unser[en]? |mein[en]? |ein[en]? )?(?:einzig|erst|letzt|jüngst|ältest|dienstältest|neuest)(?:e|er|en|es|em) (?:\\p{Ll}+ )?(?:Mann|Frau|Männer|Frauen|Mitarbeiter|Mitarbeiterin|Kollege|Kollegin|Ausländer|Ausländerin|Azubi|Auszubildende|Auszubildender|Lehrling|Lehrlinge|Chef|Chefin|Leiter|Leiterin|Mutter|Vater|Student|Studentin|Absolvent|Absolventin|Führungskraft|Schüler|Schülerin|Abteilungsleiter|Partner|Partnerin|Mitglied|Kandidat|Kandidatin|Bewerber|Bewerberin|(?:\\p{Lu}\\p{Ll}+(?:er|erin|in|ent|ist|oge|ant)))\\b',
  'wissenschaftliche[nr]? Mitarbeiter(?:in(?:nen)?|s|n)?',
  '(?:stellvertretende|kommissarische|leitende|regionale|technische|kaufmännische|medizinische|ärztliche|künstlerische|pädagogische|geschäftsführende|ehemalige|studentische|freie)[nrs]? (?!Roll)\\p{Lu}\\p{Ll}+',
  '(?:Leiter|Leiterin|Leitung|Chef|Chefin|Vorstand|Sprecher|Sprecherin|Präsident|Präsidentin) (?:der|des|von|vom|im|für)(?= \\p{Lu}| )',
  '(?:CEO|CFO|CTO|COO|PostDoc|Postdoc)s?\\b',
]

/** Stems of lands and peoples: -isch, -er, -erin, -e, -in and languages follow. */
export const GERMAN_PEOPLES = `
afghan afrikan ägypt alban alger amerikan angolan arab argentin armen aserbaidschan asiat äthiop austral bayer bayr bayer belarus belg bengal boliv bosn brasilian brit bulgar chilen chines dän deutsch ecuadorian
engl eritre est europä filipin finn französ franz flämisch georg ghana ghan griech guatemaltek haitian hess hind holländ hondur indisch ind indones irak iran ir isländ israel italien jamaikan japan jemenit jordan kamerun
kanad kasach katalan ken kirgis kolumbian kongoles korean kosovar kroat kuban kurd lett liban liby litau luxemburg madegass malaysi mali malt marokkan mauret mazedon mexikan moldau mongol montenegr mosambikan
namib nepales neuseeländ niederländ niger nigerian norweg österreich pakistan palästinens paraguay pers peruan pfälz poln portugies preuß rumän ruand russ sächs saudi schott schwed schweizer senegales serb singhales
sizilian slowak slowen somal span sri-lank südafrikan südkorean sudanes suahel syr tadschik taiwanes tamil tansan thailänd thür tibet togo tschad tschech tschetschen tunes türk turkmen ugand ukrain ungar urugay usbek
venezolan vietnames walis westfäl zypr schwäb badisch fränk rheinländ berliner hamburger münchner kölner wiener
`

export const GERMAN_PLACES = `
aachen accra addis afghanistan afrika ägypten albanien algerien allgäu amerika amsterdam andalusien angola ankara antwerpen argentinien armenien aserbaidschan asien äthiopien athen augsburg
australien baden bagdad balkan bamberg bangladesch barcelona basel bautzen bayern bayreuth beirut belarus belgien belgrad benin berlin bern bielefeld birma bochum böhmen bolivien bologna bonn bosnien boston brandenburg brasilien bratislava
braunschweig bremen bremerhaven breslau brüssel budapest bukarest bulgarien burundi cardiff chemnitz chicago chile china cottbus dakar damaskus dänemark danzig darmstadt delhi dessau deutschland dortmund
dresden dublin duisburg düsseldorf ecuador edinburgh eifel eisenach elfenbeinküste elsass emden england erfurt eritrea erlangen essen estland europa finnland flandern flensburg florenz franken frankfurt frankreich freiberg freiburg
friesland fulda gambia gaza genf genua georgien gera ghana göttingen görlitz graz griechenland großbritannien guatemala guinea hagen haiti halle hamburg hamm hanau hannover harz heidelberg heilbronn helsinki hessen
hildesheim holland holstein honduras hongkong hunsrück indien indonesien ingolstadt innsbruck irak iran irland island israel istanbul italien jakarta jamaika japan jemen jena jerusalem johannesburg jordanien kabul kairo
kalkutta kamerun kanada kapstadt karlsruhe kasachstan kassel katalonien kempten kenia kiel kiew kigali kirgistan klagenfurt koblenz köln kolumbien kongo konstanz kopenhagen korea kosovo krakau krefeld kreta kreuzberg kroatien kuba
kurdistan kuwait lagos landshut lausitz leeds leipzig lettland leverkusen libanon liberia libyen liechtenstein lima linz lissabon litauen liverpool london lübeck lüneburg luxemburg luzern lyon madagaskar madrid
magdeburg mailand mainz malawi malaysia mali malta mallorca manchester manila mannheim marburg marokko marseille marzahn mauretanien mazedonien mecklenburg melbourne mexiko minsk moldau mönchengladbach mongolei montenegro montreal
mosambik moskau mumbai münchen münster myanmar nairobi namibia neapel nepal neukölln neuseeland niederlande niederbayern niedersachsen niger nigeria nordhessen nordrhein nordirland normandie norwegen nürnberg oberbayern oberfranken oberhausen oberlausitz odessa oldenburg
osaka oslo osnabrück osten ostdeutschland österreich ostfriesland paderborn pakistan palästina paris passau peking peru pfalz pforzheim philippinen plauen polen porto portugal posen potsdam prag preußen prenzlauer provence puebla
quito regensburg remscheid reutlingen reykjavik rheinland riga rom rostock rotterdam ruanda ruhrgebiet rumänien russland saarbrücken saarland sachsen sachsen-anhalt salzburg sambia samoa santiago sarajevo sardinien saudi-arabien sauerland
schlesien schleswig schottland schwaben schwarzwald schweden schweiz schwerin senegal serbien sibirien siegen siebenbürgen simbabwe singapur sizilien skandinavien slowakei slowenien sofia solingen somalia spanien stockholm straßburg
stralsund stuttgart südafrika sudan südamerika südkorea südtirol surinam sydney syrien tadschikistan taiwan tansania teheran thailand thüringen tibet tirana tirol togo tokio toronto trier tripolis tschad tschechien tschetschenien tübingen tunesien tunis
turin türkei turkmenistan uganda ukraine ulm ungarn uruguay usbekistan valencia venedig venezuela vietnam vorpommern wales warschau washington weimar westdeutschland westfalen wien wiesbaden wilna wismar wittenberg wolfsburg wuppertal
würzburg yokohama zagreb zürich zwickau zypern friedrichshain wedding moabit altona eimsbüttel schwabing
`

export const GERMAN_PLACE_PATTERNS: readonly string[] = [
  '(?:Akzent|Dialekt|Muttersprache|Erstsprache)(?:e[sn]?|s|n)?\\b',
  '(?:Sri Lanka|Tel Aviv|Sierra Leone|Burkina Faso|Hongkong|Buenos Aires|São Paulo|Los Angeles|New York|Costa Rica|Prenzlauer Berg|Kap Verde|Nordrhein-Westfalen|Baden-Württemberg|Rheinland-Pfalz|Schleswig-Holstein)\\b',
  '(?:Sächsisch|Schwäbisch|Bairisch|Bayerisch|Plattdeutsch|Suaheli|Swahili|Farsi|Dari|Paschtu|Urdu|Hindi|Tamil|Bengali|Hebräisch|Jiddisch|Esperanto|Mandarin|Kantonesisch|Tigrinya|Amharisch|Yoruba|Igbo|Hausa)\\b',
  '(?:Nord|Süd|Ost|West|Ober|Nieder|Mittel)(?:amerika|afrika|asien|europa|deutschland|italien|korea|england|irland|bayern|hessen|sachsen|franken|schwaben|friesland|tirol|westfalen)\\b',
  '(?:Ausländer|Migrant|Aussiedler|Spätaussiedler|Wessi|Ossi|Einheimisch)(?:in|innen|en|e|er|s)*\\b',
]

/** Stems; any ending may follow. */
export const GERMAN_SENSITIVE = `
abhängigkeit abtreib abgetrieben adhs aids alkohol alkoholiker alkoholkrank allergi alzheimer angststörung anorex antidepress antisemit aramäisch arthrit asperger asthma asyl atheist autist autismus baptist behindert behinderung bipolar
bisexuell blindenstock blindenhund borderline bulimi buddhist burnout burn-out chemotherap chroni christlich cdu csu spd fdp afd coming-out convertiert konvertiert demenz depress diabet diagnos diskriminier dialyse drogen down-syndrom dyskalkul
endometriose entzug epilep essstörung evangelikal evangelisch flüchtling fasten-monat fatigue fibromyalg freikirch geflüchtet gehörlos gelähmt gemobbt geoutet gewerkschaft grünen-mitglied hautfarbe hebräisch(?!$) hepatitis herzinfarkt herzfehler herzkrank
hindu hiv hörgerät homosexuell hypochond impfgegner infarkt intergeschlechtlich intersex islam insulin jude juden jüdin jüdinnen jüdisch katholi kippa kopftuch kopftücher krebs krebskrank krampfanfall kreuzband kriegsdienst
legasthen lesb leukämie lgbt linkspartei lrs lues lupus magersücht magersucht migrän migrationshintergrund missbrauch mobbing moschee moslem morbus multiple muslim muslima nazi nervenzusammenbruch nichtbinär niqab non-binär neurodivergent obdachlos orthodox panikattack
paranoi parkinson partei(?:mitglied|buch) pflegegrad phobi posttraumatisch ptbs prothese protestant psychisch psychiatri psychos psychotherapie quäker queer ramadan rassis religi rheuma roma rollstuhl rollator sabbat schizo schlaganfall schwanger schwangerschaft schwarzer
schwerbehind schwerhörig schwul sehbehind sehschwäche sekte selbstmord suizid sexuell sinti sozialist spastik sikh stasi stoma stotter sucht süchtig synagoge taubstumm therapieplatz tourette transfrau transident transmann transgender transsexuell
trauma traumatis trisomie tumor turban übergewicht unfruchtbar vergewaltig vorbestraft vorstrafe wechseljahre zeugen-jehovas zwangsstörung zionis zöliakie krankgeschrieben krankschreibung
betriebsratsmitglied streik psychose
`

export const GERMAN_SENSITIVE_PATTERNS: readonly string[] = [
  '(?:auf einem Ohr |auf beiden Ohren |fast |halb )?(?:taub|blind|stumm|gelähmt)(?:e[nrsm]?)?\\b',
  '(?:Multiple[rn]? Sklerose|MS)\\b',
  '(?:trockene[rn]? Alkoholiker(?:in)?)',
  '(?:als |sich als )?(?:trans|queer|bi|schwul|lesbisch|hetero)\\b',
  '(?:schwer|chronisch|unheilbar|psychisch|oft|viel|dauernd) krank(?:e[nrsm]?)?\\b|krank(?= (?:ist|war|wurde|geworden))',
  '(?:schwarze[nr]?|weiße[nr]?|farbige[nr]?) (?:Frau|Mann|Kollege|Kollegin|Person|Mitarbeiter|Mitarbeiterin|Mentee|Mentorin|Mentor|Menschen)\\b',
  'Person of Color|BPoC|BIPoC',
  '(?:Die |den |der |bei den )(?:Grünen|Linken)\\b',
]

/** Stems of families; forms follow. */
export const GERMAN_FAMILY_PATTERNS: readonly string[] = [
  '(?:deren|dessen|sein|ihr|mein|dein|unser|euer|eur|d|ein)(?:e[nrms]?|ie|er|as|em|en|es)? (?:verstorbene[rn]? |kranke[rn]? |alte[rn]? |kleine[rn]? |große[rn]? |älter[ern]+ |jünger[ern]+ |neue[rn]? |eigene[rn]? |pflegebedürftige[rn]? )?(?:Mutter|Vaters?|Eltern|Ehemann(?:e?s)?|Ehefrau|Sohn(?:e?s)?|Töchter|Tochter|Bruders?|Brüder|Schwester|Schwestern|Oma|Opas?|Großmutter|Großvaters?|Großeltern|Geschwister|Onkels?|Tante|Neffen?|Nichte|Enkel(?:in|s|n)?|Partner(?:in|s)?(?= (?:hat|ist|starb|zog))|Baby|Säugling|Witwer?|Verlobte[rn]?|Cousine?s?|Kusine|Vetters?|Patenkind|Pflegekind(?:er)?|Freund(?:in)?(?= (?:hat ihn|hat sie|verließ|zog aus)))\\b',
  '(?:seine|seiner|meine[rn]?|deiner?) (?:Frau|Exfrau|Ex-Frau)\\b',
  '(?:ihr|ihren|ihrem|ihres|seines|mein|meinem|meinen|meines|seinem|sein|seinen) (?:Mann(?:es)?|Mannes|Ex-Mann|Exmann)\\b',
  '(?:Scheidung|Trennung|Fehlgeburt|Totgeburt|Beerdigung|Bestattung|Trauerfeier|Hochzeit|Mutterschutz|Sorgerecht|Unterhalt(?:szahlung)?|Adoption|Pflegefall|Todesfall|Zwillinge|Drillinge|Baby|Babys|Neugeborene|Kleinkind|Stiefvater|Stiefmutter|Schwiegermutter|Schwiegervater|Schwiegereltern|Lebensgefährte|Lebensgefährtin|Ehe|Ehemann|Ehefrau|Witwe|Witwer|Waise|Kinderwunsch|Mutter von|Vater von|Cousine|Cousin|Kita-Platz|Alleinerziehende)(?:n|s|r|en)?\\b',
  '(?:alleinerziehend|geschieden|verwitwet|verheiratet|frisch verliebt|verlobt|adoptiert|getrennt lebend)(?:e[nrsm]?)?\\b|(?:frisch|neu|gerade|zum zweiten Mal) verheiratet',
  '(?:ein|zwei|drei|vier|fünf|sechs|[1-9]|mehrere|kleine|ihre|seine|ihren|seinen|die) (?:kleinen? |erwachsenen? |schulpflichtigen? )?(?:Kinder|Kindern|Töchter|Söhne|Kinds?|Babys|Geschwister)\\b',
  '(?:gestorben|verstorben|verstarb|starb|Todes? (?:der|des|ihrer|seines|seiner|ihres) \\p{L}+)\\b',
]

export const GERMAN_TERMS_PATTERNS: readonly string[] = [
  '(?:Entgeltgruppe|Besoldungsgruppe|Gehaltsstufe|Tarifgruppe|Lohngruppe|Stufe|EG|TVöD|TV-L|E|A|W|S) ?(?:\\d{1,2})[a-z]?(?: (?:Stufe) \\d)?\\b',
  '\\d[\\d.,]*\\s?(?:Euro|EUR|€|Franken|CHF|Dollar)(?: (?:weniger|mehr|brutto|netto|im Monat|im Jahr))*',
  '(?:Gehalt|Gehälter|Gehalts|Lohn|Löhne|Gehaltserhöhung|Gehaltsabrechnung|Lohnabrechnung|Abfindung|Schulden|Hypothek|Privatinsolvenz|Rente|Weihnachtsgeld|Zulage|Boni|Mindestlohn|Bürgergeld|Kurzarbeit|Minijob|Teilzeitstelle)(?:e?s|en)?\\b',
  '(?:Visum|Visa|Aufenthalt(?:stitel|serlaubnis|sstatus|sgenehmigung)?|Arbeitserlaubnis|Duldung|Einbürgerung|Abschiebung|Staatsbürgerschaft|Staatsangehörigkeit|Blaue Karte)(?:s|en)?\\b',
  '(?:Arbeits|Zeit|Jahres|Honorar|Miet)?[Vv]ertrag (?:endet|läuft aus|läuft ab|ausläuft|endete|lief aus|ist ausgelaufen)|befristet(?:e[nrsm]?)?(?: \\p{Lu}\\p{Ll}+)?|Befristung|Probezeit|Zeitvertr(?:ag|äge)\\w*|Vertragsende|unbefristet(?:e[nrsm]?)?(?: Vertrag)?|auf Abruf|Leiharbeit(?:er(?:in)?)?|Zeitarbeit|Werkvertrag|Aufhebungsvertrag',
  '(?:Stipendi(?:um|en|ums|at|atin)|Förderung läuft|Fördergeld(?:er)?|Drittmittel|BAföG|Bafög|Promotionsstelle|Habilitation)\\b',
]

/** Words before a name or number that make it a part of an organisation. */
export const GERMAN_ORG_WORDS = `
abteilung akademie alten-und agentur amt arbeitsgruppe ausschreibung außenstelle bank behörde bereich berufsschule betrieb bibliothek brauerei büro buchhandlung bundesamt campus chor dezernat dienststelle fachbereich fachschule fakultät
feuerwache filiale firma förderschule gemeinde gericht gesamtschule gesellschaft grundschule gruppe gymnasium hochschule hort hotel institut internat jobcenter jugendamt jugendzentrum kanzlei kaserne kindergarten kita klasse klinik klinikum
kloster konzern krankenhaus kunde kunden kundin kurs labor landratsamt laden lehrstuhl ministerium modul museum niederlassung oberschule ortsverein pflegeheim pfarrei polizeirevier praxis projekt realschule redaktion referat
restaurant revier sachgebiet schule seniorenheim sparkasse spedition sportverein stadtwerke standort station stift stiftung stufe supermarkt team theater tochterfirma universität uni verband verein verlag verwaltung volkshochschule vhs wache
wahlkreis werft werk werkstatt wohngruppe zentrum zweigstelle
`

/** Whole words or ends of compounds that name a part of an organisation. */
export const GERMAN_ORG_TAILS = `
schule schulen klinik kliniken klinikum krankenhaus labor museum museums institut universität hochschule akademie gymnasium stift spital heim(?!$) kanzlei redaktion bibliothek archiv werkstatt brauerei bäckerei druckerei gärtnerei
spedition verlag theater orchester kirche(?!$) gemeinde dekanat rektorat ministerium behörde jugendamt sozialamt bauamt finanzamt ordnungsamt standesamt buchhaltung verwaltung(?!$) technik(?!$) projekt(?!$) team(?!$) fakultät lehrstuhl
station(?!$) ambulanz apotheke praxis(?!$) bank(?!$) kasse(?!$) versicherung werke fabrik werft reederei wache(?!$) kaserne niederlassung büro(?!$) abteilung(?!$) referat dezernat stiftung verein verband kita hort zentrum zentrums
`

export const GERMAN_DEPARTMENTS = `
anästhesie archiv beschaffung betriebsrat betriebsrats buchhaltung chirurgie compliance controlling dermatologie disposition einkauf elektrotechnik entwicklungsabteilung forensik forschungsabteilung geburtshilfe geriatrie germanistik gynäkologie haustechnik innere intensivstation it-abteilung
kardiologie kantinenküche kinderklinik konstruktion kreißsaal lagerhalle lohnbuchhaltung logistik marketing maschinenbau montage nachtdienst neurologie notaufnahme onkologie op-bereich pädiatrie palliativstation pathologie physiotherapie poststelle
pressestelle produktion psychiatrie qualitätssicherung radiologie rechnungswesen rechtsabteilung rettungsdienst service-center spedition vertrieb vorstand vorstands warenannahme zentrale aufsichtsrat aufsichtsrats betriebshof geschäftsleitung
`
