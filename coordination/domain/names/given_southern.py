"""Given names of Africa, South Asia and Southeast Asia, as in `given_eastern`.

`m`, `f` or `u` (no sex), then the forms of one name, folded. A line that begins with a name of
another table adds forms to its group.
"""

from typing import Final

GROUPS: Final = """
m adebayo bayo
m adewale wale
m oluwaseun seun
m oluwatobi tobi
m babatunde tunde
m babajide jide
m chukwuemeka emeka
m chukwudi chudi
m obinna obi
f ngozi
f nneka nnenna
f chidinma
f chinwe chinwendu
m kwabena kobina kwabina
m kwame kwami
m kofi koffi
m kojo kodjo cudjoe
m kwaku kweku kouakou
m yaw yao
f ama
f abena
f akosua
m aminu
m aliyu
m juma jumaa djouma
m hamisi khamis khamisi
m bakari abubakar aboubacar boubacar
f mwanaisha
f mwanahawa
f hawa xaawo eve
m ali cali caali
m omar cumar cumer
m abdullah cabdullaahi cabdulle cabdalla
m abdulrahman cabdiraxmaan cabdirahman cabdiraxman
m muhammad maxamed maxammed maxamad
m mahmoud maxamuud maxamud
m hassan xasan
m hussein xuseen xuseyn
m said saciid
m isa ciise isse ciisa
m ismail ismaaciil
m ibrahim ibraahim
m farah faarax
f halima xaliimo xaliima halimo
f hodan hodaan
f fatima faadumo faduma
f aisha caasha caisho
m abebe አበበ
m abera አበራ
m kebede ከበደ
m tesfaye ተስፋዬ
m mesfin መስፍን
m mulugeta ሙሉጌታ
m hailu haylu ኃይሉ
m hailemariam haylemaryam ኃይለማርያም
m hailemichael ኃይለሚካኤል
m yonas jonas ዮናስ
m yosief yosef ዮሴፍ
f selamawit ሰላማዊት
f senait ሰናይት
f tsehay tsehai ፀሐይ
m rafiqul rafikul রফিকুল
m shafiqul shofiqul শফিকুল
m saiful saifur সাইফুল
m jahirul zahirul জহিরুল
m kamrul কামরুল
f nasima naseema নাসিমা
f nasrin nasreen নাসরিন
f sharmin sharmeen শারমিন
f sharmila
m rajesh राजेश രാജേഷ്
m rakesh राकेश
m ramesh रमेश
m suresh सुरेश
m mahesh महेश
m dinesh दिनेश
m mukesh मुकेश
m sunil सुनील සුනිල්
m anil अनिल
m arun अरुण
m vijay विजय
m sanjay संजय
m ajay अजय
m rajeev rajiv राजीव
m sachin सचिन
m sagar सागर
m amit अमित
m ravi रवि
m raju राजू
m manoj मनोज
m manish मनीष
m vikram विक्रम
m rahul राहुल
m rohit रोहित
m jignesh જીગ્નેશ
m jitesh જીતેશ
m manjunath manjunatha ಮಂಜುನಾಥ
f manjula ಮಂಜುಳ
f sunita सुनीता
f sarita सरिता
f anita अनीता
f kavita कविता
f savita सविता
f priya प्रिया
f priyanka प्रियंका
f preeti priti प्रीति
f pooja puja पूजा
f deepa dipa दीपा
f lakshmi laxmi लक्ष्मी
m gurpreet gurprit ਗੁਰਪ੍ਰੀਤ
m gurdeep gurdip ਗੁਰਦੀਪ
u harjinder harjindar ਹਰਜਿੰਦਰ
u harwinder harvinder ਹਰਵਿੰਦਰ
u singh ਸਿੰਘ सिंह
u kaur ਕੌਰ
m murugan முருகன்
m murugesan முருகேசன்
m manikandan மணிகண்டன்
m nimal නිමල්
m kamal kamaal කමල්
m chaminda චමින්ද
m chandana චන්දන
m sumith sumit
m ghulam gholam ghulom غلام
m murtaza murtada morteza مرتضی مرتضى
m imran عمران
m adnan عدنان
f razia radia رضیه راضیہ
m agus
m budi
m setiawan
m yusuf joesoef
m yunus
u ni
u wayan
u made
f siti
m somchai สมชาย
m somsak สมศักดิ์
f somsri สมศรี
u phuoc phước
u phuc phúc
u manh mạnh
u hien hiền
u huong hương
u van
u tenzin tenzing
u dorje dorjee dorji
"""
