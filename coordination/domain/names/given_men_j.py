"""Men's given names, J to Z: forms, translations and short forms of one name, one group to a line.

Folded letters; the first form names the group. Compiled by hand from common knowledge of the
languages; a form may stand in several groups.
"""

from typing import Final

GROUPS: Final = """
jacob jakob james jacques jaime giacomo yakov iakov yaakov jacobo jakub jakov jim jimmy jamie jacopo santiago diego tiago thiago iago diogo jacek yakiv jokubas jekabs jaakko jaak jack jakup yakub yaqub yaqoub ya'qub yacoub jake koby kobi seamus hamish jaco iacob iakovos jaques xacobe jaka yasha hakob hagop agop akop jaume jeppe ib kuba kobus jacobus sjaak jaap iakob jimi jakab jokoob koba lapo jacquot didac jimbo santi jago yakup cob akob dzheims dzheyms dzhejms zhak dzhek
jaroslav yaroslav jaroslaw iaroslav jarda jarek slava jarik yarik jaroslavas
jason iason jayson yason iasonas
jeremiah jeremy jeremias yirmiyahu eremia jeremie geremia jeremi ieremia yarema jerry jerema jeremija
jerry jarmo jeremy
joachim joaquin gioacchino achim joakim jochen ioakim chaquin quim akim joachin jochem joacim chimo jokum yakim jáchym iokeim joaquim ximo jascha
joel yoel gioele joell ioil
john jan johann johannes jean juan giovanni ivan joao ioan ion ioannis yannis giannis ian sean shaun shawn evan johan hans jon jens janos jovan joan gian gianni nino vanya ivo johnny jack juhani juho jaan janis jonas ivans yan yann yahya yehia yohanan yochanan yuhanna hovhannes ovanes hovannes hovhanes ioane vano ivane iban xoan eoin ioannes vanja janko janez janek jasiek jas juanito hannes hanns jannik janne iwan joe jaanus gjon gion jonny yanis ianis ivica yohannes jhon hannu janusz vania yianni yiannis ioanis jono juhan henschel jannes jani janni youhanna yehya jovica ohan zhan ivano giannino jevan yoann yoan jancsi iain dzhon dzhonni dzhohn khuan shon zhuan zhoao
jonah jonas yunus younes yunis yunes jona yonas giona iona younus ionas jonasz yonah yona jonass
jonathan yonatan gionata jonatan yehonatan johnathan jon jonny jhonatan yonathan ionatan
jordan giordano jourdain yordan jordao jordaan iordan iordanis dancho yordanis
joseph josef jose giuseppe josep jozef yosef yusuf youssef yousef iosif osip pepe peppe joe joey sepp jozsef josip joze iosef yossi yosi yussuf iosebi soso hovsep ovsep joop jef josko juozas jazeps jusuf juuso pepito chepe zezinho ze josue beppe pino yosif osyp iosyf yusif yousuf youssouf youcef yossef josif iosifs iossif sefi isuf pepa pepi josephus josu pep juzek jozo yousif josy juha jusufi jupp dzhozef zhozef khose dzhuzeppe khuse zhoze
joshua josue yehoshua giosue isa jesus josua issa iosua jozua yeshua josh eissa essa hesus chuy chucho
julian juliano julien giuliano yulian iulian julijan gyula juliyan yulijan jules julyan ulian
julius julio jules giulio yuliy yuli iuliu juliusz gyula juli yulii julijs julij juliu
justin justino giustino justyn yustin iustin justinas justus jost giusto
karen garen
kenneth kennet ken kenny
kevin caoimhin kevyn
krasimir krassimir
ladislaus ladislav laszlo ladislao laci lasse lado lacko laslo ladislas lac
lambert lamberto lambertus lammert landebert
lawrence laurence lorenzo lorenz laurent laurentius lars lavrenty lavrentiy laurentiu lourenco lorinc larry lasse lauri laurynas vavrinec wawrzyniec lavrentis laurens rens lovro lovrenc lenz llorenc lori lencho lavr laurits lauris laurenz laurids lauro lavrentij lourens loran lorentso
lazarus lazar lazare lazaro lazzaro lazaros eleazar elazar eliezer ghazaros kazaros lazzo lazo
leander leandro leandros leandre
leo leon lev leone leonti leonte leonas lyova leva liev levko lavon levon leontiy lewko loni ljova levan loe lew leoni leao
leonard leonardo leonhard lenny linhart len lennart leonards leonardas lenard lienhard
leonid leonidas leonida leonyd lyonya leonids leanid leonide
leopold leopoldo poldi lipot leopolds pol
levan leon levani
louis ludwig luis luigi lewis ludovic ludvik lajos luiz lodewijk alois aloysius aloisio alojz alojzy luděk ludek lui lou gigi lude loui aloïs lutz ludo lodovico ljudevit ludvig luisito luigino clovis ludovico louie lewie loic lluis koldo lojze alvise gino liudvikas ludvigs lodovic wiggerl luci lui luidzhi
luke lucas luca lukas luka loukas luc lukasz luce lukáš lukacs luukas lukyan lucian luciano lucien lucio lukian lukash lluc loukianos louka luksa lukass
magnus mans manus magnuss mogens
malik melik malek maliq
marcel marcello marcelo marcellus marceli marcellin marcellino marcely
marcus mark marco marcos marc markus marek marko markos marius mario mare marcu marku marks makis marci mareks maarek mariusz marios
marian mariano marijan maryan marius mario mariusz marios marjan mariyan maryjan
martin marten martino maarten martyn morten marton marcin martinus marti mart marty martynas martins martijn marcinek martinas martinho martti martim tin
matthew matthias mathias matteo mateo mateus matej mateusz matei matvey matvei matviy matthieu mathieu mattias matthijs matyas matija matas matt mats matz matti matiss thijs mathis motya macej maciej macias matias matthaios mattheos matevz mattia matyi hias hiasl mateu matia madis mathew mata matic matouš teo matfey motia matko mathijs mate matus matteus tewes mátyás metyu matyo matye
maurice mauricio maurizio moritz mauritius maurits maury moric mavriky moris mauri mor moriz mauritz mavrikiy maurycy
maximilian maximiliano massimiliano max maksim maxim maksym massimo maxime maximus maksymilian maximo makis miksa maksims maksimas maksimiljan maksimilian maks makso maximos
melchior melkior menyhert melker melquior
michael mikhail mykhailo michel miguel michele mihail mihai mihaly michal mikael mikhael michail mihajlo mike mick misha mikel misa mihalis michalis mikayel mikheil mihkel mikko miha mikkel mikaeil mikail mihael mikelis mihailo mihails mitch mickey michiel michai miquel misi micha miki mika mish mihalache mihalj michalek mikayil mihkail michaelis maikel maykel mikhaylo mykhaylo myhailo mychajlo mihel miska mihailas mixail misho mikha mixalis mikk chiel mihovil mihailos maikl maykl maikel maiklas majkl mishel
milan miland milo milen
milos milosz mylosh milosch miloš
miroslav miroslaw mirek mirko miro myroslav miroslavs mirco
mladen mladenko
moses moshe mose moises mojzesz moisey moisei mozes moshé moysey moise moïse moishe mojsije movses mojzis mosha moyshe moisis musa moussa
nathan natan nathaniel nathanael nate natanael netanel natanaele nat nathane
nenad neno nenko
nestor nestore nestoras nester
nicholas nikolai nikolay nikolaj mykola nicolas nicola nicolo nikolas nikolaos nikos miklos mikolaj mikulas klaus claus nicolae nikola nick nicky nico niko niels nils niklas nicklas kolya kolja nikolajs mikalojus nikita colin klaas nicolaas nicolau mikalai nikolaus kolyan nik mikolai mykolai niilo niklaus miklavz nikolla nicolaie mikuláš nickolas nicolai nikusha nikoloz nicu klas mikoláš nikolo miklosh nicholaus nicol nicolao mykolay mikola nikolya nikolo
nikita mykyta mikita niketas nikitas
nikodim nicodemus nicodemo nikodem
noah noe nuh noach nooh noh noi noel nojus nooa
nodar nodari
norbert norberto bert norbertas
olaf olav olof ole olavi oluf olavo uolevi olafur olov olovs ola
oleg oleh alieh helge olegs olegas helgi aleh
oliver olivier oliviero olivero oli ollie olivers oliverio
omar umar omer umer oumar ömer omaro ömar ommar
oscar oskar oskari oszkar oskars ossi oscarito
oswald osvaldo oswaldo osvald oz valdo
otto otho ottone oton odo otton oddo ottokar ottomar ottó udo
patrick patricio patrizio patrik padraig pat paddy patryk patrice patriks patrikas patricius patxi
paul pablo paolo pavel pawel pavlo pavlos paulo pal pau paulius pauls pavle paavo paulus pasha pascha paavali pol pavao pavol palle poul paulino paulin pauli pablito pavla pali pavils povilas bulos boulos boghos poghos pavlik pashka palko paulinho paulien paool pascu pol
peter pyotr petr petro pedro pietro pierre piotr peteris petar petre petros pieter piet per par peer petru pete pekka petteri pjotr piers pierrot petya petja piero pero pere petur petrus perico boutros butros bedros piotrek pedrito pio bedro petrit petri pierino petras peťa petter petrov petko pit piter petrik pjotrs petyr betros petrica pjeter peders peder pe perucho petia pietari piter pitter
philip philipp felipe filippo philippe filip phillip fulop filippos filipe filipp lippo phil pip filips pylyp pilypas flip filipo feliep vilip lipe filipp filip
plamen plamenko
prokop procopius prokopiy prokopis prokofy procopio
quentin quintin quintino kventin
radoslav radoslaw radek rado radovan radomir rade
ralph ralf raul raoul rolf rudolf rafe radulf rolfe raúl
randolph randal randy randall
raphael rafael raffaele rafal rafa rafaello rafi rafail raffaello raphaels rafel rafo rafiel
raymond raimund raimondo ramon ray raimundo raimo rajmund reimund raimonds raymundo ramón rai moncho
reginald reinhold reynold reynaldo rinaldo reginaldo reg reggie renaud reinaldo renaldo rainald reino
rene renato renatus renat renatas
reuben ruben reuven rouben rubén rubens ruvim rupen ruvin
richard ricardo riccardo ryszard rikard dick rick ricky richie rich rysiek rihards ricard rico richardas riks dickie rihard ritchie rickard rikhard ricki
robert roberto rob bob bobby robbie rupert ruprecht robin robrecht robi roberts robertas robbe bert berto rupprecht bobi robertino roby roope
roderick rodrigo roderich rodrigue ruy rurik rod roderic
roger rogerio ruggero rüdiger ruediger rudiger rutger hrodgar rogelio rogers rogier rodge roar
roland orlando rolando rowland rolan rollo orlandas rolandas rolands
roman romano romain romanus romans roma romka romeo raman romanos romanas romek
ronald ronaldo ron ronnie reinald rinaldo roni rognvald renaldo
rostislav rostyslav rostik rastislav rostek
rudolf rudolph rodolfo rodolphe rudi rudy rolf rezső ruud rudolfo rodolf rudik rezso rudolfs ruedi rodi
samson shimshon sampson sansone sanson samsun sansao simson
samuel samuele shmuel samuil sam sammy shmulik samu samuli samuels zamuel samo samvel samoil samuelis
saul shaul saulo shaoul
sebastian sebastien sebastiano sebastiao seb basti bastian bastien sebastijan sevastian sebestyen sebestian seba sevastiyan pepo sebastjan sebo sebastiaan bas sevastianos
sergius sergei sergey sergiy serhii serhiy sergio serge sergejs sergiu siarhei serezha seryozha seryoga serhij sergej sergij sergii sergo sirje sargis sarkis sergiusz sergejus sergi sergie sirxho sergueï serguei serhei serhi serega sergeyi siarhiej sergis
severin severino severyn soren soeren severinus severinas severo søren
shota shalva
siegfried sigfrid sigfrido siegi zygfryd sigefroy sigvard
sigmund sigismund siegmund zygmunt zikmund sigismondo zsigmond sigi ziggy sigismundo sigurd simund
silvester sylvester silvestre sylwester silvestro silvio szilveszter sly vester silvestr silvestras sylvestre sil
simon simeon semyon semen szymon simone simao shimon shimeon simonas simun semion symon simeone simo ximon senya simas symeon shimi simi simoni simion simmo simen sivan semjon semjons siman saymon
spyridon spiros spyros spiridon spiro
srdjan srdan serdjan srgjan
stanislaus stanislav stanislaw estanislao stanislas stas staszek stach stano slavik stasik stanislavs stane stanko stanislovas stasys stanislau stana szaniszlo stanislao
stephen steven stefan stephan esteban estevan stefano stephane etienne szczepan stepan istvan stefanos ștefan stefanus steve stevie stipe stjepan stevan steffen sten stefaan pista estevao stevo stevica stepanos esteve estefano stef tapani tiennot stepko stefans steponas staffan ishtvan styopa fane eztebe isti stepane tahvo stiven stiv shtefan etyen
stojan stoyan stoian
svyatoslav sviatoslav svetoslav swietoslaw slava slavik svjatoslav
tamaz tamazi tazo
thaddeus tadeusz tadej taddeo tadeo tadeas fadey thaddaus tadas fadei jude tadek taddeus tade
theodore theodor fyodor fedor teodor teodoro theodoros fedir todor tudor theo teo ted teddy tivadar feodor thodoris theodorus tewodros fedya fedja fjodor fjodors tosho teuvo teodors teodoras theodoor doro fiodor fedjka tuudur dory fedos
theophilus teofilo theofilos teofil feofil gottlieb bogumil amadeus amadeo bohumil
thomas tomas tommaso toma foma tomasz tom tommy tomaz tamas khoma tomislav tuomas toomas thoms tomi tomek tomo tomé thom tome tomass maas tommi thomaz tomaso toms mas homa tam tomasek tovmas tuomo tomaš tamás tommazo
tigran dikran tigranes
timothy timofey timofei timoteo timotheus timothee tim timmy tymofiy tymofii tima timo timotei timoty timotej timotheos timofej tymoteusz timoteus timotius
titus tito titos tit tite
tobias tobiah tuvia tobi toby tobija tobie tobit tobiasz tovija
ulrich ulrik uli ulric ulrico ueli oldrich oldřich udo utz ulf
urban urbano orban urbain urbanus
uriel uriah uri uria
vaclav wenceslaus wenzel venceslao vaclavs waclaw vjaceslav vyacheslav viacheslav wacek vencel slava vasek viaceslav vyachislav vjacheslav vjaceslavs viaceslavas wiaczeslaw vjatcheslav vashek wenzeslaus
vadim vadym vadims vadimas vadik wadim
vahan vahe
vakhtang vaxtang vakho
valentine valentin valentino valentyn walenty balint velten vali valya valik valentinas valentins valentinos valantis bálint valko falentin
valery valerii valeriy valerio valerius valeri walery valera valerijs valerian valeriu valere valeriano valerij valerie valerijus valerijan waleri
vardan vartan
victor viktor vittorio vitek victorio viktors vitya vitja wiktor vic viktoras vittore vito viktar viktorio vik vitor viktoriu vittorino biktor
vincent vincenzo vicente vincenc wincenty vinko vince vikenty vincentas vincenzino vicent cencio enzo vinzenz vinzent vinny vinnie vikentij bikendi chente vincas vensan vinchentso
virgil virgilio virgiliu virgile virgilijus
vitaly vitaliy vitalii vitali vitalie vitalijs vital vitalis vitalij vitalik vidal vitale vitalijus witali vitas
vladimir volodymyr wladimir vladimiro vova volodya vladimirs vlodzimierz wlodzimierz vlado vladi uladzimir vlad waldemar valdemar ladimir vladimer vovka volodia vovan ladi vladko valdis vladimiras valdemars voldemar włodek dimir vowa valtter
vladislav vladyslav wladyslaw vladislavs vladik uladzislau ladislav laszlo vlad slava vladyslaw wladislaw vladislovas vladislaus
vsevolod seva usevalad vsevolods wsewolod
walter valter gualtiero walt wouter gauthier valters wolter wat valtteri gualterio gautier gutierre woulter volter valteris galter uolter valter
wilfred wilfried wilf vilfredo vilfrid wilfrid wilfredo
william wilhelm guillermo guillaume guglielmo vilhelm willem vilmos bill billy will willy willi liam vilem guilherme viljami ville vilis wim gwilym wilhem guillem vilim wilek viljem memo pim gulielmo vili bil mina uilleam uilyam willie wiliam gwil gillermo guglielmus uilliam vilhelms vilhelmas ulliam wiremu guille viliam uiliam vilyam giyom
wolfgang wolf wolfi volfgang
yanko yankov janko
yegor egor jegor iegor georgy jegors egors yahor jahor
zachary zacharias zachariah zakhar zaharia zakariya zakaria zekeriya zacarias zaccaria zachariasz zak zack zach zakary zacharie zachar zaharije zakkaria zakarya zaharias zakhary zahari zaxar zacharia sakari zachari zakarie zacharyasz sakarias
zdenek zdenko sidonius zdeno
zeljko zhelko zhelyko
zlatko zlatan
zoltan solt zsolt zolika
zoran zoroslav zoki
zurab zura zurabi zuriko
"""
