// What English texts give people away by, apart from names: domain words by kind, each a list that is read as whole words.

/** Jobs and ranks. Words that fit everybody here (manager, colleague, trainee, mentor, teacher's "trainer") are left out. */
export const ENGLISH_ROLES = `
accountant actor actress actuary administrator advocate ambassador anaesthetist analyst anthropologist apprentice archaeologist
archbishop archivist architect artist astronaut astronomer auditor auctioneer author baker ballerina banker barber barista barrister
beekeeper bishop biologist blacksmith bookkeeper botanist bricklayer broker builder butcher captain cardiologist caretaker
carpenter cashier chairman chairperson chairwoman chancellor chaplain chauffeur chef chemist choirmaster choreographer cleaner clerk colonel comedian
composer conductor consul coroner councillor counsellor courier curator dancer dean dentist dermatologist designer detective dietician
diplomat director docker doctor dramaturge drummer ecologist economist editor electrician engineer estate-agent executive farmer
firefighter fisherman fitter florist forester gamekeeper gardener general geographer geologist glazier goldsmith governor grocer
gynaecologist hairdresser handyman harpist headmaster headmistress headteacher historian horticulturist housekeeper illustrator imam inspector
interpreter janitor jeweller jockey joiner journalist judge keeper laboratory-technician landlord lawyer lecturer librarian lieutenant lifeguard
linguist locksmith logistician magistrate major mason mathematician matron mayor mechanic midwife miller miner minister missionary model monk
musician nanny neurologist novelist nun nurse nutritionist obstetrician occupational-therapist oncologist optician organist ornithologist orthodontist
osteopath paediatrician painter paralegal paramedic pastor pathologist pensioner perfumer pharmacist philosopher photographer physician
physicist physiotherapist pianist pilot plasterer playwright plumber podiatrist policeman policewoman politician porter postdoc postman postwoman potter
president priest principal procurator producer professor programmer prosecutor provost psychiatrist psychoanalyst psychologist psychotherapist
publisher rabbi radiographer radiologist ranger receptionist rector registrar researcher roofer sailor salesman saleswoman sculptor
seamstress secretary senator sergeant shepherd sheriff sociologist software-developer soldier soloist solicitor speechwriter statistician stewardess
stonemason surgeon surveyor sommelier tailor tattooist teacher technician therapist toxicologist translator treasurer undertaker
urologist usher vet veterinarian vicar violinist waiter waitress warden weaver welder winemaker zoologist headhunter undersecretary
superintendent consultant-surgeon shareholder founder co-founder owner foreman forewoman
`

/** More than one word, or a pattern. Regular expression sources, read without regard to case. */
export const ENGLISH_ROLE_PATTERNS: readonly string[] = [
  // Superlatives make an ordinary person the one and only.
  '(?:the |our |my |a |as )?(?:one and )?(?:only|first|last|youngest|oldest|eldest|sole|newest|longest-serving|highest-ranking)(?: ever)? (?:\\p{Ll}+ )?(?:man|woman|men|women|male|female|girl|boy|person (?:from|with)|black|foreigner|non-\\p{L}+|manager|mentor|member|employee|colleague|partner|parent|student|graduate|candidate|leader|\\p{Ll}+(?:er|or|ist|ian|ant|ive))s?\\b',
  'the (?:only|first|youngest|oldest) one(?= (?:here|there|in|on|to|at|of|with) (?:the|our|lead|run|win|get|\\p{Lu}))',
  '(?:the |a |our |acting |deputy |former |interim )*heads? of (?:the )?(?!time|year|me|us|it)(?:\\p{L}+)',
  "(?:deputy|assistant|vice|acting|interim|associate|senior|junior|principal|chief|lead|head|executive|regional|managing|general|staff|consultant|specialist|clinical|technical|research|creative|artistic|medical|finance|quality|product|account|sales|area|store|shop|plant|site|branch|department|programme|office|works|hotel|restaurant|nursing|case|school|train|bus|lorry|taxi|crane|van|tram|ship|flight|police|prison|probation|customs|fire|social|youth|care|community|support|parish|town|city|county|civil|software|data|web|network|systems|security|mechanical|electrical|chemical|nuclear|marine|postdoctoral|doctoral|phd|master's|exchange|law|medical|nursing|teaching|legal|laboratory|lab|dental|veterinary|pastry|sous)[ -](?:head|heads|director|manager|executive|president|lead|leader|officer|nurse|lecturer|partner|adviser|advisor|assistant|associate|fellow|worker|driver|teacher|counsellor|consultant|engineer|developer|scientist|analyst|architect|technician|investigator|principal|researcher|student|candidate|chef|cook|keeper|clerk|secretary|planner|coordinator|controller|inspector|buyer|supervisor|sister|attendant|editor|producer|registrar|warden|guard|governor|writer|designer|therapist|librarian|mentor)s?\\b",
  'team lead(?:er)?s?\\b',
  '(?:vice|deputy)[ -]\\p{Ll}+',
  'C[EFTIOM]O\\b',
  'PhD (?:student|candidate)s?',
]

export const ENGLISH_PLACES = `
afghan afghanistan africa african aberdeen accra addis albania albanian algeria algerian algiers america american amsterdam amharic
andalusia angola angolan ankara antwerp arab arabia arabic arabs argentina argentine argentinian armenia armenian asia asian athens
auckland australia australian austria austrian azerbaijan azerbaijani baghdad bahrain bangalore bangkok bangladesh bangladeshi barcelona
basel basque bath bavaria bavarian beijing beirut belarus belarusian belfast belgian belgium belgrade bengal bengali benin berlin bern bihar
birmingham bogota bohemia bolivia bolivian bologna bolton bombay bordeaux bosnia bosnian boston botswana bradford brasilia bratislava brazil
brazilian bremen brighton brisbane bristol britain british briton brittany brixton brooklyn brussels bucharest budapest bulgaria bulgarian burma
burmese burundi cairo calais calcutta california cambodia cambodian cambridge camden cameroon cameroonian canada canadian canberra canterbury cantonese
cardiff caribbean casablanca catalan catalonia catalan caucasus chennai chester chicago chile chilean china chinese cologne
colombia colombian congo congolese copenhagen cork cornish cornwall corsica coventry crete croatia croatian croydon cuba cuban cumbria
cyprus cypriot czech czechia dakar dallas damascus danish dari delhi denmark derby derbyshire derry detroit devon dhaka dorset dortmund dresden
dubai dublin dundee durban durham dutch ecuador ecuadorian edinburgh egypt egyptian eindhoven england eritrea eritrean essex estonia
estonian ethiopia ethiopian europe european exeter farsi fife fiji filipina filipino finland finnish flanders flemish florence florida france frankfurt
french gaelic galway gambia gambian gateshead gaza geneva genoa georgian german germany ghana ghanaian ghent glasgow glaswegian gloucester
gothenburg granada greece greek guatemala guatemalan guinea gujarat gujarati guyana hackney haiti haitian halifax hamburg hampshire hanoi hanover harare harlem
hausa havana hebrew helsinki highlands hindi holland honduran honduras hong-kong houston hull hungarian hungary hyderabad iceland icelandic igbo india
indian indonesia indonesian inverness iran iranian iraq iraqi ireland irish islamabad israel israeli istanbul italian italy
jakarta jamaica jamaican japan japanese jersey jerusalem johannesburg jordanian kabul kampala karachi kashmir kathmandu kazakh kazakhstan
kent kenya kenyan kerala khartoum kiev kigali kingston kinshasa korea korean kosovan kosovo krakow kraków kuala-lumpur kurd kurdish kurdistan kuwait kyiv kyrgyz
kyoto lagos lahore lancashire lancaster laos latvia latvian lebanese lebanon leeds leicester leipzig leith liberia liberian libya libyan lille lima limerick
lincoln lisbon lithuania lithuanian liverpool ljubljana london londoner los-angeles luanda lucerne lusaka luton luxembourg lviv lyon
macedonia macedonian madagascar madrid mainz malawi malay malaysia malaysian mali malian malmö malta maltese manchester mandarin manila maori marathi
marseille mauritius melbourne mexican mexico miami midlands milan minsk mogadishu moldova moldovan mongolia mongolian montenegro montreal
moroccan morocco moscow mozambique mumbai munich myanmar nairobi namibia naples nepal nepalese nepali netherlands newcastle new-york new-zealand
nicaragua nicosia niger nigeria nigerian norfolk norway norwegian norwich nottingham nova-scotia odesa odessa ohio oman ontario orkney osaka oslo
oxford pakistan pakistani palermo palestine palestinian panama paraguay paris parisian pashto persian perth peru peruvian philippines plymouth
poland pole poles polish porto portsmouth portugal portuguese prague preston pretoria provence prussia punjab punjabi qatar quebec rabat
reykjavik riga rio riyadh romania romanian rome rotterdam russia russian rwanda rwandan saigon salford salzburg santiago sarajevo sardinia saudi
scandinavia scandinavian scotland scottish scots senegal senegalese seoul serbia serbian seville shanghai sheffield shona sicilian sicily sierra-leone
sikkim sinhalese singapore singaporean skopje slovak slovakia slovene slovenia slovenian sofia somali somalia somerset southampton
soviet spain spaniard spanish sri-lanka stockholm stockport strasbourg stuttgart sudan sudanese suffolk sunderland surrey sussex swahili
swansea swede sweden swedish swiss switzerland sydney syria syrian tagalog taipei taiwan taiwanese tajik tallinn tamil tanzania tanzanian tashkent tbilisi
tehran tel-aviv telugu texan texas thai thailand tibet tibetan tigrinya tirana togo tokyo toronto toulouse trinidad tripoli tunis tunisia
tunisian turin turk turkey turkish turks tuscany twi uganda ugandan ukraine ukrainian ulster uppsala urdu uruguay uyghur uzbek
uzbekistan valencia vancouver venezuela venezuelan venice vienna viennese vietnam vietnamese vilnius volga wales walloon warsaw warwick
washington welsh wigan winchester wolof worcester xhosa yemen yemeni yerevan yiddish york yorkshire yoruba zagreb zambia zambian
zimbabwe zimbabwean zulu zurich
`

export const ENGLISH_PLACE_PATTERNS: readonly string[] = [
  '(?:northern|southern|eastern|western|north|south|east|west|central|new|upper|lower) (?=\\p{Lu})(?:ireland|africa|america|asia|korea|sudan|wales|london|yorkshire|europe|europa|england|scotland|germany|italy|zealand|york)',
  '(?:accent|dialect|mother tongue|first language)s?\\b',
  '(?:hong kong|sri lanka|tel aviv|sierra leone|ivory coast|cape town|los angeles|san francisco|buenos aires|são paulo|saint petersburg|middle east|costa rica|burkina faso|el salvador|the hague)\\b',
  '(?<=(?:lives?|living|lived|moved|moves|born|raised|grew up|born and raised|flat|house|home|based|stayed) (?:in|to|from|near) )\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?',
]

export const ENGLISH_SENSITIVE = `
abortion abused addict addicted addiction adhd agoraphobia aids albino alcoholic alcoholism allah alzheimer alzheimers amputee anorexia anorexic
antidepressants antisemitism anxiety-disorder arthritis asexual asperger asperger's asthma asylum atheist autism autistic baptist bipolar bisexual blind
brexiteer buddhist bulimia bulimic bullied bullying burnout burn-out cancer catholic cataract cerebral chemo chemotherapy christian christianity
communist concussion conservative coma convicted conviction covid crohn's crutches deaf deafness deportation depressed depression depressive detention diabetes diabetic
dialysis disability disabled disorder dwarfism dyslexia dyslexic dyspraxia eczema endometriosis epilepsy epileptic ethnic ethnicity evangelical
fibromyalgia gay gender-fluid genderfluid gypsy hasidic headscarf hearing-aid hepatitis heterosexual hijab hindu hinduism hiv homeless homosexual
hysterectomy immigrant infertile infertility insomnia insulin intersex islam islamic ivf jehovah's jew jewish jews labour-party leftist
lesbian lgbt lgbtq leukaemia libdem lupus lutheran manic mastectomy medication menopause mental-health methodist migraine migraines
mixed-race mormon mosque ms muslim muslims niqab neurodivergent neurodiverse non-binary nonbinary obese ocd orthodox overdose panic-attacks
panic-attack paralysed parkinson's parkinsons pastor's pentecostal pregnancy pregnant presbyterian prosthesis protestant psychosis psychotic ptsd quaker queer
racism racist radiotherapy ramadan rape raped refugee refugees rehab roma rosary sabbath schizophrenia schizophrenic sectarian seizure seizures self-harm sexuality
shia sikh sikhism sinti socialist stammer stammers stoma stroke stutter stutters suicidal suicide sunni surgery-scar synagogue terminally therapy tory tories
tourette transgender transsexual traumatised traveller trans transplant tumour turban union unionist unions vegan-activist visually-impaired wheelchair wheelchairs
whistleblower yom-kippur activist trade-union sectioned self-harming self-harmed sober drug drugs cannabis cocaine probation prison parole
`

export const ENGLISH_SENSITIVE_PATTERNS: readonly string[] = [
  '(?:partially|visually|hearing|hard of|sight)[ -](?:sighted|impaired|hearing|loss)',
  '(?:recovering|dry) (?:alcoholic|addict)',
  '(?:green|labour|conservative|republican|democratic|liberal|socialist|communist) party',
  "(?:a |the )?(?:black|white|brown|mixed-race|asian) (?:man|woman|colleague|person|employee|student|mentee|mentor|manager|nurse|girl|boy|guy|people|woman's)",
  '(?:nervous |mental )breakdown|mental (?:health|illness)|eating disorder|panic attacks?|long covid|heart attack|learning (?:difficulty|difficulties|disability)|skin colour|person of colou?r|people of colou?r|multiple sclerosis|hearing aids?|sick leave|personality disorder|sex(?:ual)? (?:orientation|harassment|assault)|came out (?:as|to)|guide dog|white cane|asylum seekers?',
  'vot(?:es|ed|ing) (?:for )?(?:the )?\\p{Lu}\\p{L}+',
]

export const ENGLISH_FAMILY = `
adopted adoption aunt babies baby bereaved bereavement breastfeeding boyfriend brother brothers child's childcare cousin cousins daughter daughters dad
divorce divorced divorcing engaged-to ex-boyfriend ex-girlfriend ex-husband ex-wife fiancé fiancée fiance fiancee father-in-law foster funeral girlfriend
grandchild grandchildren granddaughter grandfather grandma grandmother grandpa grandparents grandson half-brother half-sister husband
in-laws maternity miscarriage miscarried mother-in-law mum nephew nephews newborn newlywed niece nieces orphan orphaned paternity
separated-from sibling siblings sister sisters son-in-law sons stepchild stepchildren stepdaughter stepfather stepmother stepson stillbirth stillborn toddler triplets
twins widow widowed widower wife
`

export const ENGLISH_FAMILY_PATTERNS: readonly string[] = [
  "(?:his|her|their|my|the|of|whose|'s|after her|single|for (?:a|her|his)) (?:own |late |old |elderly |sick |ill )?(?:mother|father|parents|son|mum|dad|uncle|partner(?= (?:left|died|is ill|moved)))(?: died| passed away|(?= (?:is|was) (?:ill|sick|dying)))?",
  'single (?:mother|father|mum|mom|dad|parent)s?',
  '(?:one|two|three|four|five|six|seven|[1-9]|several|small|little|young|grown-up|her|his|their) (?:small |little |young |grown-up )?(?:kids?|children|babies|daughters|sons|siblings)\\b',
  '(?:newly|just|recently) (?:married|wed|divorced|separated)|got (?:married|divorced)|(?:her|his|their) marriage|separated from|look(?:s|ing)? after (?:her|his|their) (?:mother|father|parents)|maternity leave|parental leave|paternity leave|father died|mother died|lost (?:her|his|their) (?:mother|father|wife|husband|child|baby|partner|son|daughter|brother|sister)',
]

export const ENGLISH_TERMS_PATTERNS: readonly string[] = [
  '(?:grade|band|pay scale|salary scale|level|spine point|tier) (?:[A-Z]?\\d{1,2}[a-z]?)\\b',
  '[£$€]\\s?\\d[\\d.,]*(?:\\s?(?:k|m|thousand|million))?(?: (?:less|more|a (?:year|month|week|day)))?',
  '\\d[\\d.,]*\\s?(?:k\\b|pounds|euros?|dollars|francs|quid|€|£)(?: (?:less|more|a (?:year|month)))?',
  '(?:salary|salaries|wages?|payslip|pay rise|pay cut|bonus payment|pension|redundancy|severance|mortgage|debts?|bankruptcy|bankrupt)\\b',
  '(?:work(?:ing)? |student |residence |spouse )?(?:visa|visas|work permit|residence permit|green card|sponsorship|leave to remain|citizenship|right to work)\\b',
  'contract (?:ends|ended|ending|expires|expired|runs out|ran out|is up)|(?:fixed|short|zero)[ -](?:term|hours)(?: contract)?s?|zero-hours contract|(?:one|two|three|four|six|\\d+)[ -](?:year|month)s?(?: fixed-term)? contracts?|temporary contract|end of (?:the|her|his|their) contract',
  'scholarship|stipend|bursary|research grant|fellowship money|(?:the|her|his|their|my|our) grant|(?:her|his|their) funding|on probation|probation(?:ary)? period|tenure(?:d|-track)?',
]
