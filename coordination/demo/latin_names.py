"""Common given names and surnames written in Latin script, combined at random by `people`.

Each culture lists its most common names only, so that a combination points at nobody. The names
were written down for this register; they come from no list of persons.
"""

from typing import NamedTuple


class NameList(NamedTuple):
    """Names of one culture: `script` as ISO 15924, each entry `native` or `native=latin`."""

    script: str
    male: tuple[str, ...]
    female: tuple[str, ...]
    family: tuple[str, ...]
    two_surnames: bool = False


def _list(
    male: str, female: str, family: str, *, script: str = "Latn", two_surnames: bool = False
) -> NameList:
    return NameList(
        script, tuple(male.split()), tuple(female.split()), tuple(family.split()), two_surnames
    )


LATIN: dict[str, NameList] = {
    "nordic": _list(
        "Lars Bjørn Håkon Jørgen Kjell Nils Per Øystein Magnus Sven Åke Søren Mikkel Rasmus Göran",
        "Ingrid Kari Astrid Solveig Åse Maja Elin Freja Karin Sigrid Märta Tuva",
        "Hansen Johansen Olsen Larsen Andersen Nilsen Østby Håland Bakken Lindström Björklund "
        "Sjöberg Nyström Åkerman Poulsen Sørensen Mørk Kjær Damgård Lykke Strand Ødegård",
    ),
    "finnish": _list(
        "Juha Timo Pekka Antti Mikko Jarmo Väinö Heikki Eero Onni",
        "Aino Helmi Päivi Kaisa Sanna Tuula Riikka Venla",
        "Korhonen Virtanen Mäkinen Nieminen Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen "
        "Saarinen Salminen Niemelä Pöyry",
    ),
    "dutch": _list(
        "Jan Pieter Willem Daan Sander Ruben Joost Maarten Thijs Bram",
        "Sanne Anouk Lotte Femke Marijke Noor Fleur Tess",
        "Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra "
        "Maes Jacobs Mertens Willems Claes Goossens Wouters",
    ),
    "french": _list(
        "Jérôme Étienne François Benoît Cédric Grégory Olivier Thierry Pascal Loïc Rémi Théo",
        "Céline Aurélie Hélène Élodie Chloé Margaux Inès Zoé Océane Anaïs",
        "Martin Bernard Dubois Moreau Laurent Lefèvre Fournier Girard Mercier Boyer Chevalier "
        "Lemaître Gérard Noël Béranger Poirier Renaud Barbier",
    ),
    "german": _list(
        "Jürgen Günter Björn Jörg Stefan Uwe Holger Matthias Tobias Florian Lukas Dieter",
        "Sabine Käthe Heike Gisela Lena Emma Mia Ursula Anke Brigitte",
        "Müller Schäfer König Krüger Böhm Groß Weiß Schröder Lehmann Köhler Jäger Vogel Winkler "
        "Huber Gruber Bauer Steiner Moser Zimmermann Brunner Meier Frei",
    ),
    "spanish": _list(
        "José Álvaro Andrés Ramón Iñaki Germán Óscar Joaquín Rubén Nicolás",
        "Lucía María Inés Begoña Noelia Sofía Rocío Ángela",
        "García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Jiménez Muñoz "
        "Álvarez Núñez Ibáñez Domínguez Vázquez",
        two_surnames=True,
    ),
    "portuguese": _list(
        "João António Luís Nuno Gonçalo Tiago Rui Sérgio Vítor Paulo Márcio Thiago Fábio Caio",
        "Inês Beatriz Conceição Leonor Mafalda Catarina Letícia Júlia Débora Lívia",
        "Silva Santos Ferreira Pereira Oliveira Ribeiro Rodrigues Martins Sousa Gonçalves Araújo "
        "Simões Magalhães Brandão Assunção Falcão",
        two_surnames=True,
    ),
    "italian": _list(
        "Niccolò Marco Luca Paolo Giuseppe Stefano Davide Andrea Fabio Dario",
        "Giulia Chiara Sara Noemi Elisa Federica Martina Ilaria",
        "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti "
        "Mancini Rizzo Lombardi",
    ),
    "romanian": _list(
        "Ion Ștefan Răzvan Mihăiță Cătălin Gheorghe Bogdan Vasile Dănuț Florin Sorin Andrei Iurie",
        "Ioana Mălina Anișoara Ștefania Elena Cătălina Denisa Irina Natalia",
        "Popescu Ionescu Dumitru Stoica Țurcanu Munteanu Rusu Ciobanu Lăzărescu Neagu Grădinaru "
        "Bălan Păun Cojocaru Ungureanu Șerban Moraru Lungu",
    ),
    "polish": _list(
        "Piotr Paweł Łukasz Michał Grzegorz Zbigniew Rafał Sławomir Jacek Wojciech",
        "Małgorzata Agnieszka Zofia Katarzyna Bożena Zuzanna Hanna Iwona",
        "Nowak Wiśniewski Wójcik Kowalczyk Zieliński Woźniak Dąbrowski Jankowski Mazur Krawczyk "
        "Piątek Grabowski Pawłowski Zając Król Wróbel",
    ),
    "czech": _list(
        "Jiří Tomáš Zdeněk Luboš Ondřej Matěj Radek Miloš Vojtěch Štěpán",
        "Tereza Lucie Zuzana Jiřina Kateřina Eliška Alžběta Barbora",
        "Novák Svoboda Dvořák Černý Procházka Kučera Veselý Horák Němec Pokorný Růžička Beneš "
        "Fiala Sedláček Kříž Doležal",
    ),
    "english": _list(
        "Aaron Daniel Gareth Stuart Craig Darren Kevin Tyler Brandon Cody Ryan Neil",
        "Emily Megan Hannah Chloe Lauren Ashley Kayla Jodie Abigail Grace",
        "Smith Jones Taylor Brown Walker Hughes Edwards Hall Wood Turner Miller Davis Wilson "
        "Anderson Clark Lewis Robinson Carter Bennett Foster Hayes",
    ),
    "filipino": _list(
        "Jomar Rodel Arnel Jericho Reynaldo Dindo Jayson Renato Marvin Rommel",
        "Maricel Jennelyn Rosalie Liezl Analyn Cherry Princess Angelica",
        "Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Torres Castillo Villanueva Pascual "
        "Navarro Salazar Mercado Dizon Manalo",
    ),
}
