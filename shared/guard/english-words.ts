// English words that begin sentences or stand in titles without being a name: what tells "Praise is hard" from "Priya is tired".
// Endings that names do not have (-ing, -tion, -ness ...) are in `capitals.ts` and need no entry here.

export const ENGLISH_COMMON = `
a about above across after again against ago all almost alone along already also although always am among an and another any anybody
anyone anything anyway are around as aside at away back bad be because been before began begin behind being below beneath beside besides
best better between beyond big both bring but by call came can cannot care come could day deal dear despite did do does done down due
during each early easy either else end enough especially even evening ever every everybody everyone everything except far few fewer finally
find fine first five for former four from full further gave get give given go goes gone good got great had half hard has have having he
hello help hence her here hers herself hi high him himself his honest hour how however i if ill in indeed inside instead into is it its itself
just keep kept kind knew know known large last late later least leave left less let like little long look lot low made make many may maybe
me mean meanwhile meet met might mine minute moment month more morning most mostly mother much must my myself near nearly neither never
nevertheless new next nice night nine no nobody none nor not nothing notice now nowhere of off often oh ok okay old on once one only onto open
or other others otherwise ought our ours ourselves out outside over own part past people per perhaps person place please plenty point put
question quick quickly quite rather read real really recently right round said same saw say second see seem seen seldom sent set seven several
shall she short should show side since single six small so some somebody somehow someone something sometimes somewhere soon sorry sort
speak spent still stop story strange such suddenly sure take taken talk tell ten than thank thanks that the their theirs them themselves
then there therefore these they thing think third this those though thought three through throughout thus till time to today together told
tomorrow tonight too took toward towards tried true try two under understand unfortunately unless unlike until up upon us use used useful
usually very via wait want was way we week well went were what whatever when whenever where wherever whether which while who whoever whole
whom whose why wide will wish with within without wonder word work world worry worse worst would wrong year yes yesterday yet you young your yours
yourself zero
able abroad accept access accident account ache act action active actor add address adult advice affair afraid afternoon age agenda agree aim air alarm
album alive allow allowance alternative amount analysis anger angry animal answer anxiety apart apology appeal apple apprentice approach apply area
argue argument arm army arrive art article ask asleep asset atmosphere attack attempt attend audience aunt author authority average award
aware awful baby bag balance ball bank bar bare base basic basis basket battery beach bear beat beautiful become bed bedroom beginner
behave belief believe bell belong benefit bet bike bill bird birthday bit bite black blame blank blind block blood blow blue blunt board boat body bold
bonus book border boring born borrow boss bottle bottom boundary bow bowl box boy brain branch brave bread break breakfast breath
breathe bridge brief bright broad broken brother brown brush budget build building burden burn bus business busy button buy cake calm
camera camp cancel cancer candidate capital captain car card career careful carry case cash cat catch cause celebrate cell central
centre century certain certificate chain chair challenge chance change chapter charge charity chat cheap check cheek cheer chef chief child children
choice choose church circle city claim class classroom clean clear clever client climate climb clinic clock close closed cloth clothes cloud club coach
coast coat code coffee coin cold collapse colleague collect college colour column comfort comment commit committee common community
company compare complain complaint complete complex compromise computer concept concern condition conduct conference confidence conflict
confuse consent consult contact content context contract control cook cool copy core corner corporate correct cost cosy council count country couple courage
course court cousin cover crack craft crash crazy create creative credit crew crisis critic criticism critique cross crowd cry culture cup
cure curious current curse customer cut cycle dad daily damage dance danger dark data database date daughter dead deadline deaf death debate debt
decade decide deep default defend degree delay delight deliver demand department depend depth describe deserve design desire desk destroy
detail develop device diary die diet difference different difficult dig digital dignity dinner direct dirt disagree disappoint disaster discipline
discuss disease dish distance district divide doctor document dog door dose dot doubt draft drama draw drawing dream dress drink drive
driver drop dry dull duty ear earn earth ease east eat echo economy edge edit education effect effort egg eight elder election electric
email emails embarrass emotion employ employee employer empty encourage energy engage engine engineer enjoy enter entire entry envy
equal error escape essay essence estate estimate ethics event everyday evidence exact exam example excellent exchange excited excuse exercise
exit expect expense expert explain extra eye face fact factory fail failure fair faith fake fall false family fan fancy farewell farm fashion fast
fat father fault favour fear feature fee feed feedback feel feet fellow felt female fence festival field fight figure file fill film
final finance finger finish fire firm fit fix flag flat flight flip floor flow flower fly focus fold folk follow food fool foot force foreign
forever forget forgive form formal format forward foundation frame framework free freedom freeze fresh fridge friend friendly fun fund funny fuss
future gain game gap garden gate gather general gentle gesture ghost gift girl glad glance glass global goal gold gossip grade graduate grammar
grand grant grass grateful green grey grief ground group grow grown growth guard guess guest guide guilt guilty habit hair hall hand handle hang happen happy harbour hard harm
hat hate head headline health healthy hear heart heat heavy height helper helpful hero hide hint hire hit hobby hold hole holiday home
honestly hook hope hopefully horrible horse hospital host hot hotel house household housing huge human humble humour hungry hurry hurt husband ice idea ideal
identity idle idol ignore image imagine impact important improve inbox inch include income increase independent individual industry inform inner input insight
inspire institute intake intense intention interest intern international internal internet interview intro invite iron island issue item jam job
join joint joke journal journey judge juice jump junior keen key keyboard kick kid kill kilo kitchen knee knife knock knot knowledge label labour
lack ladder lady lake land language laptop laugh laughter launch law lawyer lay layer lazy lead leader leak lean learn learner leaver lecture leg legal
lend lesson letter level liar library licence lie life lift light limit line link lion lip list listen listener live load loan local lock log logic
lonely loose lose loss lost loud lounge love lovely loyal luck lucky lunch mad mail main major majority male man manage manager manner manual map
march mark market marriage mask mass master match mate material maths matter mature meal measure meat media medical medicine mediate meeting meetings member memory
men mental mentee mentees mentor mentors menu mercy merger mess message messages metal method middle mild milk mind minister minor mirror miss missing mistake mix mixed
mobile mode model modern module money mood moon moral motive motor mouth move movie mum music mute mutual mystery name narrow
nation native nature navy neat neck need negative neighbour nerve nervous nest net network neutral newcomer news newsletter noise normal north
nose note notes novel number nurse oath object obvious ocean odd offence offer office officer official oil older open opinion opportunity option
orange order ordinary organ origin original outcome outline output overtime owe owner pace pack package page paid pain paint pair panel panic
paper paperwork paragraph parent park partner partners party pass passion passive password path patient pattern pause pay payroll peace peer peers pen pencil
pension percent perfect perform period permit personal phase phone photo phrase physical piano pick picture piece pilot pin pink
pipe pity plain plan plane plant plastic plate platform play player pleasant pleased pleasure pocket poem poet poetry poison police policy polite political
politics pool poor pop popular port portal position positive possible post poster pot potential pound power practical practice praise
pray precise prefer prepare presence present press pretend pretty price pride priest primary prime prince principle print prison privacy private prize
probably problem procedure process produce product professional professor profile profit program programme programmes progress project projects promise promote
proof proper property proposal protect proud prove provide public pull pupil pure purpose push puzzle quality quarter queen queue quiet
quit quiz quota quote race radio rage rail rain raise range rank rapid rare rate reach react ready reality reason receive recent recipe record recruit red reduce
reference reflect reform refuse regard region regret regular reject relate relax relief religion rely remain remark remember remind
remote remove rent repair repeat reply report request require research researcher reserve resist respect respond rest restaurant result retire return reveal review
reward rhythm rice ride rights ring rise risk ritual rival river road role roll romance roof room root rota rough route routine row rude ruin rule
run rush sad safe safety salary sale salt sample sand save scale scan scare scene schedule scheme scholar school science score scream
screen script sea seal search season seat secret secretary section sector secure seek select self sell send senior sense sensible sensitive
sentence separate sequence series serious servant serve server service session setback setting severe sex shadow shame shape share sharp sheet
shelf shell shift shine ship shirt shock shoe shop shoulder shout shut shy sick sigh sight sign signal silence silent silly silver simple
simply sin sing sir sister sit site size skill skin sky sleep slide slides slight slip slope slow small smart smell smile smoke smooth snow soap
social society soft software soil soldier solid solo solution solve son song soul sound soup source south space spare speaker special species
speech speed spell spend spirit split sport spot spread spring square stable staff stage stair stairs stake stamp stand standard star stare start state
statement station statistics statue status stay steady steal steel steep step stick stiff stock stone store storm straight stranger strategy stream street
strength stress stretch strict strike string strong structure struggle stuck student studio study stuff stupid style subject
submit subtle success sudden suffer sugar suggest suit summary summer sun super superior supervisor supply support suppose surface surgery surprise
survey survive suspect swear sweat sweet swim switch symbol sympathy system table tablet tail talent tank tap target task taste
tax tea teach teacher team teams tear tears teenager telephone temper tender tension term terms terrible test text theatre theme theory therapy thick thin
threat throat throw ticket tidy tie tight timer tiny tip tired title toilet tone tongue tool tooth top topic total touch tough tour tower town toy
track trade tradition traffic trail train trainee trainees trainer training traitor trap travel treat tree trial trick trip trouble truck trust truth tube
tune turn twice twin type ugly umbrella uncle uniform union unique unit unity university upset urge usual valley value van
various vast version vet victim video view village violence virus visa visible vision visit visitor vital voice volume volunteer vote vulnerable wage wake walk
wall war warm warn warning wash waste watch water wave weak wealth weapon wear weather web website wedding weekend weekends weekly weight weird welcome welfare
west wet wheel white wife wild willing win wind window wine wing winner winter wire wise woman women wonderful wood worker workload workplace workshop
worried worth wound wrap write writer yard yellow youth zone zoom
passport tel paperwork bring felt held kept led lost paid sat sold stood taught wrote heard read spoke grew knew ran won
owls owl bird birds night nights harbour blue red green lighthouse tender henderson's regional royal infirmary women's men's apprentices
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
`

/** With a capital in the middle of a sentence and yet nobody's: what programmes and forms are called, and short forms. */
export const ENGLISH_CAPITALS = `
i i'm i've i'd i'll ok cv hr it pc pdf tv phd ba ma msc mba faq uk us usa eu un ai api sms gps usb vip diy asap fyi eta id pin smart okr kpi zoom
teams excel word powerpoint outlook slack discord skype whatsapp signal google gmail youtube linkedin facebook instagram twitter miro moodle
sharepoint onedrive wikipedia bluetooth wifi wi-fi internet covid god bible internet english q&a dm ceo cfo cto
`

/** Before or after these a word with a capital names a place of work, not a person. */
export const ENGLISH_ORG_WORDS = `
academy account agency alliance archive army association authority bakery bank branch brewery building campus campaign care centre charity chemist chapel
choir church circle class clinic club college committee company consulting corporation council course court department division
district faculty farm federation firm forum foundation fund garage group hall health hospital hotel house hub infirmary institute
lab laboratory library logistics ltd ministry mission module museum network nursery office partners pharmacy plant practice primary programme
project refuge region sanctuary school secondary section services shelter site sons society station store studio surgery team tender theatre trust union
unit university ward works workshop year project client contract
`

/** Parts of an organisation that are known by their plain name. */
export const ENGLISH_DEPARTMENTS = `
accounting accounts admissions anaesthetics archaeology architecture audit biology boardroom cardiology catering chemistry compliance
controlling dermatology dispatch economics engineering estates facilities finance forensics geography geology geriatrics haematology
housekeeping legal linguistics logistics maintenance marketing maternity mathematics merchandising midwifery neurology nursery
oncology operations orthopaedics paediatrics palliative pathology payroll pharmacy philosophy physics physiotherapy procurement
psychiatry psychology purchasing radiology reception recruitment sales sociology statistics surgery treasury triage urology
warehouse
`
