"""Names of Arabic origin: `m`, `f` or `u` (no sex), then the forms of one name.

Folded letters of Latin and of the name's own script; the first form names the group. Names that are also in
the tables of men and women (Musa and Moses) join both there.
"""

from typing import Final

GROUPS: Final = """
m muhammad mohammed mohamed mohammad muhammed mohamad muhamad mehmet mehmed mahomet mohd md muhamed mamadou mamadu magomed mohamet muhammet mokhammad mukhammad mokhammed mukhamed magomet mahmed memet mehmedali mohamud maxamed mohammadi mouhamed mouhammad muchammad mochammad mohammod محمد محمّد מוחמד мухаммед мохаммед магомед
m ahmad ahmed ahmet achmed achmad akhmad akhmed ahmat ahmadou amadou axmed akhmat احمد אחמד ахмед ахмад
m mahmoud mahmud mahmut mahmood makhmud machmud mehmood mamoud محمود
m hamid hameed hamit chamid khamid abdulhamid حميد
m hamad hamed hamd hamada حمد حامد
m hamza hamzah hamzeh khamza حمزه حمزة
m hassan hasan hassen khasan hasen haasan lahcen lahsen xasan асан hacen hasson حسن хасан
m hussein hussain husain husayn hossein hosein huseyin husein hussayn houssein hussin hocine houcine khusein huseen huseyn khuseyn xuseen hossain gusein huseynov huseynali حسين חוסיין хусейн гусейн
m ali aly alee علي עלי али
f alia aliya aliyah aaliyah aliyya alya عاليه علياء عالية алия
m omar umar omer umer oumar ömer oumarou umaru عمر омар умар
m amr amro amrou عمرو
m ammar amar عمار
m osman othman usman uthman ousmane utman osmane cusmaan عثمان осман усман
m abdullah abdallah abdalla abdulla abdoulaye abdoullah abdellah abdala abdula عبدالله عبدلله абдулла
m abdulrahman abdurrahman abdelrahman abderrahman abderrahmane abdirahman abdrahman rahman abdurakhman abdurahman عبدالرحمن عبدالرحمان абдурахман
m abdulkarim abdelkarim abdelkrim abdulkerim عبدالكريم
m abdulaziz abdelaziz abdul-aziz abdulazeez aziz عبدالعزيز
m khalid khaled halid halit chaled khalit خالد халид
m khalil halil khaleel chalil خليل
m walid waleed oualid velid ulid walit وليد
m said saeed saïd sayid sait sajid saied seid saeid سعيد саид
m sayyid sayed syed sayyed said seyyed sayad seyed سيد
m saad sad saaid سعد
m mustafa mostafa moustapha mustapha moustafa mustofa mostefa mustafo moustafo مصطفى мустафа
m mohsen muhsin mohsin muhsen محسن
m mahdi mehdi mahdy mehedi مهدي
m rashid rasheed rachid raschid reşit resit rashed رشيد راشد рашид
m karim kareem kerim krim kerem كريم карим
m kamal kamel kemal kamil kamaal كمال كامل камал
m jamal gamal djamel cemal jamaal dzhamal cemil جمال джамал
m jamil gamil cemil djamil jameel جميل
f jamila gamila cemile djamila jameela جميله جميلة
m tariq tarek tarik tareq tarık طارق
m faisal faysal feisal faycal feysal faiçal فيصل
m salim saleem selim sélim salem slim سليم سالم салим
m salman selman سلمان
m sulayman suleiman suleyman sulaiman soliman solomon salomon slimane soulaimane schlomo shlomo suleman salamon suleimaan salomone salomao solomone سليمان שלמה сулейман соломон
m nasir nasser naser nasır nasr naseer nacer ناصر نصر насер
m jafar jaafar gafar cafer djafar ja'far jaffar جعفر джафар
m qasim kasim kassem qassem kacem gasim kasem qassim casim kazim قاسم касим
m bilal belal bilel billal بلال
m marwan mervan marouane maruan marwane مروان
m yasin yassin yaseen yassine yasine ياسين ясин
m yasser yasir yaser iasser ياسر
m anwar enver anvar anouar أنور انور
m ashraf eşref achraf ashref اشرف
m adel adil adeel عادل
m amin amine emin ameen امين амин
m amir emir ameer أمير امير амир
m fouad fuad fuat fuaad foad فؤاد فواد
m ghassan gassan غسان
m hisham hicham hişam hesham hisam هشام
m idris idriss edris idriz driss ادريس
m imad emad imed cimaad عماد
m ismail ismael ishmael esmail smail ismaeel ismayil ismoil esmaeil إسماعيل اسماعيل исмаил ישמעאל
m majid majeed macid madjid mecit magid ماجد مجيد
m mansur mansour mansoor mansor منصور
m nabil nebil nabeel نبيل
m nader nadir ندير نادر
m osama usama ousama usame oussama usaama أسامة اسامه اسامة
m rida reda riza reza ridha rizo رضا
m samir sameer semir سمير самир
m sami sammy samy سامي
m sharif cherif şerif sherif shareef chérif şarif شريف
m taha tahaa طه
m taher tahir tahar طاهر
m wahid waheed vahid vahit وحيد
m yahya yehia yahia yahiya يحيى يحيي
m jonah yunus younes يونس
m zaid zayd zeid zayed zeyd زيد
m ziad ziyad zeyad ziyat زياد
m zakaria zakariya zekeriya زكريا
m ridwan redouane ridvan rizwan رضوان
m nur noor nour noureddine nuri نور
m nureddin noureddine nooruddin nurettin nuruddin nureddine نورالدين
m salah saleh salih selah صلاح صالح
m salahuddin saladin selahattin salahaddin salaheddine صلاحالدين
m sadiq sadik sadek sadegh صادق
m abbas abass عباس аббас
m akbar ekber أكبر اكبر
m ayman aymen eymen ايمن
m badr bedir bader بدر
m bashir basheer beşir bachir bechir bashar بشير بشار
m david daoud dawud davud داود
m fadi fady فادي
m farid fareed ferit férid ferid فريد
m faruk farouk faruq farooq فاروق
m fathi fethi fathy فتحي
m ghazi gazi غازي
m habib habeeb حبيب
m hadi hady هادي
m haitham haytham haythem هيثم
m hakim hakeem hekim حكيم
m hani hany هاني
m iqbal ikbal ekbal اقبال
m issam isam essam عصام
m javad jawad cevat جواد
m lutfi lotfi لطفي
m mazen mazin مازن
m munir mounir münir منير
m murad mourad murat morad مراد мурад
m musa moussa موسى موسي
m nizar nezar نزار
m qadir kadir kader abdulkadir abdelkader قادر
m rafiq rafik refik رفيق
m ramadan ramazan ramzan رمضان рамазан
m ramzi remzi رمزي
m raouf rauf raof رؤوف
m rustam rostam rustem rustom رستم рустам
m sabri sabry صبري
m shahin sahin chahine şahin شاهين
m tawfiq tevfik toufik taufik توفيق
m zayn zain zein زين
f fatima fatma fatemeh fadma fatime فاطمه فاطمة фатима
f aisha ayesha aicha ayse عائشه عائشة عايشه айша
f khadija hatice khadijah خديجه خديجة хадиджа
f maria maryam mariam meryem مريم марьям
f zaynab zeinab zeynep zainab zineb zeineb زينب зейнаб
f zahra zehra zohra zahraa زهراء زهره
f amina emine امينه أمينة
f amal amel emel امل
f asma esma asmaa اسماء
f hana hanaa هناء
f huda hoda houda hüda هدى هدي
f iman eman imane إيمان ايمان
f karima kerime كريمه
f latifa latife لطيفه لطيفة
f leila layla leyla ليلى ليلي لیلا
f mona muna mouna منى مني
f nadia nadya ناديه نادية
f naima naeema naime نعيمه نعيمة
f nur nour noor نور
f nora noura nura نوره نورا
f rabia rabiah rabiaa رابعه
f rania raniya رانيا
f rim reem rym ريم
f salma selma سلمى
f samira semira سميره سميرة
f sara sarah ساره سارة
f shirin sherin chirine şirin شيرين
f suad souad suat سعاد
f sumaya soumaya sümeyye سميه
f warda verda ورده
f yasmin yasmine yasemin ياسمين
f ruqayya rukiye rokaya ruqaya رقيه
f safiya safiye safia صفيه
f halima halime حليمه حليمة
f hanan hanane حنان
f wafa vefa وفاء
f malika melike مليكه
"""
