"""Common names of Poland, Czechia and of those who write in Cyrillic letters."""

from coordination.demo.cultures.culture import culture

EASTERN = {
    "polish": culture(
        "Latn",
        male="Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Jakub Adam Łukasz Grzegorz "
        "Zbigniew Rafał Wojciech Sławomir Jacek Mateusz Dariusz Mariusz Kamil Stanisław Jerzy "
        "Szymon Aleksander",
        female="Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Zofia "
        "Joanna Zuzanna Hanna Iwona Bożena Magdalena Aleksandra Beata Julia Dorota",
        family="Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański "
        "Woźniak Dąbrowski Kozłowski Jankowski Mazur Krawczyk Piątek Grabowski Pawłowski Zając "
        "Król Wróbel Wieczorek",
        stems="Bor Maj Jaw Lip Brzoz Kalin Sosn Wil Czarn Biał Górn Rzep Krup Sad Łęt Grod Zab "
        "Ols Dęb Star Młyn Kos Ros Wrób",
        endings="owski ewski iński icki ak czyk ek arz ik owicz ski el",
    ),
    "czech": culture(
        "Latn",
        male="Jiří Jan Petr Josef Pavel Martin Tomáš Jaroslav Miroslav Zdeněk Jakub Ondřej David "
        "Luboš Matěj Radek Miloš Vojtěch Štěpán Lukáš František Václav Karel",
        female="Jana Marie Eva Hana Anna Lenka Kateřina Lucie Věra Alena Petra Tereza Zuzana "
        "Jiřina Eliška Alžběta Barbora Markéta Veronika",
        family="Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Pokorný "
        "Marek Růžička Beneš Fiala Sedláček Kříž Doležal Zeman Kolář",
        stems="Hav Krat Sed Vond Blaž Hol Kub Mach Jel Bart Šim Tich Ryb Zem Kop Hruš Mal Štěp Bur "
        "Polá Vlač",
        endings="ek áček ka ík an ečka ák il enec eš ný ouš",
    ),
    "bulgarian": culture(
        "Cyrl",
        male="Георги Иван Димитър Николай Петър Христо Тодор Стефан Васил Йордан Стоян Александър "
        "Красимир Пламен Явор Ангел Атанас Борис Калоян Мартин Любомир Светослав Валентин Огнян",
        female="Мария Иванка Елена Йорданка Виктория Пенка Десислава Цветелина Радка Йоана "
        "Габриела Марийка Теодора Надежда Снежана Росица Жасмина",
        family="Иванов Георгиев Димитров Петров Николов Христов Стоянов Тодоров Илиев Василев "
        "Атанасов Петков Ангелов Колев Йорданов Марков Попов Стефанов Михайлов Костов",
        stems="Гълъб Вълч Стамат Чавдар Жел Цанк Дойч Райч Бояджи Хаджи Кънч Шиш Юнак Златар Мутаф "
        "Герг Неделч Първан Ганч Минч Божк",
        endings="ов ев ински иев чев ковски аров",
        patronymics=True,
    ),
    "ukrainian": culture(
        "Cyrl",
        male="Олександр Сергій Володимир Андрій Микола Іван Дмитро Юрій Віталій Ігор Василь Євген "
        "Олег Тарас Богдан Максим Ярослав Роман Петро Анатолій Руслан Григорій Костянтин",
        female="Олена Оксана Наталія Ірина Тетяна Юлія Катерина Марія Ганна Людмила Світлана "
        "Вікторія Дарина Софія Анастасія Галина Лариса Надія",
        family="Мельник Шевченко Коваленко Бондаренко Бойко Ткаченко Кравченко Ковальчук Коваль "
        "Олійник Шевчук Поліщук Іванов Ткачук Савченко Бондар Марченко Руденко Мороз Лисенко "
        "Гнатюк Яременко Кравчук Петренко",
        stems="Гончар Заєць Кулиш Хоменк Щерб Чумак Житник Цимбал Яцен Юрчен Берез Дорош Єфим "
        "Жук Захар Коломі Лозов Онищ Прокоп Сидор Терещ Федор Шинкар",
        endings="енко чук юк ук ський івський ець ий ак ин",
        patronymics=True,
    ),
    "russian": culture(
        "Cyrl",
        male="Александр Сергей Владимир Андрей Алексей Николай Дмитрий Иван Евгений Михаил Юрий "
        "Виктор Игорь Василий Олег Максим Денис Павел Григорий Константин Вячеслав Пётр Фёдор",
        female="Елена Ольга Наталья Татьяна Ирина Светлана Анна Мария Екатерина Людмила Юлия "
        "Анастасия Галина Надежда Виктория Ксения Дарья Евгения",
        family="Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров "
        "Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов "
        "Захаров Жуков",
        stems="Щерб Чернов Хомяк Жарк Юд Яхонт Шиш Цвет Бурл Ерёмк Забел Калач Ломак Мякиш Рябц "
        "Сухар Тюльк Ушак Шувал Крут Огур",
        endings="ов ев ин кин ский цев яков ихин ников",
        patronymics=True,
    ),
}
