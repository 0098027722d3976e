"""Common names of the north and west of Europe; nobody in particular has the combinations."""

from coordination.demo.cultures.culture import culture

NORTHERN = {
    "nordic": culture(
        "Latn",
        male="Lars Jan Per Erik Anders Nils Ole Karl Johan Magnus Mikkel Thomas Henrik Bjørn Sven "
        "Kjell Håkon Jørgen Søren Rasmus Åke Øystein Göran Torbjørn Steinar Jesper Gustav Emil "
        "Viktor Sigurd Halvard Trygve",
        female="Anna Ingrid Maria Kari Karin Astrid Elin Kristina Maja Solveig Sigrid Freja Åse "
        "Hanne Mette Tuva Märta Birgit Ragnhild Signe Tone Gudrun Linnea Ylva",
        family="Hansen Johansen Andersson Johansson Nielsen Jensen Olsen Larsen Andersen Nilsen "
        "Pedersen Karlsson Eriksson Svensson Persson Sørensen Kristiansen Lindström Berg Haugen "
        "Bakken Sjöberg Nyström Dahl Poulsen Åkerman Østby Håland Ødegård Kjær Damgård Strand",
        stems="Lind Berg Sol Ny Hav Skog Sand Ek Gran Holm Bjørk Lund Sten Vest Øst Nor Strøm Dal "
        "Hede Kvern Rosen Hall Fors Elv Brek Tveit Mølle Rug Hassel Kirke Aker Svart Hvid Ros",
        endings="gren ström berg kvist lund dal heim vik mark nes stad by gård sen man feldt bæk "
        "holt rud skov",
    ),
    "finnish": culture(
        "Latn",
        male="Juha Timo Matti Pekka Mikko Antti Jari Kari Heikki Eero Jukka Onni Ville Janne "
        "Väinö Jarmo Tapio Ilkka Aleksi Teemu Olavi Kalle Niilo Esa",
        female="Maria Anna Aino Helena Helmi Päivi Kaisa Sanna Tuula Riikka Venla Emilia Marja "
        "Leena Ritva Anneli Satu Outi Kirsi Elina",
        family="Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen "
        "Järvinen Lehtonen Lehtinen Saarinen Salminen Heinonen Niemi Heikkilä Kinnunen Pöyry "
        "Turunen Salo Laitinen",
        stems="Koski Mäki Niemi Lehti Salo Järvi Saari Harju Kivi Honka Lahti Pelto Rauta Hiiri "
        "Kallio Aalto Tervo Karhu Susi Vuori Tuomi Pihla Haapa Ranta",
        endings="nen la lä mäki niemi vaara virta koski korpi aho linna",
    ),
    "dutch": culture(
        "Latn",
        male="Jan Johannes Pieter Willem Hendrik Daan Sem Thomas Ruben Sander Joost Maarten Bram "
        "Thijs Lars Kees Gerrit Dirk Koen Jeroen Wouter Bas Floris Stijn Niels Rik",
        female="Maria Anna Sanne Emma Anouk Lotte Femke Marijke Noor Fleur Tess Julia Eva Sophie "
        "Johanna Ilse Margriet Hanneke Saskia Els",
        family="de^Jong Jansen de^Vries van^den^Berg Bakker van^Dijk Visser Smit Meijer de^Boer "
        "Mulder de^Groot Bos Vos Peters Hendriks van^Leeuwen Dekker Brouwer Dijkstra Maes Jacobs "
        "Mertens Willems Claes Goossens Wouters van^der^Meer van^der^Linden",
        stems="Berg Meer Linden Heuvel Veld Bosch Water Dam Horst Velde Laan Poel Brug Kamp Broek "
        "Wiel Hoek Zand Steen Molen Kerk Eik Haag Driess Haver Roos Ooster Wester",
        endings="van^der^- van^- van^den^- ter^- sma stra inga man mans huis kamp laar hout",
    ),
    "french": culture(
        "Latn",
        male="Jean Michel Philippe Pierre Nicolas Christophe Laurent David Thomas Julien Olivier "
        "François Jérôme Thierry Pascal Étienne Benoît Cédric Grégory Loïc Rémi Théo Lucas Hugo "
        "Antoine Maxime Fabrice Jean-Luc Jean-Pierre Guillaume",
        female="Marie Nathalie Isabelle Sophie Céline Aurélie Hélène Élodie Camille Chloé Manon "
        "Margaux Inès Zoé Océane Anaïs Emma Léa Anne-Marie Marie-Claire Sandrine Laure Agnès Lucie",
        family="Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon "
        "Michel Lefèvre Leroy Roux David Fournier Girard Mercier Boyer Chevalier Lemaître Gérard "
        "Noël Béranger Poirier Renaud Barbier Le^Gall de^La^Tour du^Bois",
        stems="Mont Beau Chant Vill Fontan Cler Roch Bois Mour Lagr Dum Perr Gall Sauv Carp Mar "
        "Bert Del Cour Grand Labr Vign Crépin Guill Rouss Bell",
        endings="ard el eau in ot ier and on aux et oy elle ac",
    ),
    "german": culture(
        "Latn",
        male="Thomas Michael Andreas Peter Stefan Christian Wolfgang Klaus Jürgen Matthias Martin "
        "Frank Uwe Jörg Günter Tobias Florian Lukas Dieter Björn Holger Sebastian Felix Jonas Leon "
        "Hans Karl-Heinz Manfred Johannes Maximilian Ulrich Rainer",
        female="Maria Ursula Monika Sabine Petra Anna Andrea Claudia Susanne Julia Gisela Heike "
        "Lena Emma Mia Hannah Käthe Anke Brigitte Katharina Ingeborg Renate Anne-Marie Lisa Sophie",
        family="Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer "
        "Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann "
        "Lange Huber Gruber Steiner Moser Köhler König Böhm Groß Weiß Jäger Vogel Winkler Brunner",
        stems="Stein Berg Lind Eich Rosen Grün Gold Wald Reich Brücken Hirsch Kirch Ober Nieder "
        "Schön Winter Acker Blumen Hager Eber Thal Frey Licht Morgen Neu Weiden Franken Birken "
        "Hohen Rüder Vogel Löwen",
        endings="bach berger mann hauser meier hofer stein er feld inger thaler brenner huber wald "
        "schmidt lein von^- zu^-",
    ),
    "english": culture(
        "Latn",
        male="James John David Michael Robert William Daniel Christopher Thomas Matthew Andrew "
        "Richard Joseph Mark Ryan Kevin Craig Stuart Gareth Tyler Brandon Cody Aaron Darren Neil "
        "Anthony Steven Edward Samuel Benjamin Alexander Nicholas Gregory",
        female="Mary Jennifer Sarah Emily Elizabeth Jessica Hannah Megan Chloe Lauren Ashley Grace "
        "Kayla Jodie Abigail Rebecca Katherine Margaret Susan Olivia Sophie Victoria Deborah "
        "Patricia",
        family="Smith Johnson Williams Brown Jones Davis Miller Wilson Taylor Anderson Thomas Moore "
        "Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Hall Wood Turner "
        "Hughes Edwards Carter Bennett Foster Hayes O'Brien O'Connor McDonald",
        stems="Ash Black Bur Hart Whit Nor Sut Wood Hol Brad Thorn Lang Dray Stan Wes Har Mar Pem "
        "Kings Queens Wind Shef Lock Farn Wal Chad Bram Rad Hather",
        endings="ton ley field ford wood worth ham well bury more son stead ridge bourne Mac-",
    ),
}
