"""The jurisdiction worksheet: factors of Eurojust's guidelines, filled by people.

The factors are those that the guidelines for deciding which jurisdiction should prosecute
discuss, in own words and from general knowledge: the guidelines themselves were not opened.
Nothing here weighs, adds up or names a winner.
"""

from coordination.domain.law.trace import Said
from coordination.domain.proposals.parts import Factor
from coordination.domain.wording import N_

_TEXTS = (
    (
        "territoriality",
        N_("Where the offence was committed"),
        N_("In which State did most of the conduct take place, or the most important part of it?"),
    ),
    (
        "suspect_location",
        N_("Where the suspect is"),
        N_("In which State is the suspect, and can the person be surrendered or extradited?"),
    ),
    (
        "suspect_ties",
        N_("Nationality and residence of the suspect"),
        N_("Of which State is the suspect a national, and where does the person live?"),
    ),
    (
        "evidence",
        N_("Evidence and witnesses"),
        N_("Where are the evidence and the witnesses, and can evidence be used in each State?"),
    ),
    (
        "witness_protection",
        N_("Protection of witnesses"),
        N_("Can witnesses be protected in each State, and would one of them have to travel?"),
    ),
    (
        "victims",
        N_("Interests of the victims"),
        N_(
            "Where do the victims live, what would proceedings in each State mean for them, and "
            "could a child be heard only once?"
        ),
    ),
    (
        "stage",
        N_("Stage of the proceedings"),
        N_("How far have the proceedings in each State come, and how long may they still take?"),
    ),
    (
        "length",
        N_("Length of the proceedings"),
        N_("Where can the case be concluded within a reasonable time?"),
    ),
    (
        "law",
        N_("Legal requirements"),
        N_("Is the conduct an offence in each State, is it time-barred, is there an immunity?"),
    ),
    (
        "penalties",
        N_("Powers of sentencing"),
        N_("Which penalties are possible in each State? A harsher one is no reason by itself."),
    ),
    (
        "proceeds",
        N_("Proceeds of crime"),
        N_("Where can proceeds be frozen, confiscated and returned?"),
    ),
    (
        "resources",
        N_("Resources and costs"),
        N_("Who has the means? Costs decide only where everything else is equal."),
    ),
    (
        "whole_case",
        N_("One prosecution or several"),
        N_("Can all or most of the conduct be prosecuted in one State, or is it better divided?"),
    ),
)

FACTORS: tuple[Factor, ...] = tuple(
    Factor(name, Said(title), Said(question)) for name, title, question in _TEXTS
)
