"""Men's given names, A to I: forms, translations and short forms of one name, one group to a line.

Folded letters; the first form names the group. Compiled by hand from common knowledge of the
languages; a form may stand in several groups.
"""

from typing import Final

GROUPS: Final = """
aaron aron aharon haroun harun haroon ron ronny
abel avel habel
abraham abram avraham avram ibrahim ebrahim ibrahima ibraheem brahim ibro abe avi avrum avraam abramo
adalbert albert alberto bela adelbert vojtech wojciech wojtek voitto albi bert bertie albertas alberts
adam adan adamo adem adas
adolf adolfo adolphe dolfi
adrian adriano adrien hadrian adrijan adriaan arjen andrian
alan allan allen alain
alexander aleksandr alexandr aleksander alexandre alejandro alessandro sandor sasha sascha sacha sandro alex alec alek aleks aleksandar oleksandr olexandr alyaksandr aliaksandr alexandros alekos alexandru aleksandrs aleksandras sander xander shura sanya sanja shurik sanyok olek lech leks iskander iskandar eskander eskandar alasdair alistair alister alastair aleko santeri aleksanteri aleksi alexis ales aleksandre zander sikandar oles alejo alexandar aleksandros aleksandrus jandro
alexius alexis alexei aleksei alexey aleksey aleksej alexej oleksii oleksiy oleksij alessio aliaksei alyaksey aleksy ales lyosha lesha leha alyosha aljosha alioscha
alfons alfonso alphonse alonso alfonz foncho poncho
alfred alfredo alfie fred freddy alf
alvin alwin aloin
ambrose ambrosio ambrosius ambrogio ambroz
amos amoss
anatole anatoly anatoliy anatolii anatoli anatolij anatolijs tolya tolja tolik anatol anatolie
andrew andreas andrei andrey andrej andriy andrii andrij andre andres andrea andrzej andras andrejs andrius ondrej andy drew andro anders andraz endre ander anto andria andrija andreea bandi andrus antti andreu andris andrejus drusha dries drea jedrzej endryu andzhei andzhej anzhei anzhej
angel angelo anghel angelos ange angelus
anselm anselmo anselme
anthony antonio anton antoine antoni antonin antony antonis antonios antal anto tony toni tonio tonino toño antanas antons antti antos anthonius antun ante tonci tosha antoan tonko ntonis toine teun toon nino antonius entoni antuan
aram arame
archibald archie
arkady arkadiy arkadii arkadi arkadiusz arkadij arkasha
armand armando herman hermann armen ermanno
armen armenak
arnold arnaud arnaldo arnoud arno arnd arend arnie
arsenius arseny arsen arseniy arsenii arsenije senya
artak ardag
artem artyom artiom artemiy artemi tyoma tioma artemios artemije artyem
arthur artur arturo artor artturi artus turi art arturs arturas
ashot achot
attila atila
august augustus augusto auguste augustin agustin agostino avgust avgustin augustine austin agoston gus
avtandil avto
balthasar baltazar baltasar boldizsar
barnabas barnaby barnabe bernabe varnavas barney
bartholomew bartolomeo bartolome bartholomaus bartlomiej bertalan bartol bart bartek varfolomey bartosz bartosh barthelemy bartolomej partik
basil vasily vasiliy vasilii vasili vasyl basilio basile vasilis vasilios vasile vasil vasko vasya vasja vasilije bazyli vassilis vassilios vasilij vasilijs lasse vaso billis vassili
benedict benedikt benedetto benito benoit bengt benedek benedito venedikt benedykt pent bendt bennet
benjamin beniamino benyamin binyamin veniamin ben benny benji bibi bünyamin bunyamin benjamim beniamin benja
bernard bernhard bernardo bernd bernat bernie bernardas bernardino bernt barnard
blaise blas biagio vlas blazej blaz vlasios balazs
bogdan bohdan bozhidar theodotus boguslaw
boleslav boleslaw bolek
boris borislav borys borya boryslav barys borislavs bora
brian bryan brayan bryon
bronislav bronislaw bronek bronius bronislau
bruno brunon brunello
caesar cesar cesare cezar cezary kaisar
casimir kazimierz kazimir casimiro kazik kazys kazimieras kazimer
caspar kaspar kasper jasper gaspar gaspard gaspare casper kacper kaspars jesper gasper
cecil cecilio
charles karl carl carlos carlo karol karoly karel karlo charlie chuck charly carles karolis carlitos kalle carsten kaarlo kaarel karlis karolos kale chas chaz chip carol karlos charlz sharl charlis
christian kristian cristian christiaan krystian kristjan cristiano hristian khristian kristijan kristiyan christiano christen karsten carsten kersten chris keresztely krste hristiyan kristo kristians kristijonas
christopher christoph cristobal cristoforo krzysztof kristof kristoffer christoffer christophe christoforos hristofor kryštof krystof chris kit stoffer topher tofig kristo kristaps kristofer krzysiek khristofor toffe kristupas christos kristofer kristof
christos hristos hristo khristo christo risto christou tzimas
claude claudio klaus claudius klaudiusz klavdiy claudiu klavdij
clement klemens clemente klement clemens kelemen kliment klim klimentiy
conrad konrad corrado konstadt kurt kort koen conradin konradas curt coenraad coert
constantine konstantin constantin konstantinos costantino constantino kostas kostya kostja costin kostadin konstanty kostek kostyantyn konstiantyn dinos costas kostis kostandin konstantine kote kosta kosti konstantinas konstantins konsta
cornelius kornelius kornel cornelis corneliu kees cees cor cornelio kornelijus korneliy
cosmas cosmo cosimo kosma kuzma kozma cosme kosmas
csaba chaba
cyprian cipriano ciprian kiprian cyprien
cyril kirill kiril kyrylo cirilo cirillo cyrille cyryl kyrill kiryl kirils kyrillos kyriacos kiro chiril
damian damiano damien damyan damjan demian demyan damianos dame
daniel danilo daniele daniil danylo danil dan danny daniyal danyal danijel dani danek daniels danielius danko danila danial taniel daniyar deniel taneli danis
darius dario darjusz dariusz daryush dariush darjo darek dara
david davide davud dawid dawud daud davyd davit daoud dawood dave davy daavid davids dovydas dudi dawoud taavi dato dewi dafydd dudu davidas davidson taavet devid deivid deyvid dejvid
dejan deyan dean
denis denys dionisio dionysios dennis denny dionigi dionisie dionysis dionizy dionisiy denisas dionis denes denise deniss dinis dionysius dinko
desiderius desiderio dezso didier dezider
dimitri dmitry dmitriy dmitrii dmitri dmytro dimitris dimitrios demetrius demetrio dumitru dimitar dimitrije dima mitya mitja demeter dzmitry dimitrij dmitrij dimos dimitrie jimmy mitko dimo mitsos dmitrijs dimitra dymitr dimitry mitica mitar dimitur dmitro dito
dominic dominik domenico domingo dominique domingos dominykas dom nick domonkos dominiks domenec txomin domen
donald donal domhnall don
dragan drago dragi dragoslav
edgar edgaro edgard edgardo edgars edgaras
edmund edmond edmundo eamon edmunds odon
edward eduard eduardo edouard edvard eduards edek ed eddie eddy ted teddy ned duarte edoardo ede edik edvardas edu edvards etuart lalo edvin edvard eduar
edwin edwyn edvinas
eli elie elias ilias ilya ilia ilja elijah elia elio ilie ilija iliya elyas ilyas eliyahu eliya illia illya ilyes ilyasse ilios elis eelis eliasz ilko elijas eljas eliahu ilka ili
emanuel emmanuel immanuel manuel manolis emanuele manoel manny manolo manel emanuil manuil emanoil emmanouil imanol manos manuelito emanuels emanuelis manu lolo manco
emil emilio emile emilian emiliano emiljan aemilius emils emilis emilijus milko
erasmus erasmo rasmus erazm elmo
eric erik erich erico eerik eirik erick jerik eriks erkki ric rick erikas eryk
ernest ernesto ernst erno arnost ernests ernestas ernő neto
eugene evgeny yevgeny yevgeni evgeniy evgenii evgeni yevhen yevhenii ievgen eugen eugenio eugenius jenő jeno yevgeniy jevgenij jevgenijs jewgeni evgenij evhen gene zhenya jenya zhenja evgenios eugeniusz eugeniu evžen evzen jauhien yauhen evgueni ougen eugenijus jewgenij
eusebius eusebio eusebe euzebiusz
eustace eustachio ostap eustachy evstafiy estasio stathis efstathios eustathius
fabian fabiano fabio fabien fabijan fabyan
felix feliks felice felicien feliu felks feliksas
ferdinand fernando hernando fernand ferdinando nando ferran ferdi ferdynand fernan hernan nandor ferdinands
florian floriano florent florin florijan flori florentin florentino flora
francis francisco francesco franz francois franciszek ferenc frans frantisek franc frank franjo frano franciscus frankie paco pancho curro kiko cisco chico patxi feri franek fran pranas xico francesc franta frane ferko ceco franci fraňo francisko fransisko frantsisk franca quico fransua franchesko fransisko
frederick friedrich federico frederic fryderyk frederik fredrik frigyes fritz fred freddy freddie bedrich frederico fridrich fridrih federigo rico fiete friedel fredi frédéric frits fridrikh frydrych frederikas fridriks
gabriel gabriele gavriil gavril gavrilo gavrila gabor gabe gavriel jibril jibreel jabrail cebrail gabi gabrielius gabriels gabo gabri djibril jebrail havryil gavro
garegin karekin
gaston gastone gastao
gavin gawain gaven gawen
geoffrey jeffrey godfrey gottfried goffredo jeff geoff godofredo geoffroy jeffery godefroy jofre gotfrid gottfrid godfried
george georg georgi georgy georgiy georgii giorgos georgios giorgi giorgio jorge jerzy jiri gyorgy yuri yuriy yurii juri jurij jury yury jurgen jorgen georges gheorghe juraj djordje djuro dorde duro jordi jordao yorgos yiorgos gosha zhora jurek jurijs georgijs jurgis jorg joerg joran goge gogi gia gueorgui heorhii heorhiy yorgo yorgi iury iurii youri gjorgji gjergj gjorge gyuri georgis gevorg kevork kevorg gevork jorn yura zorzi xurxo gorka jerrik jurg joris georgije jyri yrjo dzhordzh zhorzh khorkhe irzhi ezhi dyord zhorzhi
gerald gerhard gerard gerardo gert geert gerrit gerry jerry gerd gerardus gerhart gherardo giraldo geraldo gellert gerards gerolf garret gherard gerardas gerold
german hermann germano germain herman gherman germans
gilbert gilberto gil gisbert
giles egidio gilles aegidius egidijus idzi gil ilian jiljí egidius
givi givo
gleb hlib glieb
goran gorancho
gregory grigory grigoriy grigorii grigori gregor gregorio gregoire grzegorz grigore grigoris grigorios hryhorii hryhoriy gergely greg grisha griša gligor goyo grigor krikor reijo grigorij grigorijs ryhor gergo grgur gregers grega joren grego grzesiek gori
gunther gunter guenther guenter gunnar gundars
gustav gustavo gustave gustaf gusztav gus kustaa gustavs gustaw gosta kusti
guy guido wit guidó guidon
harold harald haroldo aroldo haralds harry hal harri
hayk haik haig
hector ettore hektor ektor ektoras
henry heinrich enrico enrique henri henrik hendrik henryk jindrich heinz harry hank hal genrikh genrih quique kike enzo arrigo enric henrique indrek henricus henrijs heikki hinrich heiko heino henk rik imre emeric americo henning anri heiner heini hennie enriko endrik henriks henrikas riku enri hari genri anri khenri khaintz khainrikh khenrik
herbert heribert herberto erberto bert herb gerbert aribert
hieronymus jerome geronimo jeronimo girolamo hieronim jeromos jerko jerolim ieronim jerom jeronym yeronim jeroen heronim
hilary hilario ilario hilaire ilarion hilarion hilarius
horace horacio orazio horatius horatio horacy
hrant hrand
hubert uberto humberto hubertus huib hub hubi hubertas
hugh hugo ugo hugues huw hughie hugon huguet hugolin ugis khyu kheyu gugo khugo
humphrey umberto humbert humberto onofrio onofre
ignatius ignacio ignazio ignaz ignac nacho iñigo inigo ignat ignacy hnat inaki ignasi ihnat ignace ignas ignatiy ignatios nacio
igor ihor ingvar ihar igors igoris igorek ingvars
irakli hercules heraklios iraklis herakles eracles iraklij
isaac isaak isak isacco itzhak yitzhak ishak ishaq isaque izaak ike itzik iţac iizak isahak sahak izsak eshagh yitzchak itshak
isaiah isaias esaias yeshayahu isaia isaja
isidore isidoro isidro sidor isidor izydor sidoros
ivaylo ivailo ivajlo
ivo yves ives ivon iwo yvo iv yvon erwan
"""
