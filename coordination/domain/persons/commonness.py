"""Names that are common in their country, whatever a register counts.

A register of some thousand persons knows too few Germans to see that Klaus Müller is no rare name.
So the commonest surnames and given names of the main languages have a floor: a share of persons
that they are never counted below. The lists are short and were written from general knowledge,
after the order of magnitude that national statistics publish; nothing was counted from any
collection. Where a name is missing here the register decides alone.
"""

from functools import lru_cache
from typing import Final

from coordination.domain.names import NamePart, PartPlace, endings, fold_name
from coordination.domain.names.equivalents import groups_of

_SURNAME_SHARE: Final = 0.002
_GIVEN_SHARE: Final = 0.005
_KNOWN_GIVEN_SHARE: Final = 0.0012
"""A given name of the tables: well known, and so never held by only a handful of people."""

_SURNAMES: Final = """
muller mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch bauer
richter klein wolf schroder neumann schwarz zimmermann braun kruger hofmann hartmann lange schmitt
werner krause meier lehmann huber gruber maier berger vogel friedrich keller gunther frank jung hahn
schubert winkler roth beck lorenz baumann franke albrecht schuster ludwig bohm winter kraus
schumacher kramer vogt stein jager otto sommer gross seidel heinrich brandt haas
smith jones williams brown taylor davies evans wilson thomas johnson roberts walker wright robinson
thompson white hughes edwards green hall wood harris clark lewis jackson miller davis anderson martin
moore lee king scott young allen hill baker adams nelson campbell mitchell murphy kelly
martin bernard dubois petit durand leroy moreau simon laurent lefebvre michel garcia david bertrand
roux vincent fournier morel girard andre mercier dupont lambert bonnet rousseau blanc fontaine
chevalier robin masson gauthier boyer perrin clement morin henry roussel mathieu lemaire faure guerin
rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa
giordano mancini rizzo lombardi moretti
garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez jimenez ruiz hernandez diaz
moreno munoz alvarez romero alonso gutierrez navarro torres dominguez ramos vazquez ramirez gil
serrano molina castro ortiz flores cruz reyes morales rivera mendoza vargas
silva santos ferreira pereira oliveira costa rodrigues martins jesus sousa fernandes goncalves gomes
lopes marques alves almeida ribeiro pinto carvalho souza lima barbosa
jong jansen vries berg bakker dijk visser janssen smit meijer boer mulder groot bos vos peters
hendriks dekker brink peeters maes jacobs mertens willems claes
nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak
dabrowski kozlowski jankowski mazur krawczyk
ivanov smirnov kuznetsov popov vasilev petrov sokolov mikhailov novikov fedorov morozov volkov
alekseev lebedev semenov pavlov kozlov stepanov nikolaev orlov
shevchenko kovalenko bondarenko boiko tkachenko kravchenko kovalchuk oliinyk koval polishchuk
savchenko melnyk marchenko lysenko rudenko moroz petrenko karpenko pavlenko tymoshenko ponomarenko
vasylenko levchenko kharchenko klymenko
popescu popa ionescu radu dumitru stan stoica gheorghe matei ciobanu rusu constantin munteanu
lazar stanciu
nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz
novak svoboda novotny dvorak cerny prochazka kucera vesely horak kral nemec
horvat kovacevic babic maric juric novak knezevic jovanovic petrovic nikolic markovic djordjevic
stojanovic ilic pavlovic krajnc zupancic
georgiev dimitrov ivanov petrov nikolov hristov stoyanov todorov iliev
papadopoulos georgiou dimitriou nikolaidis
hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen nielsen christensen
rasmussen sorensen johansson andersson karlsson nilsson eriksson larsson olsson persson svensson
gustafsson pettersson jonsson korhonen virtanen makinen nieminen
kazlauskas jankauskas petrauskas berzins kalnins ozolins tamm saar
yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan
hoxha shehu prifti gjoka dervishi
grigoryan harutyunyan sargsyan hovhannisyan petrosyan
beridze kapanadze gelashvili
mammadov aliyev hasanov huseynov
cohen levi levy mizrahi peretz biton dahan avraham friedman
khan hussain ahmed ali mohamed hassan ibrahim mahmoud mustafa ahmad abdullah
nguyen tran le pham hoang huynh phan vu vo dang bui do ngo
kim lee park choi jung wang li zhang liu chen yang huang zhao wu zhou
singh kumar sharma patel kaur das gupta
"""
_GIVEN: Final = """
michael thomas andreas peter stefan christian hans klaus wolfgang martin daniel alexander markus
john james robert david william richard joseph charles george paul mark anthony steven andrew
mary patricia jennifer linda elizabeth susan sarah karen nancy lisa margaret anna maria monika
sabine petra ursula claudia julia laura emma jean pierre michel philippe nicolas marie nathalie
isabelle sylvie giuseppe giovanni antonio mario luigi francesco marco andrea francesca jose manuel
juan carlos luis javier miguel carmen ana isabel joao jan piet johannes cornelis krzysztof piotr
katarzyna agnieszka aleksandr sergey dmitriy andrey aleksey vladimir ivan mikhail olga elena natalia
tatiana irina svetlana oleksandr volodymyr mykola oksana ion gheorghe vasile elena laszlo istvan
zoltan jozsef ferenc jiri josef petr ivana marko nikola dragan milan georgi dimitar nikolaos
konstantinos lars erik anders per karin muhammad ahmad ali hassan hussein omar khalid ibrahim yusuf
fatima aisha mustafa mehmet ayse hatice arben agim armen david moshe yosef wei minh
"""


def least_share(part: NamePart) -> float:
    """Return the share of persons that at least have this part of a name, 0 where none is known."""
    if is_common(part):
        return _GIVEN_SHARE if part.groups & _common_groups() else _SURNAME_SHARE
    is_given = bool(part.groups) and part.place is not PartPlace.FAMILY
    return _KNOWN_GIVEN_SHARE if is_given else 0.0


def is_common(part: NamePart) -> bool:
    """Say whether a part is among the commonest surnames or given names of its language."""
    if part.groups & _common_groups():
        return True
    return not _common_surnames().isdisjoint((part.text, *part.latin, *part.stems))


@lru_cache(maxsize=1)
def _common_surnames() -> frozenset[str]:
    """Return the surnames of the list, with what their other endings leave: Kozlowska, Vesela."""
    listed = tuple(map(fold_name, _SURNAMES.split()))
    return frozenset(listed) | endings.stems(listed)


@lru_cache(maxsize=1)
def _common_groups() -> frozenset[str]:
    return frozenset().union(*(groups_of((name,)) for name in _GIVEN.split()))
