"""Common names in Greek, Georgian, Armenian, Hebrew, Arabic and Thai script.

Hebrew, Arabic and Thai leave vowels open or write them otherwise, so each entry gives after `=`
the Latin letters that a passport of that State would carry.
"""

from coordination.demo.cultures.culture import culture

DISTANT = {
    "greek": culture(
        "Grek",
        male="Γεώργιος Ιωάννης Κωνσταντίνος Δημήτριος Νικόλαος Παναγιώτης Βασίλειος Χρήστος "
        "Αθανάσιος Μιχαήλ Ευάγγελος Σπυρίδων Ανδρέας Θεόδωρος Ηλίας Αντώνιος Εμμανουήλ Σταύρος "
        "Αλέξανδρος Πέτρος",
        female="Μαρία Ελένη Αικατερίνη Βασιλική Σοφία Γεωργία Αγγελική Ειρήνη Δέσποινα Αναστασία "
        "Παρασκευή Κωνσταντίνα Ευαγγελία Χριστίνα Φωτεινή Ιωάννα",
        family="Παπαδόπουλος Παππάς Καραγιάννης Βλάχος Ιωαννίδης Οικονόμου Παπαγεωργίου Μακρής "
        "Κωνσταντινίδης Δημόπουλος Γεωργίου Νικολαΐδης Χατζής Αντωνίου Δημητρίου Αλεξίου "
        "Χριστοδούλου Ανδρέου",
        stems="Παπαγιανν Καρα Θεοδωρ Γιανν Μιχαηλ Σταυρ Αγγελ Ξενακ Φωτ Χαραλαμπ Ψαρ Τσακαλ "
        "Μπουζ Ντουρ Κουρ Γκικ Ζαφειρ Λαμπρ Ρουσσ Δρακ Αναγνωστ",
        endings="όπουλος ίδης άκης άκος ίου άτος έας ούλης",
    ),
    "georgian": culture(
        "Geor",
        male="გიორგი დავით ლევან ზურაბ ნიკოლოზ ალექსანდრე ირაკლი ვახტანგ თემურ ავთანდილ ლაშა "
        "მიხეილ ბესიკ გოჩა ზაზა შოთა ჯემალ კახა",
        female="ნინო მარიამ თამარ ანა ნათია ქეთევან ელენე ლელა მაია ხათუნა ეკა სოფიო ნანა ირმა",
        family="ბერიძე კაპანაძე გელაშვილი მაისურაძე გიორგაძე ლომიძე წიკლაური ხუციშვილი ნოზაძე "
        "ქავთარაძე აბაშიძე კვარაცხელია ბოლქვაძე მამულაშვილი ჯაფარიძე",
        stems="ღვინ ჩხეტ ყიფ ჭანტურ წერეთ ხარაზ შენგელ ჟორჟოლ ძაგან ჯავახ თოდუ მჭედ გოგ ნაცვლ "
        "ტაბატ ფირცხ ქარუმ",
        endings="აძე იშვილი იძე ია ელი აშვილი ავა ური",
    ),
    "armenian": culture(
        "Armn",
        male="Արմեն Գագիկ Տիգրան Հայկ Կարեն Արթուր Վարդան Սամվել Աշոտ Դավիթ Գոռ Նարեկ Հակոբ "
        "Գևորգ Սարգիս Ռուբեն Էդգար",
        female="Անի Աննա Մարիամ Նարե Լիլիթ Գոհար Սոնա Անահիտ Կարինե Հասմիկ Մարինե Լուսինե Շուշան",
        family="Գրիգորյան Հարությունյան Սարգսյան Հակոբյան Խաչատրյան Պետրոսյան Հովհաննիսյան "
        "Մկրտչյան Վարդանյան Ղազարյան Կարապետյան Ավետիսյան Մելքոնյան Եղիազարյան Գևորգյան",
        stems="Տեր Բաղդասար Չալիկ Ջան Ծատուր Ձիավոր Շահ Քոչար Փանոս Ժամկոչ Դարբին Ոսկան Թադևոս "
        "Մալխաս Կիրակոս Ալեքսան Պապիկ Բուդաղ",
        endings="յան ենց ունի ցյան",
    ),
    "hebrew": culture(
        "Hebr",
        male="דוד=David משה=Moshe יוסף=Yosef אברהם=Avraham יעקב=Yaakov יצחק=Yitzhak דניאל=Daniel "
        "איתי=Itai אורי=Uri שמעון=Shimon נועם=Noam גיל=Gil חיים=Haim שלמה=Shlomo אליהו=Eliyahu "
        "מיכאל=Michael יהודה=Yehuda עומר=Omer צבי=Zvi",
        female="שרה=Sara רחל=Rachel נועה=Noa תמר=Tamar מיכל=Michal אסתר=Ester יעל=Yael שירה=Shira "
        "חנה=Hana רבקה=Rivka מרים=Miriam אביגיל=Avigail ליאת=Liat טליה=Talia",
        family="כהן=Cohen לוי=Levi מזרחי=Mizrahi פרץ=Peretz ביטון=Biton דהן=Dahan אברהם=Avraham "
        "פרידמן=Friedman אזולאי=Azoulay מלכה=Malka כץ=Katz עמר=Amar גבאי=Gabay חדד=Hadad "
        "יוסף=Yosef שפירא=Shapira אוחיון=Ohayon סגל=Segal",
        stems="רוזנ=Rozen גולד=Gold וייס=Weis ברקו=Berko שטיינ=Stein שוורצ=Schwarz זילבר=Zilber "
        "הורו=Horo לנד=Land אלמ=Elm שרעב=Sharab צדק=Tzadk נחמ=Nahm חזק=Hazk אשכנ=Ashken מורד=Mord",
        endings="ברג=berg מן=man שטיין=shtein וביץ=ovich י=i אני=ani בן^-=Ben^- פלד=feld אוי=oy",
    ),
    "arabic": culture(
        "Arab",
        male="محمد=Mohammad أحمد=Ahmad علي=Ali محمود=Mahmoud خالد=Khaled عمر=Omar حسن=Hassan "
        "يوسف=Youssef إبراهيم=Ibrahim حسين=Hussein عبد^الله=Abdullah مصطفى=Mustafa سامر=Samer "
        "طارق=Tareq رامي=Rami نبيل=Nabil عبد^الرحمن=Abdulrahman كريم=Karim سعيد=Saeed جمال=Jamal "
        "فيصل=Faisal زياد=Ziad",
        female="فاطمة=Fatima مريم=Maryam عائشة=Aisha زينب=Zainab ليلى=Layla نور=Nour سارة=Sara "
        "رنا=Rana هبة=Heba سلمى=Salma خديجة=Khadija أمينة=Amina ياسمين=Yasmin دعاء=Duaa",
        family="الخطيب=Al-Khatib أحمد=Ahmad محمود=Mahmoud العلي=Al-Ali حسن=Hassan حداد=Haddad "
        "خليل=Khalil صالح=Saleh منصور=Mansour سليمان=Suleiman نصار=Nassar عواد=Awad حمدان=Hamdan "
        "قاسم=Qasem درويش=Darwish المصري=Al-Masri الشامي=Al-Shami عثمان=Othman",
        stems="زعب=Zoub شريد=Shreed قضا=Quda حوران=Houran بطاين=Batayn عجار=Ajar خصاون=Khasawn "
        "رفاع=Rifa غزاو=Ghazaw طراون=Tarawn ضمور=Damour كرك=Karak نعيم=Naim جراد=Jarad ذياب=Dhiab "
        "هيجاو=Hijaw صمادي=Smadi فراج=Faraj بكر=Bakr",
        endings="ي=i ة=eh ات=at ال-=Al- أبو^-=Abu^- بن^-=Bin^- اوي=awi ان=an",
        patronymics=True,
    ),
    "thai": culture(
        "Thai",
        male="สมชาย=Somchai สมศักดิ์=Somsak ประเสริฐ=Prasert วิชัย=Wichai อนุชา=Anucha ธนากร=Thanakorn "
        "กิตติ=Kitti สุรชัย=Surachai ณัฐพล=Nattapon วีระ=Weera ชัยวัฒน์=Chaiwat ประยุทธ=Prayut",
        female="สมหญิง=Somying กัญญา=Kanya สุดา=Suda มาลี=Malee พิมพ์=Pim วันดี=Wandee อรุณี=Arunee "
        "ปราณี=Pranee นภา=Napa ศิริพร=Siriporn",
        family="แสงทอง=Saengthong ใจดี=Jaidee บุญมี=Boonmee ศรีสุข=Srisuk ทองคำ=Thongkham "
        "วงศ์ไทย=Wongthai จันทร์แก้ว=Chankaew สุวรรณ=Suwan พรหมมา=Phromma แก้วมณี=Kaewmanee",
        stems="ศรี=Sri บุญ=Boon ทอง=Thong วงศ์=Wong แสง=Saeng จันทร์=Chan สุข=Suk พงษ์=Phong ชัย=Chai "
        "แก้ว=Kaew รัตน=Ratta ปัญญา=Panya เพชร=Phet อินทร์=In ไพ=Phai",
        endings="วัฒนา=wattana สกุล=sakul พันธ์=phan กุล=kul ประเสริฐ=prasert มงคล=mongkol สวัสดิ์=sawat "
        "เจริญ=charoen พานิช=phanit รักษ์=rak",
    ),
}
