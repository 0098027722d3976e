"""Given names of the Caucasus, Central Asia and the edges of Europe, as in `given_eastern`.

`m`, `f` or `u` (no sex), then the forms of one name, folded. A line that begins with a name of
another table adds forms to its group.
"""

from typing import Final

GROUPS: Final = """
m giga gigi გიგა
m luka loukas ლუკა
m zaza ზაზა
m davit davith dato დავით
m irakli irakly heraclius ირაკლი
m lasha ლაშა
m besik besiki beso ბესიკ
m shota შოთა
m otar otari ოთარ
m tengiz tengizi თენგიზ
m malkhaz მალხაზ
m nodar nodari ნოდარ
f nana ნანა
f maia maya მაია майя
f mzia mziya მზია
f eka ეკა
f lela ლელა
f natia ნათია
f manana მანანა
f tinatin tina თინათინ
m arman արման арман
m armen արմեն армен
m hrach hrachya hratch hrachia հրաչ հրաչյա грач грачья
m vahan վահան ваган
m vardan vartan վարդան вартан
m tigran dikran տիգրան тигран
m gevorg kevork george գեվորգ геворг
m karen garen կարեն
m artur arthur արթուր
m sarkis sargis սարգիս саркис
m hrant grant հրանտ
m garegin karekin գարեգին
m garabed karapet garo կարապետ карапет
m hovhannes hovannes ohannes john հովհաննես оганес ованес
m hakob hagop jacob հակոբ акоп
f gohar kohar գոհար гоар
f anush anoush անուշ ануш
f lusine lucine լուսինե лусине
f hasmik hasmig հասմիկ асмик
f nune nouné նունե нуне
m nurlan нурлан
m nurzhan nurjan нуржан
m yerlan erlan ерлан
m yerbol erbol ербол
m kanat qanat канат
m daniyar daniar данияр
m bakhyt baqyt бахыт
m serik серик
m marat марат
m askar asqar аскар
m azamat азамат
m azat azad азат
m bolat bulat болат
m almaz almas алмаз
m chingiz chyngyz чингиз чынгыз
f aigul aygul aigül айгуль айгүл
f ainur aynur айнур
f gulnara gulnar gülnara гульнара гүлнар
f cholpon чолпон
f zhanar janar жанар
f zhyldyz jyldyz jildiz жылдыз
f aizhan aijan айжан
f madina мадина
m munkhbat monkhbat mönkhbat мөнхбат
m munkhbayar monkhbayar мөнхбаяр
m ganbold ганболд
m bold болд
m bayar баяр
m temur timur temir timour темур тимур
f enkhtuya энхтуяа
f enkhjargal энхжаргал
f oyunchimeg оюунчимэг
m sherzod sherzad shirzad шерзод
m sherali шерали
m otkir utkir уткир ўткир
m otabek atabek отабек
m jahongir jahangir jakhongir cahangir djahangir джахонгир жаҳонгир জাহাঙ্গীর
m jasur jasour жасур жасурбек
m farrukh farruh faruh фаррух фарух
m firuz feruz firouz feiruz фируз фирӯз
m shohruh shahrukh shokhrukh шохрух шоҳруҳ
m jamshed jamshid djamshid cemsit джамшед ҷамшед جمشید
m bakhtiyar bahtiyor bakhtiar bahtiyar бахтиёр
m dilshod dilshad дилшод
m rustam rustem рустам
f dilnoza dilnavoz дильноза
f dilfuza дильфуза
f nilufar nilufer niloufar нилуфар نیلوفر
f gulnoza гульноза
m elchin elcin elçin эльчин
m elkhan elxan elhan эльхан
m rovshan rovsan rövşən ravshan ровшан
m rashad resad rəşad reshad рашад
m ilham эльхам ильхам
m vugar vüqar vuqar вугар
m ceyhun jeyhun dzheykhun джейхун
f gunay günay гюнай
f gunel günel гюнель
f aysel aisel айсель
f sevinj sevinc севиндж
f leyla ләйла
m eren
m mert
m hasan
m kemal
m deniz
f aysegul ayşegül aisegul
f fadime fadıme
f dilek
f zehra
f busra büşra
f merve
f ayse ayşe
m myrat murad мырат
f jemal джемал
f jeren djeren джерен
f parvin pervin parveen پروین
f parisa perisa پریسا
m reza rida
m khoshal khushal خوشحال
m najibullah najib nadschibullah nejibullah نجیبالله نجيبالله
m habibullah habiboullah حبیبالله حبيبالله
m mujibullah مجیبالله
f zarghuna زرغونه
f zarmina زرمینه
m hemin hêmin هێمن
m hiwa hîwa هیوا
m azad آزاد ازاد
f shilan şîlan silan شیلان
f rojda
f berivan berîvan
m gezim gëzim гзим
m gazmend
m besnik
m besim
m arber arbër
m ardit
m agron
m kujtim
f shqipe shqipja
f shpresa
f drita
f vjosa
m george gorg ġorġ ġorg
m joseph guzeppi ġużeppi zeppi xose
m vincent censu ċensu
m john xoan xoán sion siôn gjon gjoni iwan
m luke
f mary marthese
m thordur thordhur þórður
m thorir þórir
m sigurdur sigurður sigurd
m olafur ólafur olaf olav
m gunnar
m einar
f gudrun guðrún
f gudridur guðríður
f astridur ástríður astrid
m griffith gruffudd gruffydd gruffyd
m rhys rees prys
m dafydd david dewi
f sian siân jane
f siobhan sinead
f caoimhe keeva kiva
f ciara keira kiera
f mairi mary
f morag
m peadar peter
m iker
m ander andrew
m mikel michael
m xabier xavier javier
f ainhoa
f nerea
f itziar iciar
m milan милан
m milos miloš милош
m zeljko željko жељко
m zarko žarko жарко
m djuradj đurađ ђурађ
f tsvetelina цветелина
f tsvetana цветана
m rumen румен
m radoslav радослав
m andris андрис
m juris юрис
m janis jānis янис
m james dzeimss džeimss
m juozas
m jonas
f ruta rūta
f rasa
f ona
m jukka
m jyrki
m katsuo
m kenta
"""
