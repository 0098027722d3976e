"""Women's given names: forms, translations and short forms of one name, one group to a line.

Folded Latin letters; the first form names the group. Compiled by hand from common knowledge of
the languages; a form may stand in several groups.
"""

from typing import Final

GROUPS: Final = """
adelaide adelheid adela adele heidi adelina adelita alida aleida adelajda ada adeline
agatha agata agafya agathe agueda agda agot agote
agnes agnese ines inez inessa agnieszka agnessa agneta anezka agnete aggie oanez neza hagne inese ynes
aisha ayesha aicha aysha ayse aischa aishah aisa ayshe aixa asha aichatou aissa aiche aissatou
albina albine alba albena
alena helena alyona aljona alona olena alonka
alexandra aleksandra alejandra alessandra sasha sascha sacha sandra alex sanya szandra oleksandra aliaksandra alexandrina alexa sandrine sashka shura ola olka saskia aleksandrina sanda sandrina lesya alexandria lexi sondra oleksandrina xandra sanna
alexia alessia oleksia alexis aleksia
alice alisa alicia alicja alix alisia alina aliki alisha alise alis alizia elis alisiya alissa
alla ala
alma almira
amalia amelia amelie emilia amali malia amaliya amelija
amanda mandy amandine manda amanta mandi
amina aminah emine amine ameena aminata aamina
anahit anait anahid anahita
anastasia anastasiya anastasija nastya nastja anastazja anastazia anastasie asya stasia nastasya tasia stacy stacey anastassia natia nastia anastasiia anastacia anastasya nastka tasoula sia
andrea andreea andrée andreia andriana andrina ondrea
angela angelica angelina anzhela angelika angelique angie angeliki anzhelika andzela andzelika angeles anhelina andela anjela angjelina agnola anjelika lina aniela anzela anzhela andzhela andzhelina
anna ana anne ann hannah hana hanna anja anya annette anita annika anka anouk nancy ania anneli anni annie hanka hania anca aneta anuska ganna hanne nina anyuta asya anushka channa anneke anissa annina annalena anica janna ane aana hannele anina anat annick annikki andzia anicka niusha nyura enn annushka antje antke anke anik annicka annabel annabella annet hanneke hannie chana ankica aniko anikó panni anny ninon
antonia antonina antonella antoinette antonija antonie toni tonia tonya tonka antonietta antonela antoniya toinette nelly nella antonieta tonina tosia
apollonia polina apolena apolonia apolonija polly
ariana ariadne arianna ariane arijana ariadna
astghik asdghig
aurora avrora aurore zora zorica aurelia aurelie aurica
aziza azize azizah
barbara varvara borbala barbora barbro babette basia varya barbra babs bara barbel varenka varka barica borka barberina barbie vava
beatrice beatrix beatriz beata beate bea trixie beatrise beatricia bice beatris viatrix
berenice veronica veronika veronique weronika vera verona vroni veronka nika ronja bereniki ronnie veronicka berenike verunka faron ronya roni
bertha berta berthe
biljana bilyana
birgitta brigitte bridget brigita brigida birgit britta brigitta bridie brita bride biddy gitta gitte brygida berit brit britt priita pirkko pirjo piret brighid brigitha riitta gita
blanche bianca blanka blanca branka bianka
bozena bozhena bozana bogna
camilla kamilla camila camille kamila milla millie cami kamelia camelia kamille
carina karina karin carin karine karyna
carmen carmel carmela carmelita carmelina karmen menchu karmela
caroline carolina karolina karoline carol lina carola caro karola carrie kara charlotte karla carla karolin lola carolyn carlina karol keroliny line karolyn karolinka
catherine katherine katharina katarina katarzyna katerina ekaterina yekaterina kateryna catalina caterina catarina kate katie kathy cathy katya katja kasia kati kathrin katrin katrina karin karen kari catrin caitlin kathleen ketevan keti eketerine katalin kata kinga katinka kathryn cathrine kaja trine trina catriona jekaterina jekatierina kitty kay kaia caterine aikaterini katharine kaisa katariina katri ecaterina catinca cathérine rina ina katica katka kasienka katia katiusha katyusha kit katlin kaarina kaarin triin kadri kattalin caitriona catarinia tina kathe käthe kätlin käte katina ekaterine yekaterini eka eko kato katiusza rini nina kotryna katrine katrien kaat trien catelijne toos gatarine kotrina katerine katrīna jekaterine cateline jecaterina kadarina ketrin keterin kheti katrin keitlin
cecilia cecile zuzela cecylia cilla sheila sissy celia cecily cecilie zilla cecilija sesilia silke cicely kikilia cecilja silje kilikia caecilia cela cilka
charlotte carlotta carlota lotte lottie sarlota szarlotta sharlotta lotta karlotta charlot lola sarlotte sarlote
christina kristina cristina christine kristine krystyna kirsten kirsti kristin tina chris khrystyna christiane hristina kerstin christiana stina krisztina kirstin kirsty christelle krista christa xristina khristina kristiina kristyna krystian cristiana stine kirsi tine kristien kristel kirstine cristine kristīne kristīna stien kirstie kristiane kristijana
clara klara chiara claire clare klaara clarice clarissa klarissa klari klaartje klariska clairette
claudia klaudia claudine claude klavdia klavdiya klaudija claudette klava claudina gladys
clementina klementina clementine clemence klementyna
constance konstanze constanza costanza konstancja connie constantina kostantza stanze konstantina dina
corinne corina korinna corinna kora cora corine korina corry
cornelia kornelia corrie cornelie nelly nel kornelija cokkie cokky
cynthia sintija cintia kynthia cinthia
daniela daniele danielle daniella danijela dana danuta danica danielka danka
danuta danka danusia danute
daria darya darja dasha dariya dascha darina daryna darija darinka
deborah debora devora debbie debra dvora debby devorah
denise denisa denyse deniza dionisia dionysia
diana diane dayana dijana dianne dziana dyana kiana
dolores lola loli lolita dores
dominica dominika dominique domenica dominga mika minka nika
doris dorina dorit dorris
dorothy dorothea dorota dorotea dora dorothee dorottya doroteja thea dot dolly dorte dorka tea dorothe dosia doroteya dorthe doortje dori urte dorete dorofeya dorotka tiia dorthea
dragana draga dragica
edith edita edit editha ditta edyta edie edite
eleanor eleonora leonore leonora lenore nora ella eleonore elinor norah elnora eleanora noora
elena helen helena helene elene olena ilona ellen jelena yelena hélène lena lenka ilka elaine eleni ileana nelly lenuta jeļena alena alyona eliana elin eline helenka ela ilonka jelka nella elina leni helle alenka olenka hele helga halina galina leena lene heli helmi heleni lenochka lenoula nitsa aliona ielena iliana ilena helenė elenė jelina leonora halyna olyona
elizabeth elisabeth elisabetta elisaveta yelizaveta isabel isabella isabelle elzbieta alzbeta erzsebet ilse elsa elise lisa liza lise bella betty beth bess liz lizzie eliza liisa lisbeth isabela liesel els elzė elspeth eilis lizaveta ielyzaveta yelyzaveta lilla bozsi bettina babette betsy ela izabela izabella elisabet elisavet yelisaveta ljiza lisette elsbeth else liesbeth ella lies elsje jelizaveta betje sissi sisi elisa elza lieselotte ilsa betka eliska elzbiet elixabete ysabel isa iza izzy bela belle elsie ilze liise elts elli eliisa elzabete jelisaveta jelica veta elka elisheva zsoka erzsi bözsi lizi liesl elisabete beate lisl veti libby elizabet izabel izabella
ella ela elle
elsa else ilse elza ilsa
emily emilia emilie emiliya emilija emilka milena mila emmi emmeline amelie emili emilly milka aemilia emiliana eemeli milja
emma ema irma erma imma
erica erika ericka eerika
esther ester hester hadassah eszter esfir estera esteri eszti stella estelle hettie estrella hesther essi
eteri eter
eugenia evgenia yevgenia eugenie evgeniya yevgeniya yevheniia evhenia zhenya jenya zhenja eugenija jevgenija jewgenia evgenija evzenie gina eugénia yauheniya yevgenija ievgeniia jevgenia
eulalia evlalia lala olalla eulalie
eunice evnika eunike
eva eve ewa hava chava yeva ieva evita eeva evi havva evka hawwa hawa iva evelyn eveline evelina evelin evie eevi ewelina
fatima fatma fatimah fatemeh fatimata fatme fatoumata fatou fatoş fatin faty fadma fadime
felicia felicitas felicity felicja felicita felicie felisa phylicia
fiona ffion fionnuala
flora florence fiorella florentina florenta florica floriana florencia firenze fleur florine florina
frances francesca francisca franziska franciska frantiska franceska fanny francoise fran franzi frankie fannie paquita paca kika panchita frania cilka france francine ferenka chica franciszka franka francette frantziska sissi fannia zisca fanka pranciska
frederica friederike federica fryderyka frida frederique rica rike frederika fritzi federika rikke
gabriela gabrielle gabriella gabi havryila gaby gavriela gabriele gavriila brielle gabika gabrysia gabrijela gavrila
galina halyna galya galja halina galka galena haly halya haliina galine
gayane gayaneh kayane
genevieve genoveva genowefa ginevra jenny ginette jennifer guinevere genovaite jenovefa zenoveva yennifer geneva
georgia georgina georgette georgiana jorgina jirina gina georgija gyorgyi giorgia djurdjica yorgia georgeta györgyi jiřina georgine georgianna dzhordzhiya zhorzhet
gerda gerde gerdi
gertrude gertrud gertruda trudy gertrudis geltrude traudl trude trudi geertje geerte gertruid truus geertrui
gisela gizella giselle gisele gizela gizi zizela
gloria glorija
grace gracia graziella grazia gratia grazyna graziana graciela gracie
hadija khadija khadijah hatice chadija jadija khadidja kadija hadidja kadidia khadidiatou
hedwig hedvig jadwiga hedviga edvige hedda hedy jadviga hedwiga hedi eduviges edwige iga
henrietta henriette enrichetta enriqueta henryka harriet hetty jetta etta jette jindriska henrika hattie henriikka rita enrica riika jindra rika yetta
hilda hilde brunhilde ilda hildegard hildegarda
hripsime hripsik ripsime
ida itta ide
ildiko krimhild
ilona ilka ilonka iluska
ingrid inga inge inger inka ingeborg ingebjorg ingunn
irene irina iryna irena eirene ira irka irinka irenka ireneusz irini arina eirini rena irène iryne irinel irinuca orina arena irja
iris irida irisz
isidora isadora dora izidora
ivana ivanka ivanna ivona ivonka joanna iva vania
ivonne yvonne ivona iwona yvona yvette ivette ivonka ivon vonnie
jacqueline jacquelina jaqueline jakoba jacoba jackie jamila giacomina jacomina zaklina zakelina zhaklin jacintha koba jaquelin
jadranka adriana adrienne adrianna adriane jadra adrijana adria
jasmine yasmin yasmine jasmin yasemin jazmin gelsomina jasmina yasmina jessamine yasaman jasminka iasmina hasmik
jasna jasenka
jennifer jenifer jenny jen ginevra jenni dzhennifer dzhennifer dzhenni dzhenifer
jessica jessika gessica jessie jess dzhessika dzhessika dzhesika
joan jeanne jane jean johanna joanna giovanna juana joana jana janina ivana yana ioana ioanna johanka janet janine jeannette jenny sinead siobhan zhanna zana zanna joanne joann gianna giannina jannike janneke sheena shauna yanna yoana jehanne jeanette asia joasia aska ivanka ovanna juanita gia jeannine hansine hanneli johane jensine xoana iohanna hovhanna janice jannette zsanett zsoka jeannot jehan joka yovana yanka zhana jovana ivanna yanina janna iana ionela ionica dzhoan dzhoanna dzhein dzhejn zhan dzhovanna
josephine josefina josepha giuseppina jozefina josipa jozefa josefa pepa josie fina josette yosifa pepita jo jozica josephina pina giusy josefine jozka zefa jozefka
joyce jocelyn josse joice
judith judit yehudit giuditta judita judy judyta jutta yudif jodie iudita iehudit ytte judi jytte judite jodi juta
julia yulia julie giulia iuliia yuliya julija jule juliana juliette giulietta yuliana julka juliane juliet julita gillian jill iuliana julitta julietta iulia juli julienne yulya youlia ioulia yulija liana giuliana julika julcia juliska juulia ulyana uliana ulijana ulla ioulietta youlya jula juuli dzhuliya dzhulia zhyuli dzhuli
justina justine giustina justyna yustina iustina justa ustinya ustina
kamila camila camilla
ketevan keti ketino keto katherine
kira kyra kiera kyriaki cira kirke
ksenia xenia kseniya oksana xena aksinya aksana ksenija ksyusha oxana polixenia ksenja ksana xeniya senya oksanka kseniia ksusha
lali lela lia
larisa larissa lara laryssa larysa loris raisa larka lari
laura lora lauren lavra laure loretta lorena laurence laurentia lorenza lolly lori lauretta laurie laurene lorella lavrentia loreto laoura laurica
leah lea lia leia leja léa
leila layla laila lejla leyla lila leyli laylah leïla lajla leelah leilah
leona leonie leonia leontina leontine leoni leonida leone leoncia
lilian liliana lily lilli lili lilith liliane lilia liliya lilija lilla lilium lilyana lilika lilijana ljiljana lile liljana
linda lynda lynn lin linn
ljubica lyubov lyuba ljubov liubov luba lyubka lubov ljuba lioubov liuba liudba lyubava charity ljubava
louise luisa louisa luise ludwika lujza luiza lovisa lou lulu lisa luisella lodovica ludovica lula isa ludwiga lujiza luigia gigia gina gigi luigina loviisa loes luijza luize
lucy lucia lucie lucija luzia lucyna luce lucilla lucette luca lukia lutsia lucetta lucienne lucina liucija lutsiya
ludmila lyudmila ljudmila liudmyla lyudmyla lyuda luda mila ludmilla liudmila ljuda milka lida
lydia lidia lydie lidija lidiya lida lidka lyda lidie lidiia lidya lyudia
magdalena magdalene madeleine maddalena magda madalina lena leni malena maud madeline madelaine magali malin madlen magdi maja magdolna magdalini makda madlena matleena mandula madalena magdala lenka magdaléna majda manda mandica manduša madli maddie magdalina aune
manana
marcella marcela marceline marsela marcelina marsha marcelle marcellina
margaret margarita margaretha margherita marguerite malgorzata margareta margit margita greta grete gretchen gretel rita meg maggie peggy marge marjorie maisie daisy megan mairead margot margrethe merete margarete marketa gosia malgosia mette marit marita megi makvala marjetka marjeta margo ritva reeta margriet griet grietje margriete margarida margalit margalita marharyta markta mared greetje gretl margret margrit margus margitta marga gita margarethe maret reet margrieta peg megs madge mags margie marjatta marketka ghita margalida margaux goska
maria mary marie mariam miriam maryam meryem marija mariya mariia maryna marya mariana marianna maja maia mia molly polly moira maura maire mairi manya masha mascha maryse marika mariska maryla marilena marieta marietta mimi mitzi manon marion maryja maryia mariette mirjam maija maaria mari marike marieke marijke miren marilia marita maruska marusya marusia mariuca maricica marioara marinette meri mara maree mery myriam mariah meriem myriem maroula maroussa manuska mariama maryana mieke mies riek marie-marie mariela maarja miia marile mariola marysia marychna mania majka miryam may mam moll manca micka marica marička mika maarit mariele mariechen marja meriam máire malia mele mariyam marjam meri mari
marianne mariana marianna maryann maryanne marianela mariane marjana maryana mariann
marina maryna marine marinela marinka marinella maarin marineh
martha marta marthe marfa marit martita marth martje marti marfusha
martina martine martyna tina
matilda mathilda mathilde matylda maud tilda tilly matilde maude mafalda mechthild metta tilde thilde maht
melanie melania melany melaniya mela mel malanka melanija malania melaine
melissa melisa melitta melita
mercedes merche meche mercè
michaela michelle michele micaela mihaela mikaela michaella miguela mihaila michalina mikhaila miki mishel michela michaele michella misela miquela mischelle mishel mikaela
milena milina
monica monika monique moni mona monia monicka mónika
nadia nadezhda nadiya nadja nadine nadya nadezda nadiia nadejda nadira nadka nadège nadeschda nadzieja nadzeya nadjezda nadeja nadina nadica
nana nanuli
natalia natalie natasha natalya natalja nathalie natalija nataliya natasa natascha nataliia natka natela natasja natacha natalina noelle natusha nataly nataliy talya talia natalka nataša tasha nata
nicole nicola nicoletta colette nikoleta nikolina nicolina nikki nicoleta nicolle nikol nikola nikolett nicolette nikole coletta lettina
nina ninka ninon nino nini antonina janina nanina ninetta
nino ninutsa
nora norah noora eleonora honora honorata
odile ottilie otilia odilia ottilia otilija otylia ottalie tilly odette odilie
olga olha helga volha olya olja olia oļga ola olka olguta olgica lyolya olenka oliy ole
olivia olivija olive olivie oliwia livia
patricia patrizia patrycja pat patti patty tricia trish patrisia patrizie patricija patrice patka patsy
paula paola pavla pauline paulina polina paulette pavlina apollinaria poline paule palina paulita polly pavlinka paulien pola
petra petronela petrina pierrette petronella petya piera perla petruska petronia nella peternella petka petrana
philippa filipa filippa felipa pippa pip
rachel raquel rachele rahel raschel raquela rakel rachela rachelle rahela rae raechel rachil shelly recha
raisa raissa raya raisse raja raica
rebecca rebeca rivka rebekka rebeka becky revekka rifka riva rebbeca becca revecca rebecka
regina regine reina regan reggie rajna regula reggina
renata renate renée renee rena renáta
rita margarita riita ritta
roberta robertina ruperta bobbie robin robyn
romana romane romina romania romayne romanica
rose rosa rosalia rosalie roza rosie rosina rosita ruzena rosanna rhoda ruza ruzica rozalia rozsa rosana roos rosette rozalija rozika rozeta rosalind rosella royza rosaria roswitha rosamund raisa rozi rosetta roosje rozaliya rozina
roxana roxane rukhshana roksana roxanne roxanna roksolana ruslana rokhsana roxy
ruth rut ruthi ruthie routh
sabina sabine sabrina sabyna szabina savina bina
salome shulamit salma salomea selma salomeja saloma shlomit shlomtzion
sara sarah sarai zara sarra sally sadie sari saara sarka zarah sareh sarina sára zahra saartje sar sorale sera
silvia sylvia silvana sylwia silvie sylvie silviya szilvia sylva silvija sylviane silvina ylva silke sylvaine
simona simone simonne simonetta szimonetta ximena simonida
siranush siranoush
snezana snezhana snjezana sniezana
sonia sonja sonya sofia
sophia sofia sophie zofia sofie sofija sofiya zsofia sonya sonja zosia sofi zofie soňa sofka sophy sofya saffi fia soffi sophi zofija sophiko sopio sopo sofiia fieke sofiko soffía zosha
stella stela estela estelle estrella esther
stephanie stefania stefanie stephania estefania stefanija etiennette stefani fani steffi stephany stevie stefaniya stefi stepania stepanka stefka estefany tiennette stefanny stephana stepanida
susanna susan suzana susanne suzanne zuzana zuzanna shoshana zsuzsanna sue suzie zsuzsa susana suzette sosanna sanna suse susi zuzka sanne zuzia sukie zsuzsi susie zuza osanna shushan shushanik shushana zsoka zsazsa xuxa zuzanka suschen
svetlana svitlana sviatlana lana sveta svieta svetla fotini photini svietlana swetlana svetka svetik switlana svjetlana
tamara tamar thamar tomaris toma tamaris tamarka tamriko tamuna
tatiana tatyana tetiana tanya tanja tania tatjana tetyana tatianna tatsiana tatuana tatyanka taina taťána tanka tanyusha tayana
teresa theresa therese thérèse teresia terezia tereza resi tessa tracy tere terry teresita terka terike rezi treza tereska treasa tesia rezsi zita terezija rezka teréz treesje trees theresia tereze thereza teca tessie tess
ursula urszula orsolya orsola ursel ursi uschi ulla orsula ursuline urska ursina orzsola voršila vorsila
valentina valentine valya walentyna valja valentyna valia walya valentinka tina vali
valeria valerie valeriya valerija lera valeriia walerija waleria valéria valeri lerka valery
vera wiera viera veera verena wera vira verka verochka verusha veruca
veronica veronika veronique weronika berenice vera veronka vroni nika
vesna wiosna
victoria viktoria viktoriya vittoria wiktoria vika vicky vicki viktorija viktoriia victoire viki vikusya victorina tori vikulya vitoria viktorie viktorka bitoria
violet violeta violetta viola viorica fialka ibolya wioletta wiola violette
virginia virginie ginny virginija ginger virgie gina verginia verdzhinia
vivian viviana bibiana bibi viviane vivien viv wiwiana vivienne bibijana
wilhelmina guillermina guglielmina vilma wilma minna mina wilhelmine willa helma elma velma billie vilhelmina minnie mien willemijn guillemette vilhelmine
yana jana ioana yanka iana janka
yolanda iolanda jolanta jolana jolan yolande jolanda ioanta
zdenka zdena sidonia sidonie sidonija zdenek
zlata zlatka zlatica golda
zoe zoya zoi zoja zoia zoey zoé zoje
"""
