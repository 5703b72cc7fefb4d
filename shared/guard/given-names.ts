// Given names, put together for this guard from many languages. Not complete and not meant to be: a word with a capital
// that no list knows is looked at by its place in the sentence. Lower case, without the marks that people leave out.

const NAMES = `
aaliyah aaron abbas abby abdul abdulkarim abdullah abdulrahman abebe abel abena abigail abram absalom achim ada adaeze adam adama
addison adebayo adel adela adele adeline adem adewale adi adil aditi aditya adnan adolf adrian adriana adrien afia afonso afua
agata agathe agnes agneta agnieszka ahmad ahmed ahmet aicha aida aiden aiko aileen ailsa aimee aino aisha aishwarya aiyana ajay
akash akemi akiko akim akin akira akosua akua alain alan alana alastair alba albert alberto albin aldo alejandra alejandro aleksander
aleksandra alena alessandra alessandro alessia alessio alex alexa alexander alexandra alexandre alexandru alexei alexis alf alfie
alfonso alfred alfredo algirdas ali alice alicia alicja alina aline alisa alisha alison alistair aliyah allan allen allison alma
almut alois alvaro alvin alwin alyssa amal amanda amani amar amara amare amaru amelia amelie amina amine aminata amir amira amit
amna amos amrita amy ana anahit anais anand ananya anastasia anatol anders andre andrea andreas andreea andrei andrej andres andrew
andrzej andy aneta angel angela angelica angelika angelina angelo angus anh ania anika anil anita anja anjali anke ankit ann anna
annabel annabelle annalena anne annegret anneke anneliese annemarie annett annette annie annika anouk ansgar anselm antje anthony
antoine anton antonia antonio antonis anu anupam anwar aoife apinya arash ari aria ariana ariane ariel arif arjen arjun arlo armando
armin arnaud arnaz arne arno arnold aron arthur artur arturo arun arvid arvind arya aryan asa asad asha ashish ashleigh ashley
ashok ashraf asif asim aslan aslaug asli asma assane astrid ateş athanasios atsuko attila audrey augusto aurelie aurelia ausra ava
avery avi aviva awa axel aya ayaan ayah ayako ayan ayana ayanda aydin ayesha ayla aylin ayo ayodele ayse aysel ayumi aziz aziza
babajide babatunde bachir baerbel bahar baltasar bao barbara bart bartek bartholomew bartosz bashir basil basma bastian batya
baybars beata beate beatrice beatrix beatriz beau becca becky bela belen belinda bella ben benedetta benedict benedikt bengt benita
benjamin benno beppe berenice berit bernadette bernard bernardo bernd bernhard bert berta berthold bertram bess beth bethany betsy
betty bev beverley beyza bhavna bianca bibiana bilal billie billy binh birgit birgitta birte bjarne bjarni bjoern bjorn blanca blanka blessing
bo bob bobby bodo bogdan bogumila boris borja bozena brad bradley brahim branko brenda brendan brent brett brian briana brianna
bridget brigitta brigitte britta britt brittany bronagh bronislaw bronwen bronwyn bruce brunhilde bruno bryan bryn burak burcu
burkhard caitlin caitriona cameron camila camilla camille can candice cansu caoimhe cara carina carl carla carlo carlos carlotta
carmela carmen carol carola carole carolin carolina caroline carolyn carrie carsten casey casper caspar cassandra cassie catalina
caterina catherine cathy catriona cecile cecilia cedric celeste celia celina celine cem cemal cemile cesar chaim chandra chantal
charlene charles charlie charlotte chaya chen cheng cheryl chiamaka chiara chidi chidinma chike chima chinedu chinwe chioma chloe
chris christa christel christelle christiane christiaan christina christine christof christoph christophe christopher chukwuemeka
chun ciara cian ciaran cillian cindy claire clara clare clarissa claude claudia claudio clemens clement clementine cleo cliff
clive clotilde colette colin colleen conall connor conor conrad constance constantin constanze cora coralie cordula corina corinna
corinne cormac cornelia cornelius cosima cosmin costas courtney craig cristian cristiana cristina crispin csaba curtis cynthia
dafydd dagmar dagny daichi daiki daisuke damian damien damon dan dana daniel daniela daniele danielle danijel danika danilo danny
danuta daphne darcy daria darina dario dariusz darren daryl dave david davide dawit dawid dawn debbie deborah declan deepa deepak
deepika deirdre delia delphine demba demet demetrius deniz denise dennis derek dermot derya desmond detlef devi devika devon diana
diane diarmuid didier diego dieter dietmar dietrich dilan dilara dilek dilip dimitri dimitris dina dinah dinesh dinh dipti dirk
djamila dmitri dmitry dolores domenico dominic dominik dominika dominique don donal donald donatella donna dora doreen doris dorota
dorothea dorothee dorothy dorte dosia doug dougal douglas dragan dragana drazen duc duncan dunja dusan dustin duygu dwayne dylan
dzenana eamon ebba eberhard ebony ebru echo eckhard ed edda eddie edel edgar edit edita edith edmund edna edoardo eduardo edward edwin
edyta eemil efe efua egon eike eileen eilidh eimear einar eirik eitan ekaterina ekkehard elaine elena eleni eleonora eleonore
elfriede elham eli elia elias elif elin elina eliot elis elisa elisabeth elise elizabeth elke ella elle ellen ellie elliot ellis
elma elmar elodie eloise elsa elsbeth else elsie elvira emanuel emanuele emeka emer emil emile emilia emilie emiliano emilio emily
emin emine emir emma emmanuel emmanuelle emre enda enes engin enrica enrico enrique enzo eoin ephraim eric erica erich erik erika
erin erkan ermias erna ernestine ernesto ernst erwin esa esad esat esma esmeralda esperanza esra esteban estelle esther etienne
etsuko eugen eugene eugenia eugenie eun eunice eva evan evangelia evelina eveline evelyn evelyne evert ewa ewan ewelina eylem
eyup ezgi ezra fabian fabiana fabien fabienne fabio fabrice fabrizio fadi fadime faisal falk fanny farah fareed farhad farid farida
faruk fatih fatima fatma fatou fatoumata fawzia federica federico feivel felicia felicitas felicity felipe felix feng ferdinand
ferenc fergus fernanda fernando fevzi fidan filip filipa filippo filiz finja finlay finley finn fintan fiona fiorella flavia flavio
fleur flora florence florentina florian floriane florin floris folake folasade folker fouad frances francesca francesco francine
francis francisca francisco franco francois francoise franek franka frankie franz franziska franzi fred freddie freddy frederic
frederica frederik frederike freya frida frieda friederike friedhelm friedrich frieder fritz froydis fumiko funmi gabor gabriel
gabriela gabriele gabriella gabrielle gaelle gail galina gareth garry gary gaspard gauri gaurav gavin geert gemma genevieve geoff
geoffrey georg george georges georgia georgiana georgina georgios gerald geraldine gerard gerd gerda gereon gerhard gerlinde germaine
gerrit gertrud gertrude gesa gesine getachew ghassan ghislaine giacomo giada gianluca gianna gianni gideon gil gilbert giles gilles
gina ginevra gintaras giorgia giorgio giorgos giovanna giovanni gisela giselle gisele gitta gitte giulia giuliana giulio giuseppe
gizem gladys glenda glenn gloria glynis godfrey gonzalo gopal goran gordon goetz gottfried grace graeme graham grainne grazyna greg
gregor gregory greta gretchen grete gretel grigori grzegorz guadalupe gudrun guido guillaume guillermo gulnara gundula gunnar gunther
guenter guenther guenther gunda gurpreet gus gustav gustavo gwen gwendolyn gwendolin gwyneth gwyn gyorgy habib hadiya hadley hagen haim
hailey hakan hakim hal halima halina hamid hamish hamza hanan hania hanif hanna hannah hannelore hannes hanno hans hansjoerg hao haris
harald hari harjit harold harriet harrison harry hartmut haruki haruko harun harvey hasan hassan hassana hatice havva hayley hector
hedda hedwig heidi heidrun heike heiko heiner heinrich heinz hela helen helena helene helga helge heli helmut helmuth hendrik henk
henning henri henrietta henriette henrik henrike henry herbert heribert herman hermann hermine hernan herta hester hidayet hideki
hieu hilal hilary hilda hilde hildegard hildegund hilke hilmar himanshu hina hinnerk hiroko hiromi hiroshi hoang holger hong horst
howard hristo hua huda hue hugh hugo hui hulya humberto hung hussein husna huseyin hyun ian iain ibrahim ida idris ieva ifeoma ignacio
igor ihor ikram ikumi ilaria ildiko ilhan ilia ilias ilka ilkay ilker ilona ilse ilya iman imani imke imogen imran imre ina ines
inga inge ingeborg ingemar ingmar ingo ingolf ingrid inka inna innocent ioana ioannis ion ionut ira irena irene irenka irfan irina
irma irmgard irmtraud irving isa isaac isabel isabela isabella isabelle isadora iskander ismael ismail isobel israel istvan ita italo
ivan ivana ivanka ivar ivo ivonne iwan iwona izabela jaan jaap jacek jacinta jack jackie jackson jacob jacqueline jacques jaden jaime
jakob jakub jaleh jamal jamala james jamie jamil jamila jan jana jane janet janette janice janina janine janis janka janne jannik
janusz jared jarek jarmila jaroslav jasmin jasmina jasmine jason jasper javier jay jaya jayden jayne jean jeanette jeanne jeannette
jeannine jeff jeffrey jelena jemima jenna jennifer jenny jens jeremiah jeremias jeremy jerome jerry jerzy jesper jess jesse jessica
jessie jesus jethro jette jeva jia jianhua jill jillian jim jimena jimmy jin jing jiri jitka jo joachim joan joana joanna joanne joao
jochen jodie joe joel joelle joerg johan johana johann johanna johannes john johnny johnson jolanda jolanta jomo jon jonah jonas
jonathan jono joost jordan jordi jorge jorgen jorn joris jorma jose josef josefa josefina josefine joseph josephine josh joshua joyce
jozef juan juana juanita juha judit judith judy juergen juha jukka jule jules julia julian juliana juliane julie julien juliet juliette
julio julius jun junko jürgen jussi justin justina justus justyna jutta juozas jyoti kacper kadir kadri kaitlyn kaja kalle kaltrina
kalyani kamal kamil kamila kamran kandice kaoru kara karan kareem karel karen karim karima karin karina karl karla karolin karolina
karoline karsten kasia kasimir kaspar kasper kassandra katalin katarina katarzyna kate katerina katharina katherine kathleen kathrin
kathryn kathy katia katie katja katrin katrina katy kavita kay kaya kayla kayode kazimierz kazuko kazuo keeley kehinde keiko keisha
keith keith kelechi kelly kelsey kemal ken kendra kenji kenneth kenny kenta kerem kerri kerry kerstin ketut kevin keziah khadija khalid
khaled khalil khanh kian kieran kiera kilian kimberly kira kiran kirill kirsten kirsty kirstin kishan kjersti kjell klaas klara klaus
klaudia klemens knud knut koen kofi kojo konrad konstantin konstantinos konstanze koray kornelia kostas kourosh krista kristen kristian
kristiina kristin kristina kristof krystyna krzysztof kseniya kubra kunal kunle kurt kwabena kwadwo kwaku kwame kwasi kyle kylie kyra
laila lalita lamar lambert lamine lana lanre lara lars larissa larry lasse laszlo latifa latisha laura laure laureen lauren laurence
laurens laurent laurenz laurie lavinia lavanya lawrence layla lazaros lea leah leander leandro leanne leif leigh leila lejla lena
leni lennard lennart lenny leo leon leona leonard leonardo leonel leonhard leonie leonid leonora leopold leroy leslie lesley leszek
leticia levent levi levke lewis lexi li lia liam liana lidia lien liesel liesbeth lieselotte lieven ligia lila lilian liliana lilith
lilli lillian lilly lily lin lina linda lindsay lindsey ling linh linn linnea lionel lisa lisbeth lise liselotte lissy liv livia liz
liza lizzie ljiljana ljubica llewellyn lluis lois lola lolita lonneke lora loredana lorena lorenz lorenzo loretta lorna lorraine
lothar lotta lotte lotti lou louis louisa louise loukas lourdes lubna luc luca lucas lucia luciana luciano lucie lucien lucinda lucy
ludger ludmila ludovic ludwig luigi luis luisa luise luka lukas lukasz luke luna lutz luuk luz lwazi lydia lynda lynette lynn lynne
lyudmila maaike maarten maarja mabel maciej mackenzie mada maddie madeleine madeline madhavi madhu madison madita mads mae maeve magali
magda magdalena maggie magnus mahdi mahmoud mahmut mai maia maik maike mairead maisie maja majid makoto malaika malak malathi malcolm
malgorzata malia malik malika malin malte mamadou mandla mandy manfred manish manisha manja manoj manon manu manuel manuela manuele
mara marc marcel marcela marcelo marcia marcin marco marcos marcus marek maren mareike maret margaret margareta margarete margarethe
margarita margaux margery margie margit margot margret margriet mari maria mariah mariam mariama marian mariana marianna marianne
mariano marie marieke mariella marielle marietta marija marika mariko marilena marilyn marin marina mario marion maris marisa marisol
marit marita mariusz mariya marjorie marko markus marla marlen marlena marlene marlies marlon marlene marsha marta marten martha
marthe martin martina martine marty maruja marvin mary maryam marzena masako masha mason massimo mateja mateo mateus mateusz mathew
mathias mathieu mathilda mathilde mathis matias matilda matilde matt matteo matthew matthias matthieu matthijs matti mattia matus
maud maura maureen maurice mauricio maurizio mauro mavis maxim maxime maximilian maxine maxwell maya maybelle maysoon mechthild meena
meera meg megan mehdi mehmet meike meinhard mei meilin meir mejra mel melanie melek melina melinda melissa melody meltem menno mercedes
mercy meret merete meriem merle mert merve mette mia micaela michael michaela michaela michal micheal michel michela michele micheline
michelle michiko mick micky mieke mietek miguel mihaela mihai mihail mikael mikaela mike mikhail mikkel miklos miko mila milan milana milena
milica millie milo milos mimi mina minako ming minh miranda mirek mirela miriam mirja mirjam mirka mirko miroslav mirre mirza misaki
misha mitch mitchell mitra mohamad mohamed mohammad mohammed mohan mohsen moira moises mojca mojtaba molly momo mona monia monica
monika monique monserrat montserrat mordechai morgan moritz morten moses moshe mostafa mthunzi muhammad muhammed mukesh munir murad
murat muriel musa mustafa mwangi myfanwy myles myra myriam myrna nabil nabila nacho nadeem nadège nadeschda nadezhda nadia nadin
nadine nadja naeem nafisa nagisa naima najib najma nala nam nana nancy nanami nandini nanette naoki naomi narges nargis nasim nasrin
nasser nastassja nat natalia natalie natalija natalya natascha natasha natasja nathalie nathan nathaniel naveen navid nazanin nazli
neal ned neda nedim neela neelam neha neil nele nell nella nellie nelly nelson nenad neriman nermin nerys nessa nestor neta neville
ngoc ngozi nguyen nhung nia niall niamh nicholas nick nicky nico nicola nicolae nicolai nicolas nicole nicoletta niels nigel niki
nikita nikki niklas niko nikola nikolai nikolaj nikolaos nikolas nikolaus nikos nils nilufer nina ninette nino ninon nirmala nisha
nishant nita nitin nivedita nizar njeri nkechi nkosana noa noah noam noel noelle noemi nolan nomsa nongnuch nonhlanhla noor nora norah
norbert noreen noriko norma norman norris nour noura nuala nuno nuray nurhan nuria nuria obinna octavia odette odile ola olaf olav ole
oleg oleksandr olena olga olimpia olivia oliver olivier oliwia olja olli olof olu oluchi olufemi oluwaseun omar omer omolara ondrej
onur ophelia oran orhan oriana orla orlaith orlando orsolya oscar osama oskar osman otis ottilie otto ottokar oumar owen ozan ozge ozgur ozlem
pablo paddy padma padraig paige pamela pandora panagiotis paola paolo parisa parvati parvin pascal pascale pasquale patience patrice
patricia patricio patrick patrik patrizia patryk patsy paul paula paulette paulina pauline paulo pavel pavla pawel payal pedro peggy
pekka penelope per perdita pernilla pernille percy peter peters petra petros petr petros petya phil philip philipp philippa philippe
philomena phoebe phuong phyllis pia pierre piero pierluigi pieter piet pietro pilar pim piotr pippa piroska poul pooja poppy prabhu pradeep prakash
pramod pranav prasad pratibha praveen precious preeti prem preston priscilla priska priti priya priyanka prosper prudence przemek
purnima qing quentin quincy quinn quirin rabea rabia rachael rachel rachid radek radha radka radoslav radu rafael rafal raffaele
rafik raghav rahel rahim rahma rahul raimund raina rainer raisa raj raja rajesh rajiv raju rakesh ralf ralph ram rama ramadan rami
ramesh ramin ramiro ramon ramona rana randa randolph randy rania ranjit raoul raphael raphaela raquel raquel rasa rasha rashid rasmus
ravi raymond razia rebecca rebekah rebekka reem regina reginald regine regula reiko reiner reinhard reinhold reinier reka remi remy rena
renata renate renaud rene renee renske reuben reza rhea rhian rhiannon rhona rhonda rhys ria riad ricarda ricardo riccarda riccardo
richard rick ricky riikka rina rishi rita ritva riya roald robbie robert roberta roberto robyn rocio roderick rodney rodolfo rodrigo
roger rohan rohit roisin roland rolando rolf romain romana romane romeo romina romy ron rona ronald ronan ronja ronnie ronny rory
rosa rosalba rosalia rosalie rosalind rosalinde rosana rosanna rosario roseanne roselyn rosemarie rosemary rosie rosina rositsa roswitha
ross rowan rowena roxana roxanne roy roza ruairi ruben rudi rudolf rudy rufus ruggero rui ruiz rukmini rune rupert ruslan russell rustam ruta
ruth ryan ryo ryszard saad saara sabah sabina sabine sabir sabrina sachin sadaf sadia sadiq sadie saeed safiya sahar sahil said saida
saima sakura salam saleh salih salim salima sally salma salman salome salvador salvatore sam samantha samia samir samira sammy samson
samuel samuele sandeep sander sandra sandro sanjay sanjeev sanna sanne santiago santosh sanyu saoirse sara sarah sarita sascha sasha
saskia satoshi saul savannah savitri scarlett scott seamus sean sebastian sebastiaan sebastien seda sefa segun seher selam selda selene
selim selin selina selma semih semra senait senta seraina serena serge sergei sergej sergio serhiy serkan sevgi sevil seung severin severine
seyma shabnam shadi shahid shahnaz shaima shaina shakira shalini shamima shamsa shana shane shania shankar shannon shanti shari sharif
sharon shashi shaun shauna shazia shea sheena sheila shelby sheldon shelley sheng sherry shinji shira shirin shirley shiv shiva
shivani shoshana shreya shruti shu shun sian sibel sibongile sibusiso sibylle sidney sidonie sidra siegfried sieglinde sienna sigmund sigrid
sigrun siham silas silja silke silvana silvester silvia silvio silvija sim simeon simon simona simone simran sina sinan sinead siobhan
sipho sissel siv sixten slavica slavko slawomir snezana soeren sofia sofie sohail solange solomon solveig sona sondra song sonia sonja sonya
soo sophia sophie soraya soren sota spencer spiros srinivas stacey stacy stan stanislav stanislaw stanislaus stavros stefan stefania stefanie stefano
steffen steffi stella sten stephan stephanie stephane stephen stevan steve steven stewart stine stuart subhash suad sudha sue suelen suhail
sukhdev suki sultan suman sumayya sumit sundar sunil sunita suraj suresh susan susana susann susanna susannah susanne suse susi susie
sushila suzan suzanne suzette suzie suzuki svante sven svenja svetlana swantje swati sybille sydney syed sylvain sylvester sylvia
sylvie sylwia szabolcs szilvia szymon tabea tabitha tadashi tadeusz taha tahira taiwo takashi takeshi tal talia tam tamar tamara tamas
tamika tammy tamsin tan tania tanisha tanja tanvi tanya tara tarek tarik tariq taro tasha tasneem tatiana tatjana tatum taylor tayyip tebogo ted teddy
tegan teo teodora tereza teresa teresia tero terence terje tess tessa teun thabo thaddeus thandi thandiwe thanh thea thelma theo
theodor theodora theodore theophil theres theresa therese theresia thi thibault thiago thierry thijs thilo thomas thor thorben thore thorsten
thu thuy tia tiago tiana tibor tiffany tihana til tilda tilde till tillmann tilman tim timea timo timon timothy timur tina tine tinh tino
tirza titus tjark tobi tobias toby todd tokunbo tom tomas tomasz tomek tommaso tommy tomoko tonia tonje toni tonya tor torben torge tore torsten
torquil tove tracey tracy tran trang traudl trevor tricia trina trine trinh trish tristan trixi trudy tsegaye tuan tuba tugba tuncay tung
tuula tyler tyrone tyson uche uchenna udo ufuk uli ulf ulla ulrich ulrik ulrika ulrike uma umar umberto umit umut ursula urs urszula
urte usha usman uta ute uwe vaclav vadim vaishali valentin valentina valentine valeria valerie valerio valery van vanessa vania varun
vasil vasile vasiliki vasilis vasyl vaughan veikko veit velma venkat vera verena verity verna vernon vero verona veronica veronika veronique vesna
vibeke vicki vicky victoria vidya viet vijay vikas vikram viktor viktoria vilma vince vincent vincenzo vineet vinod virginia virginie
virpi vishal vito vitor vittoria vittorio vivek vivian viviana vivien vivienne vlad vladimir vladislav vojtech volha volker volodymyr
vuong vusi vytautas waldemar walid wallace wally walter walther waltraud wanda wanjiru waqas warren wayne wei weiwei wenche wendelin wendy wenke werner
wesley whitney wibke wiebke wieland wieslaw wiktor wiktoria wilfred wilfried wilhelm wilhelmina willa willem william willi willie willy
wilma wilson winfried winifred winnie winston wiremu wojciech wojtek wolfgang wolfram wouter xander xavier xaver xenia xia xiang xiao
xiaoming xin xinyi xiuying xochitl xu yaa yaakov yael yahya yakub yamina yan yana yang yangyang yannick yannis yara yasemin yash
yasin yasmin yasmine yasmina yassine yasuko yaw yehuda yelena yemi yen yesenia yeliz yewande yildiz yitzhak ylva yohannes yoko yolanda
yolande yonas york yosef yoshi yoshiko yotam youssef yu yuan yui yuki yukiko yulia yuliya yumi yun yunus yuri yusra yusuf yuval yves
yvette yvonne zac zach zachary zahid zahra zain zainab zaira zakaria zakia zane zara zarina zaynab zbigniew zbyszek zdenek zdenka zeina
zeinab zeki zelda zena zeno zenon zeynep zhang zhen zhi ziad zina zinaida zita ziva zlatan zlatko zoe zofia zoltan zoran zora zorica
zsolt zsofia zsuzsa zuhal zuhra zuleika zulfiya zuri zuzana zuzanna
`

/** Names that are also words of the language: only their place in the sentence tells. */
const ENGLISH_WORDS = `
amber angel april art ash august autumn bailey basil bay bea beau bill blessing bliss bob brook brooke bud buck candy can cash chance
chandler charity chase chip christian clay cliff clover cole colt cooper crystal daisy dale dawn dean destiny dick dolly don drew duke
earl ed else ernest eve faith favour fern finn flora forest fox frank gay gene ginger glen glenn grace grant guy harmony harper hazel heath
heather holly honey hope hunter innocent iris ivy jack jade jay jean jerry jet jewel jordan josh joy june king kit lance lane laurel laurie
lee lily linden lola lou luna major mark marina marsh mason max may melody mercy merry mike miles milo misty mo moss nat nick norm norma oak
olive page pan paris pat patience patsy pearl peg penny per pet peter piper poppy precious prudence rain raven ray reed rich rick rob robin
rocky rod roman rory rose rosemary ross rowan royal ruby rusty sage sam sandy saul shade shea sky skip sol soo stan star sterling stew storm sue
summer sunny tad tan tan tate taylor ted terry tiffany till tim tom toni tony tuba tyson uma van victor victory violet wade walker ward warren wesley
will willow winter wren york yen yu
`

const GERMAN_WORDS = `
achim april august bea benedikt blanka can christ erika ernst eva falk felix frank franka gerd heide heidi horst ilse iris jasmin
jean jo jordan jule kai karl karin klara kurt lasse lea li linde lin lotte mai mark marina marine max mut norma per pia reiner rita
roman rosa rose sascha silke sina stern suse tal tan thea till tina tor tuba udo ulm van verona viola wolf wolfram xenia york
`

/** Surnames that stand alone often enough to be worth their bytes: the frequent ones of several languages, none that is a word. */
const SURNAMES = `
nguyen tran kowalski kowalska nowak wojcik wisniewski smith jones williams taylor davies evans thomas roberts johnson wilson robinson wright
thompson hughes edwards kelly murphy o'brien o'connor o'neill o'sullivan byrne ryan mcdonald macdonald campbell stewart anderson martin
garcia fernandez gonzalez rodriguez lopez martinez sanchez perez gomez silva santos ferreira pereira oliveira costa rossi russo ferrari
esposito bianchi romano dubois durand leroy moreau laurent lefebvre girard bernard petit jansen devries bakker visser hansen johansen olsen
larsen andersen pedersen nielsen jensen christensen johansson andersson karlsson nilsson eriksson korhonen virtanen papadopoulos yilmaz
kaya demir ozturk sahin celik aydin ivanov petrov sidorov kuznetsov smirnov shevchenko kovalenko bondarenko horvat kovac novak svoboda
dvorak nagy kovacs szabo toth popescu ionescu okafor okonkwo adeyemi mensah owusu boateng mbeki dlamini nkosi kamau otieno tesfaye
singh kaur patel sharma gupta kumar khan ahmed hussain rahman iyer reddy rao banerjee mukherjee wang zhang chen yang huang zhao zhou
kim park choi jung tanaka suzuki takahashi yamamoto watanabe nakamura cohen levi mizrahi schmidt schneider hoffmann schulz krause lehmann
schmitz schmitt meier meyer maier mayer schroeder neumann zimmermann hartmann lange werner schwarz krueger hofmann braun schubert
winkelmann pohl engel horn busch bergmann voigt sauer arnold haas graf dietrich ziegler kuhn kuehn jansen seidel heinrich
`

const split = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(nameForm))

/** Made on first use: the lists are only needed when somebody writes. */
export const makeNameLists = () => ({
  given: split(NAMES),
  surnames: split(SURNAMES),
  words: { en: split(ENGLISH_WORDS), de: split(GERMAN_WORDS) },
})

/** As the lists write it: lower case, marks off, umlauts and the like as people type them without. */
const PLAIN = /^[a-z'-]*$/u

export function nameForm(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('đ', 'd')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
}
