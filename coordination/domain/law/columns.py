"""The columns of the States' table that conditions may test, with the words for each answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coordination.domain.wording import N_

FLAG = (True, False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the values it may have beside null, its name in words, and its yes and no."""

    values: tuple[bool | str, ...]
    name: str
    holds: str
    fails: str


# What the values of the pack are called; `null` is what nobody has read.
VALUES: Mapping[str, str] = MappingProxyType(
    {
        "true": N_("yes"),
        "false": N_("no"),
        "null": N_("not read"),
        "none": N_("no"),
        "party": N_("Party"),
        "signatory": N_("signed, not ratified"),
        "invited": N_("invited to accede"),
        "ratified": N_("ratified"),
        "member": N_("national desk"),
        "liaison_prosecutor": N_("liaison prosecutor"),
        "cooperation_agreement": N_("cooperation agreement"),
        "contact_point": N_("contact point"),
        "in_force": N_("in force"),
        "negotiating": N_("under negotiation"),
        "negotiating_via_eu": N_("under negotiation by the Union"),
        "partner_state": N_("partner of the agreements"),
    }
)

_PARTY = ("party", "signatory", "invited", "none")

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "eu_member": Column(
            FLAG,
            N_("Member State of the Union"),
            N_("{state} is a Member State of the Union."),
            N_("{state} is not a Member State of the Union."),
        ),
        "eurojust": Column(
            ("member", "liaison_prosecutor", "cooperation_agreement", "contact_point", "none"),
            N_("Standing at Eurojust"),
            N_("{state} can be reached at Eurojust ({value})."),
            N_("{state} has no standing at Eurojust that serves here ({value})."),
        ),
        "eurojust_regulation_bound": Column(
            FLAG,
            N_("Bound by Regulation (EU) 2018/1727 (Eurojust)"),
            N_("{state} is bound by Regulation (EU) 2018/1727 (Eurojust)."),
            N_("{state} is not bound by Regulation (EU) 2018/1727 (Eurojust)."),
        ),
        "eio_bound": Column(
            FLAG,
            N_("Bound by Directive 2014/41/EU (European Investigation Order)"),
            N_("{state} is bound by Directive 2014/41/EU (European Investigation Order)."),
            N_("{state} is not bound by Directive 2014/41/EU (European Investigation Order)."),
        ),
        "eevidence_bound": Column(
            FLAG,
            N_("Bound by Regulation (EU) 2023/1543 (e-evidence)"),
            N_("{state} is bound by Regulation (EU) 2023/1543 (e-evidence)."),
            N_("{state} is not bound by Regulation (EU) 2023/1543 (e-evidence)."),
        ),
        "transfer_reg_bound": Column(
            FLAG,
            N_("Bound by Regulation (EU) 2024/3011 (transfer of proceedings)"),
            N_("{state} is bound by Regulation (EU) 2024/3011 (transfer of proceedings)."),
            N_("{state} is not bound by Regulation (EU) 2024/3011 (transfer of proceedings)."),
        ),
        "jit_eu": Column(
            FLAG,
            N_("Joint teams under Union law"),
            N_("{state} takes part in joint teams under Union law."),
            N_("{state} does not take part in joint teams under Union law."),
        ),
        "coe_member": Column(
            FLAG,
            N_("Member of the Council of Europe"),
            N_("{state} is a member of the Council of Europe."),
            N_("{state} is not a member of the Council of Europe."),
        ),
        "budapest": Column(
            _PARTY,
            N_("Convention on Cybercrime (ETS 185)"),
            N_("{state} is a Party to the Convention on Cybercrime (ETS 185)."),
            N_("{state} is not a Party to the Convention on Cybercrime (ETS 185)."),
        ),
        "budapest_2ap": Column(
            ("ratified", "signatory", "none"),
            N_("Second Additional Protocol to the Convention on Cybercrime (CETS 224)"),
            N_("{state} has ratified the Second Additional Protocol, CETS 224."),
            N_("{state} has not ratified the Second Additional Protocol, CETS 224."),
        ),
        "un_cybercrime_convention": Column(
            ("ratified", "signatory", "none"),
            N_("UN Convention against Cybercrime"),
            N_("{state} has ratified the UN Convention against Cybercrime."),
            N_("{state} has not ratified the UN Convention against Cybercrime."),
        ),
        "lanzarote": Column(
            ("party", "none"),
            N_("Lanzarote Convention (CETS 201)"),
            N_("{state} is a Party to the Lanzarote Convention (CETS 201)."),
            N_("{state} is not a Party to the Lanzarote Convention (CETS 201)."),
        ),
        "ets30": Column(
            ("party", "none"),
            N_("European Convention on MLA (ETS 30)"),
            N_("{state} is a Party to the European Convention on MLA (ETS 30)."),
            N_("{state} is not a Party to the European Convention on MLA (ETS 30)."),
        ),
        "mla_2ap": Column(
            ("party", "none"),
            N_("Second Additional Protocol to the Convention on MLA (ETS 182)"),
            N_("{state} is a Party to the Second Additional Protocol, ETS 182."),
            N_("{state} is not a Party to the Second Additional Protocol, ETS 182."),
        ),
        "ets73": Column(
            ("party", "none"),
            N_("European Convention on the Transfer of Proceedings (ETS 73)"),
            N_("{state} is a Party to the Convention on the Transfer of Proceedings (ETS 73)."),
            N_("{state} is not a Party to the Convention on the Transfer of Proceedings (ETS 73)."),
        ),
        "untoc_party": Column(
            FLAG,
            N_("UN Convention against Transnational Organized Crime"),
            N_("{state} is a Party to the UN Convention against Transnational Organized Crime."),
            N_("{state} is not a Party to UNTOC."),
        ),
        "schengen": Column(
            FLAG,
            N_("Schengen area"),
            N_("{state} belongs to the Schengen area."),
            N_("{state} does not belong to the Schengen area."),
        ),
        "ne_bis_in_idem_area": Column(
            FLAG,
            N_("Area in which a final decision can bar another"),
            N_("{state} belongs to the area in which a final decision can bar another."),
            N_("{state} is outside the area in which a final decision can bar another."),
        ),
        "cloud_act_agreement": Column(
            ("in_force", "negotiating", "negotiating_via_eu", "none", "partner_state"),
            N_("Agreement under the US CLOUD Act"),
            N_("{state} has an agreement under the US CLOUD Act in force."),
            N_("{state} has no agreement under the US CLOUD Act in force."),
        ),
        "network_24_7": Column(
            FLAG,
            N_("Point of contact in the 24/7 Network"),
            N_("{state} has a point of contact in the 24/7 Network."),
            N_("{state} has no point of contact in the 24/7 Network."),
        ),
    }
)


def value_word(text: str) -> str:
    """Return a value of the pack, written as text, in plain words."""
    return VALUES[text]


def named(fields: Iterable[str]) -> str:
    """Return columns by their names in words, as one text."""
    return "; ".join(COLUMNS[field].name for field in fields)
