"""Common names in Cyrillic, Greek, Georgian, Armenian, Hebrew, Arabic and Thai script.

Each entry gives the native spelling and, after `=`, one Latin spelling of the kind that a foreign
desk writes down. The lists were written for this register and come from no list of persons.
"""

from coordination.demo.latin_names import NameList


def _list(script: str, male: str, female: str, family: str) -> NameList:
    return NameList(script, tuple(male.split()), tuple(female.split()), tuple(family.split()))


OTHER: dict[str, NameList] = {
    "bulgarian": _list(
        "Cyrl",
        "Георги=Georgi Иван=Ivan Димитър=Dimitar Николай=Nikolay Петър=Petar Стоян=Stoyan "
        "Явор=Yavor Тодор=Todor Пламен=Plamen Красимир=Krasimir",
        "Мария=Maria Елена=Elena Иванка=Ivanka Десислава=Desislava Виктория=Viktoria "
        "Йоана=Yoana Цветелина=Tsvetelina Радка=Radka",
        "Иванов=Ivanov Георгиев=Georgiev Димитров=Dimitrov Петров=Petrov Николов=Nikolov "
        "Христов=Hristov Стоянов=Stoyanov Тодоров=Todorov Илиев=Iliev Василев=Vasilev "
        "Атанасов=Atanasov Ангелов=Angelov Йорданов=Yordanov Колев=Kolev",
    ),
    "ukrainian": _list(
        "Cyrl",
        "Олександр=Oleksandr Сергій=Serhii Андрій=Andrii Микола=Mykola Юрій=Yurii "
        "Віталій=Vitalii Ігор=Ihor Дмитро=Dmytro Євген=Yevhen Тарас=Taras",
        "Оксана=Oksana Наталія=Nataliia Ірина=Iryna Юлія=Yuliia Катерина=Kateryna "
        "Дарина=Daryna Софія=Sofiia Людмила=Liudmyla",
        "Мельник=Melnyk Шевчук=Shevchuk Бондар=Bondar Яременко=Yaremenko Кравчук=Kravchuk "
        "Коваль=Koval Олійник=Oliinyk Поліщук=Polishchuk Лисенко=Lysenko Гнатюк=Hnatiuk "
        "Савченко=Savchenko Руденко=Rudenko Марченко=Marchenko Мороз=Moroz",
    ),
    "greek": _list(
        "Grek",
        "Γεώργιος=Georgios Δημήτριος=Dimitrios Ιωάννης=Ioannis Νικόλαος=Nikolaos "
        "Κωνσταντίνος=Konstantinos Παναγιώτης=Panagiotis Βασίλειος=Vasileios Χρήστος=Christos "
        "Ανδρέας=Andreas Σπύρος=Spyros",
        "Μαρία=Maria Ελένη=Eleni Αικατερίνη=Aikaterini Βασιλική=Vasiliki Σοφία=Sofia "
        "Αγγελική=Angeliki Ειρήνη=Eirini Δέσποινα=Despoina",
        "Παπαδόπουλος=Papadopoulos Παππάς=Pappas Καραγιάννης=Karagiannis "
        "Οικονόμου=Oikonomou Γεωργίου=Georgiou Ιωαννίδης=Ioannidis Νικολαΐδης=Nikolaidis "
        "Χατζής=Chatzis Αντωνίου=Antoniou Μακρής=Makris Δημητρίου=Dimitriou "
        "Αλεξίου=Alexiou Βλάχος=Vlachos",
    ),
    "georgian": _list(
        "Geor",
        "გიორგი=Giorgi დავით=Davit ლევან=Levan ზურაბ=Zurab ნიკოლოზ=Nikoloz ვახტანგ=Vakhtang "
        "ავთანდილ=Avtandil თემურ=Temur",
        "ნინო=Nino თამარ=Tamar მარიამ=Mariam ქეთევან=Ketevan ანა=Ana ელენე=Elene",
        "ბერიძე=Beridze კაპანაძე=Kapanadze გელაშვილი=Gelashvili მაისურაძე=Maisuradze "
        "გიორგაძე=Giorgadze ლომიძე=Lomidze წიკლაური=Tsiklauri ხუციშვილი=Khutsishvili "
        "ნოზაძე=Nozadze ქავთარაძე=Kavtaradze",
    ),
    "armenian": _list(
        "Armn",
        "Արմեն=Armen Տիգրան=Tigran Հայկ=Hayk Գագիկ=Gagik Վարդան=Vardan Կարեն=Karen "
        "Սամվել=Samvel Աշոտ=Ashot",
        "Անի=Ani Մարիամ=Mariam Նարե=Nare Լիլիթ=Lilit Գոհար=Gohar Սոնա=Sona",
        "Հակոբյան=Hakobyan Գրիգորյան=Grigoryan Հարությունյան=Harutyunyan "
        "Մելքոնյան=Melkonyan Եղիազարյան=Yeghiazaryan Ղազարյան=Ghazaryan Մկրտչյան=Mkrtchyan "
        "Ավետիսյան=Avetisyan Խաչատրյան=Khachatryan",
    ),
    "hebrew": _list(
        "Hebr",
        "דוד=David משה=Moshe יוסף=Yosef אברהם=Avraham יעקב=Yaakov איתי=Itai אורי=Uri "
        "שמעון=Shimon גיל=Gil נועם=Noam",
        "נועה=Noa תמר=Tamar מיכל=Michal שירה=Shira יעל=Yael רחל=Rachel",
        "כהן=Cohen לוי=Levi מזרחי=Mizrahi פרץ=Peretz ביטון=Biton דהן=Dahan אברהם=Avraham "
        "פרידמן=Friedman אזולאי=Azoulay מלכה=Malka עמר=Amar גבאי=Gabay חדד=Hadad",
    ),
    "arabic": _list(
        "Arab",
        "محمد=Mohammad أحمد=Ahmad خالد=Khaled عمر=Omar يوسف=Youssef حسن=Hassan علي=Ali "
        "سامر=Samer طارق=Tareq رامي=Rami نبيل=Nabil إبراهيم=Ibrahim",
        "فاطمة=Fatima مريم=Maryam ليلى=Layla نور=Nour رنا=Rana هبة=Heba سلمى=Salma",
        "الخطيب=Al-Khatib حداد=Haddad نصار=Nassar عواد=Awad حمدان=Hamdan سليمان=Suleiman "
        "منصور=Mansour قاسم=Qasem درويش=Darwish خليل=Khalil صالح=Saleh العلي=Al-Ali",
    ),
    "thai": _list(
        "Thai",
        "สมชาย=Somchai สมศักดิ์=Somsak ประเสริฐ=Prasert วิชัย=Wichai อนุชา=Anucha "
        "ธนากร=Thanakorn กิตติ=Kitti สุรชัย=Surachai",
        "สมหญิง=Somying กัญญา=Kanya สุดา=Suda มาลี=Malee พิมพ์=Pim วันดี=Wandee",
        "แสงทอง=Saengthong ใจดี=Jaidee บุญมี=Boonmee ศรีสุข=Srisuk ทองคำ=Thongkham "
        "วงศ์ไทย=Wongthai จันทร์แก้ว=Chankaew สุวรรณ=Suwan พรหมมา=Phromma",
    ),
}
