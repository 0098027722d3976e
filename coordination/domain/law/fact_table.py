"""The facts of a case that a condition of the pack may ask for: one table, one question each.

A fact concerns the whole set of cases, one State or a pair of States. Where a record does not
give it, it is asked for on the page in the words below. A condition over a fact that is not in
this table is a fault of the pack.
"""

from collections.abc import Mapping
from types import MappingProxyType

from coordination.domain.law.fact_rules import FactRule, FactScope, FactType
from coordination.domain.vocabulary import Stage, Urgency
from coordination.domain.wording import N_

DATA_TIERS = ("subscriber", "identification", "traffic", "content")
AUTHORITIES = ("judge", "prosecutor", "other")
COVERAGE_WORDS = ("covered", "contested", "planned", "uncoordinated")
REPORT_SOURCES = ("ncmec_cybertip", "other")

_C, _S, _P = FactScope.CASE, FactScope.STATE, FactScope.PAIR
_YES_NO, _NUMBER, _DAY = FactType.YES_NO, FactType.NUMBER, FactType.DAY
_WORD, _STATE = FactType.WORD, FactType.STATE

_RULES = (
    FactRule("urgency", _C, _WORD, N_("How urgent is the case?"), tuple(Urgency), asked=False),
    FactRule(
        "imminent_danger",
        _C,
        _YES_NO,
        N_("Is there an imminent threat to the life or physical integrity of a person?"),
    ),
    FactRule(
        "data_at_risk",
        _C,
        _YES_NO,
        N_("Can a record in another State vanish before a request is answered?"),
    ),
    FactRule(
        "evidence_abroad",
        _C,
        _YES_NO,
        N_("Is evidence or a measure needed from another State of the case?"),
    ),
    FactRule(
        "single_item_only",
        _C,
        _YES_NO,
        N_("Is one well-defined piece of evidence all that is needed from abroad?"),
    ),
    FactRule(
        "many_exchanges_expected",
        _C,
        _YES_NO,
        N_("Are many exchanges of evidence expected in both directions over months?"),
    ),
    FactRule(
        "disclosure_endangers",
        _C,
        _YES_NO,
        N_("Would telling the other State endanger a running measure or a person?"),
    ),
    FactRule(
        "request_pending",
        _P,
        _YES_NO,
        N_("Is a formal request on the same matter between {states} already pending?"),
    ),
    FactRule(
        "action_day_planned",
        _C,
        _YES_NO,
        N_("Are arrests, searches or seizures planned in two or more States at the same time?"),
    ),
    FactRule("transnational", _C, _YES_NO, N_("Is the offence transnational (UNTOC, Art. 3(2))?")),
    FactRule(
        "listed_offence",
        _C,
        _YES_NO,
        N_("Is the offence sexual abuse or exploitation of a child, or about such material?"),
    ),
    FactRule(
        "by_information_system",
        _C,
        _YES_NO,
        N_("Was it committed wholly or partly by means of an information system?"),
    ),
    FactRule(
        "criminal_organisation",
        _C,
        _YES_NO,
        N_("Are there factual indications that a criminal organisation is involved?"),
    ),
    FactRule(
        "serious_cross_border_dimension",
        _C,
        _YES_NO,
        N_(
            "Does the case have a serious cross-border dimension, repercussions at Union level "
            "or an effect on other Member States?"
        ),
    ),
    FactRule(
        "conflict_of_jurisdiction_likely",
        _C,
        _YES_NO,
        N_("Has a conflict of jurisdiction arisen, or is one likely?"),
    ),
    FactRule("controlled_delivery", _C, _YES_NO, N_("Is a controlled delivery part of the case?")),
    FactRule(
        "repeated_refusals",
        _C,
        _YES_NO,
        N_("Have requests for cooperation repeatedly been refused or met difficulties?"),
    ),
    FactRule(
        "jit_set_up",
        _C,
        _YES_NO,
        N_("Is a joint investigation team being set up or running?"),
    ),
    FactRule(
        "better_placed",
        _C,
        _STATE,
        N_("Which State do the authorities consider clearly better placed to prosecute, if any?"),
    ),
    FactRule(
        "transmission_date",
        _C,
        _DAY,
        N_("On which day will the request for a transfer of the proceedings be sent?"),
    ),
    FactRule(
        "data_wanted",
        _C,
        _WORD,
        N_("Which data of a provider are needed?"),
        DATA_TIERS,
    ),
    FactRule(
        "issuing_authority",
        _C,
        _WORD,
        N_("Who would issue the order to the provider?"),
        AUTHORITIES,
    ),
    FactRule(
        "proceedings_only_for_mla",
        _C,
        _YES_NO,
        N_("Do the proceedings run only to give assistance to another State?"),
    ),
    FactRule(
        "provider_concerned",
        _C,
        _YES_NO,
        N_("Are data of a service provider needed?"),
    ),
    FactRule(
        "provider_state",
        _C,
        _STATE,
        N_("In which State is the provider that holds the data?"),
    ),
    FactRule(
        "epoc_addressee_state",
        _C,
        _STATE,
        N_(
            "In which State is the provider's designated establishment or legal representative, "
            "as notified under Directive (EU) 2023/1544?"
        ),
    ),
    FactRule(
        "provider_accepts_foreign",
        _C,
        _YES_NO,
        N_("Does the provider answer foreign authorities directly?"),
    ),
    FactRule(
        "data_for_own_case",
        _C,
        _YES_NO,
        N_("Are the data needed for the issuing State's own case?"),
    ),
    FactRule(
        "source_report",
        _C,
        _WORD,
        N_("Did the case begin with a report to the CyberTipline?"),
        REPORT_SOURCES,
    ),
    FactRule(
        "report_date",
        _C,
        _DAY,
        N_("On which day was the CyberTipline report submitted?"),
    ),
    FactRule(
        "has_case",
        _S,
        _YES_NO,
        N_("Does {state} have a case of its own?"),
        asked=False,
    ),
    FactRule(
        "open_proceedings",
        _S,
        _YES_NO,
        N_("Does {state} have open proceedings?"),
    ),
    FactRule(
        "open_investigation",
        _S,
        _YES_NO,
        N_("Does {state} have an open investigation?"),
    ),
    FactRule(
        "stage",
        _S,
        _WORD,
        N_("How far have the proceedings in {state} come?"),
        tuple(Stage),
    ),
    FactRule(
        "max_penalty_years",
        _S,
        _NUMBER,
        N_("What is the maximum penalty for the offence in {state}, in years?"),
    ),
    FactRule(
        "requests_sent",
        _S,
        _YES_NO,
        N_("Has a request or decision on judicial cooperation been sent to {state}?"),
    ),
    FactRule(
        "measures_planned",
        _S,
        _YES_NO,
        N_("Does {state} plan a search, an arrest, a takedown or undercover work?"),
    ),
    FactRule(
        "final_decision",
        _S,
        _YES_NO,
        N_("Has the same person been finally judged for the same acts in {state}?"),
    ),
    FactRule(
        "parallel_same_person_same_facts",
        _P,
        _YES_NO,
        N_("Do {states} proceed against the same person for the same facts?"),
    ),
    FactRule(
        "organised_group",
        _P,
        _YES_NO,
        N_(
            "Does the case between {states} involve a group of three or more persons acting in "
            "concert in order to obtain a financial or other material benefit?"
        ),
    ),
    FactRule(
        "bilateral_treaty",
        _P,
        _YES_NO,
        N_("Is there a bilateral treaty between {states} that covers this step?"),
    ),
    FactRule(
        "link_known_to_both",
        _P,
        _YES_NO,
        N_("Do the authorities of {states} both know of the link?"),
        asked=False,
    ),
    FactRule(
        "coverage",
        _P,
        _WORD,
        N_("How far is the link between {states} coordinated?"),
        COVERAGE_WORDS,
        asked=False,
    ),
)

FACTS: Mapping[str, FactRule] = MappingProxyType({rule.name: rule for rule in _RULES})
