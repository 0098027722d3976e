"""Short and pet forms that stand for a given name, in the letters in which it is listed."""

_PAIRS = """
Alexander=Alex Alexander=Sandy James=Jim John=Jack David=Dave Michael=Mike Robert=Bob William=Bill
Daniel=Dan Christopher=Chris Thomas=Tom Matthew=Matt Andrew=Andy Richard=Rick Joseph=Joe Steven=Steve
Anthony=Tony Edward=Ted Samuel=Sam Benjamin=Ben Nicholas=Nick Gregory=Greg Elizabeth=Liz
Jennifer=Jenny Katherine=Kate Margaret=Peggy Rebecca=Becky Victoria=Vicky Susan=Sue Deborah=Debbie
Patricia=Pat Abigail=Abby Jessica=Jess Mary=Molly
Lars=Lasse Johannes=Hans Magnus=Manne Karl=Kalle Kristina=Stina Henrik=Henke Viktor=Vicke
Jan=Janne Juha=Jussi Antti=Antsa Pekka=Pekko Heikki=Heke Aleksi=Ale Emilia=Emmi Helena=Leena
Willem=Wim Pieter=Piet Hendrik=Henk Cornelis=Kees Gerrit=Ger Johanna=Joke Maarten=Mart
Philippe=Phil Nicolas=Nico Christophe=Chris Laurent=Lolo Nathalie=Nath Isabelle=Isa Sophie=Soso
Matthias=Matze Stefan=Steff Wolfgang=Wolfi Sebastian=Basti Maximilian=Max Manfred=Manni
Ulrich=Uli Tobias=Tobi Florian=Flo Andreas=Andi Michael=Michi Katharina=Kathi Susanne=Susi
Ursula=Uschi Gisela=Gisi Johannes=Hannes
José=Pepe Francisco=Paco Manuel=Manolo Antonio=Toño Ignacio=Nacho Rafael=Rafa Alejandro=Álex
Jesús=Chus Dolores=Lola Carmen=Menchu Isabel=Isa Pilar=Pili Mercedes=Merche Beatriz=Bea
João=Joca António=Tó José=Zé Francisco=Chico Eduardo=Edu Sérgio=Serginho Gabriel=Gabi
Fernanda=Nanda Mariana=Mari Beatriz=Bia
Giuseppe=Beppe Francesco=Franco Giovanni=Gianni Alessandro=Sandro Salvatore=Totò Vincenzo=Enzo
Luigi=Gino Francesca=Franca Giovanna=Vanna Alessandra=Sandra
Alexandru=Alex Gheorghe=Gigi Constantin=Costel Ștefan=Fănel Nicolae=Nicu Dumitru=Mitică
Mihaela=Mihai Elena=Lenuța Ioana=Oana
Krzysztof=Krzysiek Andrzej=Jędrek Tomasz=Tomek Jakub=Kuba Grzegorz=Grzesiek Zbigniew=Zbyszek
Wojciech=Wojtek Aleksander=Olek Stanisław=Staszek Katarzyna=Kasia Małgorzata=Gosia
Agnieszka=Aga Elżbieta=Ela Aleksandra=Ola Magdalena=Magda
Jiří=Jirka Josef=Pepa Jaroslav=Jarda Miroslav=Mirek Zdeněk=Zdenda František=Franta Václav=Vašek
Kateřina=Katka Alžběta=Běta Barbora=Bára
Георги=Гошо Димитър=Митко Николай=Ники Петър=Пешо Александър=Сашо Стефан=Стефчо Христо=Ицо
Десислава=Деси Цветелина=Цвети Виктория=Вики
Олександр=Саша Сергій=Сергійко Володимир=Вова Дмитро=Діма Євген=Женя Юрій=Юра Микола=Коля
Катерина=Катя Наталія=Наташа Олена=Лена Анастасія=Настя
Александр=Саша Сергей=Серёга Владимир=Вова Дмитрий=Дима Евгений=Женя Алексей=Лёша Михаил=Миша
Николай=Коля Иван=Ваня Екатерина=Катя Наталья=Наташа Елена=Лена Анастасия=Настя Мария=Маша
Γεώργιος=Γιώργος Ιωάννης=Γιάννης Κωνσταντίνος=Κώστας Δημήτριος=Δημήτρης Νικόλαος=Νίκος
Παναγιώτης=Πάνος Βασίλειος=Βασίλης Αθανάσιος=Θανάσης Ευάγγελος=Βαγγέλης Σπυρίδων=Σπύρος
Αικατερίνη=Κατερίνα Ελένη=Λένα Εμμανουήλ=Μανώλης Αλέξανδρος=Αλέκος
გიორგი=გია დავით=დათო ნიკოლოზ=ნიკა ალექსანდრე=საშა თამარ=თამუნა ქეთევან=ქეთი
Հակոբ=Հակո Գևորգ=Գևոր Տիգրան=Տիկո Սամվել=Սամո
Mehmet=Memo Mustafa=Musti İbrahim=İbo Hüseyin=Hüso Fatma=Fatoş Zeynep=Zeyno
Jose=Pepito Ferdinand=Ferdie Reynaldo=Rey Christian=Ian Maria=Maring
"""
_WITH_LATIN = (
    "דוד=Dudi משה=Moshiko יוסף=Yossi אברהם=Avi יעקב=Kobi יצחק=Itzik דניאל=Dani מיכאל=Miki "
    "שלמה=Shlomi אליהו=Eli יהודה=Yudi רבקה=Rivi محمد=Hamoudi أحمد=Hammoudeh خالد=Khalloud "
    "يوسف=Joe إبراهيم=Brahim مصطفى=Safi فاطمة=Fatoum สมชาย=Chai สมศักดิ์=Sak ณัฐพล=Nat กัญญา=Ya"
)


def _table(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in text.split():
        name, _, short = pair.partition("=")
        found[name] = (*found.get(name, ()), short)
    return found


NICKNAMES = _table(_PAIRS)
"""Short forms in the letters of the name."""

LATIN_NICKNAMES = _table(_WITH_LATIN)
"""Short forms in Latin letters for names whose own letters leave the vowels open."""
