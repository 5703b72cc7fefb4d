// German nouns have capitals like names do. These lists say which capital is an ordinary noun: whole words, and the tails that
// compounds end with. Endings that names do not have (-ung, -heit, -tion ...) are in `capitals.ts`.

export const GERMAN_NOUNS = `
abend abende abends abgabe abitur ablauf abschied abschluss absicht abstand abteil ader adresse affe agenda ahnung akte akten alarm album alltag alter
ältere ältester amt ämter anfang anfänge anfänger angebot angst ängste anlass anliegen anruf anrufe ansatz anspruch anteil antrag anträge antwort antworten
anzeige apfel apparat appell arbeit arbeiten arger ärger argument argumente arm arme armee art arten artikel arzt ärzte ast atem atmosphäre
aufgabe aufgaben auftrag auftritt aufwand aufzug auge augen augenblick ausblick ausdruck ausflug ausgang auskunft ausnahme
ausrede ausreden aussage austausch ausweg ausweis auszug auto autos bahn ball band bank bart bau bauch baum bedarf bedauern bedenken befehl
begeisterung beginn begriff bein beine beispiel beispiele beitrag beiträge belang belastung beleg bereich bereiche berg bericht berichte beruf berufe
bescheid beschwerde beschwerden besitz besuch besuche betrag betrieb bett beweis bild bilder bildschirm bitte blatt blick blicke blume blut boden bogen
boot brei brett brief briefe brille brot bruch brücke brust buch bücher bühne bund bus busse chance chancen chaos charakter chat chef chefin chefs chor code
computer dach dame damen dank datei daten datum dauer decke denken detail details dialog dienst dienste dienstplan ding dinge direktheit
diskussion dokument dokumente dorf draht dreck druck duft dunkel durchblick durcheinander durchschnitt durst ebene ecke ehre ehrgeiz ehrlichkeit eifer
eigene eimer eindruck eindrücke einfall einfluss eingang einheit einkommen einladung einsatz einsicht einspruch einstieg eis eltern
emotion empathie empfang empfehlung ende energie enge entgegenkommen entscheidung entwurf erbe erde erfolg erfolge erfolgs
ergebnis ergebnisse erlaubnis erlebnis ernst ersatz essen etage fabrik faden fahrer fahrkarte fahrrad fahrt fakten fall falle
fälle familie familien farbe farben fass faust feedback fehler feier feiern feierabend feind feld fenster ferien fernseher fest fett feuer figur film
finger firma firmen fisch flasche fleisch fleiß fliege flug flugzeug flur fluss folge folgen folie folien form formel formen formular frage fragen
fragebogen frau frauen freitag freiheit freizeit freude freund freunde freundin freundlichkeit freundschaft friede frieden frist fristen front frucht
frühling führung führungskraft führungskräfte fünf fuß füße füller gang gänge garten gast gäste gebäude gebet gebiet gebot gebühr
geburtstag gedanke gedanken gedächtnis gedicht geduld gefahr gefallen gefühl gefühle gegenteil gegenwart gegner gehalt gehör geheimnis gehirn geist geld gelegenheit
gemüse genuss gepäck gerede gericht geruch gerücht gerüchte gesang geschäft geschenk geschenke geschichte geschichten geschirr geschmack geschwindigkeit
gesellschaft gesetz gesicht gesichter gespräch gespräche gesprächen gesprächs gestalt geste gewalt gewicht gewinn gewissen gewohnheit gift glas glaube
gleichgewicht glück gott grenze grenzen griff größe großraumbüro grund gründe gruppe gruppen grüße gruß gut gute guten gutes güte haar haare
hafen halle hals halt haltung hand hände handschrift handy haus häuser haut heft heimat heimweg heizung held helfer hemd herbst herz hilfe himmel hinsicht
hintergrund hinweis hitze hof höhe humor hund hunde hunger hut ich idee ideen impuls inhalt inhalte initiative insel interesse interessen internet
irrtum jahr jahre jahren jahres jahrzehnt job jobs jugend jugendliche junge kaffee kalender kälte kamera kamin kampf kanal kantine kapitel karriere
karte karten käse kasse kasten katze keller kern kette kind kindern kino kirche kiste kisten klage klang klarheit klasse kleidung klima knie knopf knoten koch
koffer kollege kollegen kollegin kolleginnen kollegium komma kompass kompliment komplimente kompromiss konflikt konflikte kontakt kontakte
konto kontrolle konzept kopf köpfe kopie körper kosten kraft kräfte kreis kreise krieg krise kritik küche kuchen kugel kultur kulturen kummer kunde kunden kunst
kurs kurse kuss küste lachen lack laden lage lager lampe land länder länge langeweile lärm last laufbahn laufwerk laune leben lebenslauf leder leere
lehre lehrer lehrgang leid leidenschaft leine leitung leiter leitfaden lernen leser leute liebe lied linie liste listen lob loch löffel lohn los lösung löwe lücke luft lust
macht magen mal mangel mann mantel markt maschine maß masse material mauer maus medien meer mehrheit meinung meister menge mensch menschen mentee mentees
mentor mentoren mentorin mentorinnen mentoring merkmal messe messer methode methoden miete mikrofon milch minute minuten missachtung mitarbeiter
mitarbeiterin mitarbeitende mitgefühl mitglied mitglieder mitleid mittag mittagessen mittagspause mitte mittel möbel möbelstück moderation modell möglichkeit moment
momente monat monate monaten mond morgen motivation motor mühe müll mülleimer mund münze münzen muse musik muss muster mut mutter muttersprache nachbar nachdruck nachfrage
nachmittag nachname nachricht nachrichten nachsicht nächste nächsten nacht nächte nachteil nachwuchs nadel nähe name namen nase natur nebel netz netzwerk neid neue neuen
neues neugier neuling niederlage niemand nichts niveau norden not note noten notiz notizen notfall null nummer nummern nutzen objekt ofen ohr ohren onlinekurs ohnmacht ordner
ordnung ort orte osten paar papier park parkplatz partei partie partner partnerin pass passwort pause pausen pech pension person personal personen
pfanne pfannen pfeife pflanze pflege pflicht pflichten phase pilz plan pläne platte platz plätze politik post posten postfach praktikant praktikanten praktikantin praktikum praxis
predigt preis preise prinzip prinzipien privileg probe probleme problem produkt programm programme projekt projekte projektes protokoll prozent prozess prozesse prüfung punkt
punkte qual qualität quatsch quelle rad rahmen rand rang rat ratschlag ratschläge ratschlägen rätsel raum räume räumen rechner rechnung recht rede reden reden regal
regel regeln regen reihe reise reiz rest ressource ressourcen rest respekt resultat rezept richtung rolle rollen rücken rückblick rückhalt rückmeldung rückmeldungen rückschlag rücksicht ruf ruhe
ruhm runde runden rundbrief rundmail rundgang sache sachen saft salz sand satz sätze schaden scham schatten schatz schein scheitern scherz schicht schichten schicksal schiff
schild schlaf schlag schlange schlimmes schloss schlüssel schluss schmerz schmerzen schnee schokolade schrank schreck schrei schreiben schreibtisch schritt schritte schuh schuhe schuld schule schulden
schüler schülerin schulter schulung schutz schwäche schwächen schweigen schwere schwierigkeit see seele sehnsucht seil seite seiten sekunde selbst selbstvertrauen seminar sessel
sicherheit sicht sichtweise sichtweisen sieg signal signale sinn sinne sitz sitzung sitzungen skala skizze sofa sohle sommer sonne sonntage sorge sorgen spaß spaziergang
spiegel spiel spiele spitze sport sprache sprachen spruch sprüche spur spülmaschine staat stadt städte stand standpunkt stapel stärke stärken start station statistik staub steckbrief stein stelle
stellen stich stift stil stille stimme stimmen stimmung stirn stock stoff stolz stoppuhr störung strafe strand straße strategie strecke streit streitereien streß stress strich strom struktur
stück stufe stuhl stühle stunde stunden sturm stütze suche süden summe supervision symbol system tabelle tafel tag tage tagen tages tagebuch takt talent tante tanz tasche tasse tat tatsache taten teil
teile teilnahme teilnehmer teilnehmende team teams teamleitung technik tee telefon telefonat telefonate telefonieren teller tempo teppich termin termine test teufel text texte thema themen theorie tier tiere tipp
tipps tisch tische titel tod ton top topf tor torte tote training trainer trainerin tränen traum träume trauer treff treffen treppe trick trost trubel tuch tugend tür türen turm überblick überblick überraschung
übergang überlegung überstunde überstunden übung uhr umfang umfeld umgang umschlag umschulung umstand umstände umweg umzug unfall unruhe unrecht unsinn unterlagen unternehmen unterricht unterschied unterschiede
unterschrift unterstützung urlaub ursache urteil vater verabredung veranstaltung verantwortung verband verdacht verein vereinbarung verfahren vergangenheit vergleich vergnügen verhalten
verhältnis verkehr verlauf verlust vernunft verrat verräter versprechen verstand verständnis versuch versuche vertrag vertrauen video videos vieles videokonferenz viertel vision volk vollzeit vorbereitung vorbild
vorbilder vorfall vorgabe vorgehen vorgesetzte vorgesetzten vorgesetzter vorhaben vorrat vorsatz vorschlag vorschläge vorschrift vorsicht vorsprung vorstellung vorteil vorteile vortrag vorträge vorurteil vorwurf vorwürfe waage
waffe wagen wahl wahnsinn wahrheit wald wand wände wandel warnung wärme wasser weg wege weile wein weinen weise weite welle welt werbung werk werkzeug werkzeuge wert
werte wesen westen wetter widerspruch widerstand wiese wille wind winkel winter wirkung wirklichkeit wissen witz witze woche wochen wochenende wochenenden wohl wohnung wolke
worte wort wörter wunde wunder wunsch wünsche würde wut zahl zahlen zahn zaun zeichen zeile zeilen zeit zeiten zeitplan zeitpunkt zeitraum zeitung zelt zeug zeuge zettel ziel ziele
zielen zielgruppe zimmer zins zoll zone zoom zufall zug züge zugang zuhause zuhören zukunft zunge zusage zusammenarbeit zusammenhang zusatz zustand zuversicht zwang zweck
zweifel zweig zweige zwischenzeit zwölf direktheit lehrling kredit witzen rundmails jemand einziger einzige einziger abendkurse nachtschicht einsamkeit bemerkung bemerkungen
cookie cookies laptop laptops box check-in check-out tablet handys zugeschaltete büro büros hälfte profil doppelte ausbildung auszubildende auszubildenden auszubildender azubi azubis bachelor master examen semester studium studierende studenten studentin student zeugnis zertifikat
mail mails e-mail e-mails link links chat chats call calls meeting meetings coaching workshop workshops feedback team-meeting slack excel powerpoint outlook word teams-call kickoff deadline deadlines
lebens kaffeepause kaffeemaschine kantinenessen parkhaus leiterin stellvertretung nachfolge nachfolger nachfolgerin vorgänger vorgängerin gegenüber gegenstand tandem tandems begleitung begleiter begleiterin
`

/** Compounds end with these and are then no names. */
export const GERMAN_TAILS = `
abend abteilung adresse agenda aktion amt analyse angebot angst anlage antrag arbeit arbeiten art aufgabe auftrag ausschuss bahn bau bedarf beginn bereich bericht
berichte besuch betrieb bild blick boden brief briefe buch büro büros chef chefin dienst dienste druck ebene ende essen fahrt fall feier feld fest firma folge form formular
frage fragen frau frauen freund freunde führung gang garten gast gebiet gefühl geld gericht geschichte geschichten gespräch gespräche gesprächen grenze grund gruppe gruppen halle halt
haus heft heim herr hilfe hof idee jahr jahre kabine kammer kampf karte karten kasse katalog keller kette kind kirche kiste klasse klima kollege kollegin kommission konferenz konflikt konto konzept kopf
kosten kraft kräfte kreis kritik kultur kunde kunst kurs kurse laden lage lager land lauf leben leistung leiter leute licht linie liste listen lohn loch lösung mail markt maschine maß
material meister mensch menschen methode mittel modell moment monat müdigkeit nachricht nacht name note nummer ordnung ort paar papier partner partnerin pause person phase plan pläne plätze platz
post posten preis probe problem programm projekt projekte protokoll prozess prüfung punkt rat raum räume recht rede regel regeln reihe reise rolle rollen ruf ruhe runde runden sache saal schein schicht
schlag schluss schlüssel schrank schreiben schrift schritt schule schutz schwäche seite seminar sicht sinn situation sitzung sorge spiel sprache stand stelle stellen stimmung stoff strategie streit stück
studie stufe stunde stunden suche system tabelle tafel tag tage tasche team technik teil telefon tempo termin termine test text thema themen tisch titel ton tor treffen tür typ übung
uhr umfrage unterlagen urlaub verein verfahren verhalten verlust vertrag vertretung vorschlag wache wagen wahl wand weg wege welt werk wert wesen wissen woche wochen wunsch zahl zeichen zeile zeit zeiten zentrum zettel zeug
ziel ziele zimmer zug zustand zweck
satz sätze trag träge züge gänge fälle stände sprung spruch sprüche bruch wurf würfe werte laut lass strich striche griff griffe schnitt tritt
schub riss kehr nahme gabe gaben sage pflege weise liebe ladung last lauf läufe zone zonen weite wände schläge
`

/** Words at the beginning of a sentence that have their capital from there, and are not caught by an ending. */
export const GERMAN_OPENERS = `
ab aber abends acht alle allein allem allen aller allerdings alles als also alt alte alten am an andere anderen anderer anderes anders anfangs anscheinend anstatt auch auf aus außer außerdem
außerhalb bald bei beide beiden beides beim bekannt besonders besser bestimmt bin bis bisher bist bitte bleib bloß da dabei dadurch dafür dagegen daher dahinter damals damit danach daneben dank dann
daran darauf daraus darf darin darüber darum darunter das dass dasselbe davon davor dazu dein deine deinem deinen deiner dem demnach den denen denn dennoch der deren derselbe derzeit des deshalb dessen desto
deswegen dich die dies diese diesem diesen dieser dieses diesmal diejenige dir doch dort drei dreimal drinnen draußen drittens du dumm durch dürfen ebenso egal ehrlich eigentlich eilig ein eine einem
einen einer eines einerseits einfach einige einigen einiges einmal eins endlich entweder er erneut erst erste erstens ersten es etliche etwa etwas euch euer eure fast fest fragt fragte frag fragen
frisch früh früher für ganz gar geht gegen gehört gemeinsam genau genauso gerade gern gerne gestern gibt gleich gleichzeitig gut gute habe haben habt halb halt hast hat hatte hatten
hätte hätten helft heute heutzutage hier hilft hin hinter höchstens hoffentlich hör hört ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer immerhin in indem ins insgesamt inzwischen irgendwann
irgendwie irgendwo ist ja je jede jedem jeden jeder jedes jedoch jemals jemand jene jetzt jung junge kann kannst kaum kein keine keinem keinen keiner kennt klar klein kleine kleiner kommt können
könnt könnte könnten kurz kürzlich lag lange langsam lass lasst leicht leider letzte letzten letztens letztlich lieber liegt los mach macht mag mal man manche manchem manchen mancher manches manchmal mehr
mehrere mein meine meinem meinen meiner meist meistens merkt mich mir mit mitten möchte möglicherweise morgen morgens muss musste müssen müsste nach nachdem nachher nachts nämlich natürlich neben nein
neu neue neuerdings neulich neun nicht nichts nie niemals niemand niemandem noch nun nur ob oben obwohl oder offen offenbar oft ohne paar plötzlich rein ruft sag sagt sagte schade schaut schickt schließlich
schnell schon schreibt schwer sechs sehr sei seid sein seine seinem seinen seiner seit seitdem seither selbst selten setzt sich sicher sie sieben siehe sieht sind so sobald sodass sofort sogar
solange solch solche soll sollen sollte sollten somit sondern sonst sooft soviel sowie später spontan statt stattdessen stimmt still tatsächlich trotz trotzdem tut über überall übrigens um und uns unser unsere
unserem unseren unserer unten unter unterwegs vermutlich viel viele vielen vieles vielleicht vier voll völlig vom von vor vorbei vorher vorhin vormittags während wann war waren wäre warum was weder wegen weil
weit weiter weiß wem wen wenig wenige weniger wenigstens wenn wer werden werdet werft wessen weshalb wie wieder wiederum wieso will willst wir wird wirklich wissen wo woher wohin wohl wolltest wollen wollte womit
woran worauf woraus worin worüber wovon wozu wurde wurden würde würden zehn zeigt zu zudem zuerst zuhause zuletzt zum zumindest zunächst zur zurück zurzeit zusammen zuvor zuweilen zwar zwei zweimal
zweitens zwischen zwischendurch ausgerechnet beim dreißig fünf fünfzig hundert zwölf elf zwanzig ruf rufe schau frage
entschuldigung guten hallo hi danke moin servus liebe lieber ehrliche ehrlicher schöne schöner große großer nächste nächsten nächster vorige voriges voriger
zwei drei zweierlei dreierlei allerlei mancherlei klingelt schreibe schreib ruft meldet melde hat kennst weißt denkt denke glaubt glaube meint meine findet finde hört
`

/** Verbs that follow a name at the beginning of a sentence, beside all that end in -t or -te. */
export const GERMAN_VERBS = `
bat blieb bekam begann bot brach fand fiel fing fuhr gab gibt ging hielt hieß half kam kann konnte lag las lässt lief ließ log mag muss nahm nennt rief sah sang sass saß schlief schrie schrieb
schweigt schwieg sprach stand starb stieg ist war wird wurde hat hatte soll sollte darf durfte trank traf trug tat tut verlor verließ warf weiß wusste will wollte zog sitzen sind waren haben hatten
wollten kommen gehen teilen reden streiten schreiben sagen meinen möchte möchten dürfte könnte müsste würde wäre hätte findet und flüstert lacht
schrieb schuf gewann verstand versprach vergaß erfuhr empfand unterschrieb brachte dachte nannte kannte rannte sandte
`
