"""Common names of the Latin south and of the Philippines and Turkey."""

from coordination.demo.cultures.culture import culture

SOUTHERN = {
    "spanish": culture(
        "Latn",
        male="José Antonio Manuel Juan Francisco David Carlos Javier Daniel Miguel Alejandro Luis "
        "Rafael Pedro Ángel Sergio Pablo Fernando Jorge Alberto Álvaro Andrés Ramón Iñaki Germán "
        "Óscar Joaquín Rubén Nicolás Jesús",
        female="María Carmen Ana Isabel Laura Cristina Marta Lucía Inés Elena Rosa Pilar Begoña "
        "Noelia Sofía Rocío Ángela Raquel Beatriz Mercedes Dolores Paula",
        family="García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín "
        "Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres "
        "Domínguez Vázquez Ramos Gil Ramírez Serrano Núñez Ibáñez de^la^Fuente del^Río",
        stems="Mont Cast Villa Are Salc Per Bar Quint Fuent Ura Eche Iriar Zabal Mend Sal Cor Val "
        "Rob Ol Cab Oroz Elor Land Carr Cald",
        endings="ero edo ano illa alba ares ejo uelo ondo verría aga uza és",
        two_surnames=True,
    ),
    "portuguese": culture(
        "Latn",
        male="José João António Carlos Paulo Pedro Luís Manuel Francisco Rui Nuno Tiago Gonçalo "
        "Lucas Gabriel Mateus Sérgio Vítor Márcio Thiago Fábio Caio Marcos Rafael Eduardo Leandro "
        "Henrique Diogo",
        female="Maria Ana Francisca Antónia Adriana Juliana Inês Beatriz Mariana Leonor Mafalda "
        "Catarina Letícia Júlia Débora Lívia Conceição Fernanda Patrícia Aline Camila Bruna",
        family="Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes "
        "Gonçalves Gomes Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira "
        "Correia Araújo Simões Magalhães Brandão Assunção Falcão dos^Santos da^Silva da^Costa "
        "de^Oliveira",
        stems="Carv Mont Fig Oliv Per Sal Cast Nog Laran Mac Lour Pin Ab Mad Vas Seix Cam Meir "
        "Band Quint Loub Sob Par Ram",
        endings="eira eiro alho inho edo ais ança ães oso ado ela al",
        two_surnames=True,
    ),
    "italian": culture(
        "Latn",
        male="Giuseppe Marco Andrea Francesco Antonio Giovanni Luca Alessandro Roberto Stefano "
        "Mario Paolo Luigi Davide Matteo Fabio Simone Niccolò Dario Enrico Salvatore Vincenzo "
        "Gianluca Massimo Pietro Raffaele",
        female="Maria Anna Giulia Chiara Sara Francesca Martina Elisa Federica Laura Paola Noemi "
        "Ilaria Alessandra Giovanna Angela Rosa Silvia Valentina Lucia Caterina Teresa",
        family="Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo "
        "Conti De^Luca Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Di^Stefano "
        "D'Angelo De^Santis La^Rosa",
        stems="Mont Cast Bell Mar Ross Bian Ferr Gall Mor Ric Luc Pell Sant Bald Carb Fior Vent "
        "Capr Gent Sal Maz Bon Cort Pag Tav",
        endings="ini etti ello one ardi acci eschi ato ozzi ucci ano aro igni Di^-",
    ),
    "romanian": culture(
        "Latn",
        male="Andrei Ion Alexandru Gheorghe Mihai Constantin Ștefan Vasile Nicolae Florin Marian "
        "Bogdan Cristian Dumitru Ionuț Răzvan Mihăiță Cătălin Dănuț Sorin Iurie Adrian Ilie "
        "Gabriel Petru Radu",
        female="Maria Elena Ioana Ana Mihaela Andreea Cristina Alexandra Ștefania Mălina Anișoara "
        "Cătălina Denisa Irina Natalia Gabriela Daniela Simona Florentina Viorica",
        family="Popa Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu "
        "Țurcanu Constantin Lăzărescu Neagu Grădinaru Bălan Păun Cojocaru Ungureanu Șerban Moraru "
        "Lungu Ceban Rotaru",
        stems="Ion Vasil Grigor Petr Marin Dobr Stăn Mold Crăc Alb Brad Cre Negr Tom Văc Iord Lup "
        "Săl Hagi Cost Rad Teod",
        endings="escu eanu aru iu oiu aș ete ea uță ache ineanu",
    ),
    "filipino": culture(
        "Latn",
        male="Jose Mark Juan John Michael Jomar Rodel Arnel Christian Jericho Reynaldo Jayson "
        "Ronald Dindo Renato Marvin Rommel Angelo Joel Edwin Romeo Ramil Jun Ferdinand",
        female="Maria Mary Ana Jennifer Angelica Princess Maricel Jennelyn Rosalie Liezl Analyn "
        "Cherry Jasmine Rowena Josephine Marites Lorna Gemma Rhea",
        family="Santos Reyes Cruz Bautista Garcia Ocampo Mendoza Torres dela^Cruz Castillo Ramos "
        "Villanueva Pascual Navarro Salazar Mercado Dizon Manalo Aquino Flores de^Guzman "
        "del^Rosario Tolentino",
        stems="Mana Maca Dima Cala Pangi Suma Bala Pala Ala Magba Lim Guin Cati Baya Lacsa Ilaga "
        "Tala Maga Paga Dala",
        endings="lang pagal lino nan bat yugan tas pantay ngan kbak mana sig yao ta",
        two_surnames=True,
    ),
    "turkish": culture(
        "Latn",
        male="Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Murat Osman Yusuf Emre Burak "
        "Okan Kemal Cem Serkan Tolga Uğur Özgür Çağlar Halil Ömer",
        female="Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Özlem Gülay Esra Merve Büşra "
        "Derya Sevgi Çiğdem Tuğba",
        family="Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan "
        "Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek",
        stems="Kara Ak Öz Demir Er Gök Taş Kaya Yıl Bal Sarı Deniz Altın Boz Tek Koca Ulu Çelik",
        endings="oğlu taş can kan türk baş soy er kaya tepe bulut",
    ),
}
