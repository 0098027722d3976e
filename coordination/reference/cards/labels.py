"""What the columns of a country card are called, and in which order they stand on it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from coordination.domain.wording import N_

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "eu_member": N_("European Union"),
        "schengen": N_("Schengen area"),
        "coe_member": N_("Council of Europe"),
        "un_member": N_("United Nations"),
        "ne_bis_in_idem_area": N_("Area of ne bis in idem (Art. 54 CISA, Art. 50 Charter)"),
        "budapest": N_("Convention on Cybercrime (Budapest, ETS 185)"),
        "budapest_year": N_("Year of ratification of ETS 185"),
        "budapest_2ap": N_("Second Additional Protocol to it (CETS 224)"),
        "network_24_7": N_("24/7 Network (Art. 35 of ETS 185)"),
        "lanzarote": N_("Lanzarote Convention (CETS 201)"),
        "ets30": N_("European Convention on MLA (ETS 30)"),
        "mla_2ap": N_("Its Second Additional Protocol (ETS 182)"),
        "ets73": N_("Convention on the Transfer of Proceedings (ETS 73)"),
        "untoc": N_("UN Convention against Transnational Organized Crime"),
        "un_cybercrime_convention": N_("UN Convention against Cybercrime (Hanoi)"),
        "malabo": N_("African Union Convention of Malabo"),
        "cloud_act_agreement": N_("Agreement under the US CLOUD Act"),
        "eio_bound": N_("European Investigation Order (Directive 2014/41/EU)"),
        "eevidence_bound": N_("E-evidence (Regulation (EU) 2023/1543)"),
        "transfer_reg_bound": N_("Transfer of proceedings (Regulation (EU) 2024/3011)"),
        "eurojust_regulation_bound": N_("Eurojust Regulation (EU) 2018/1727"),
        "jit_eu": N_("Joint teams under Union law"),
        "eurojust": N_("Standing at Eurojust"),
        "eurojust_agreement_negotiation": N_("Agreement with Eurojust being negotiated"),
    }
)
MEMBERSHIPS: Final = ("eu_member", "schengen", "coe_member", "un_member", "ne_bis_in_idem_area")
TREATIES: Final = (
    *("budapest", "budapest_2ap", "network_24_7", "lanzarote", "ets30", "mla_2ap", "ets73"),
    *("untoc", "un_cybercrime_convention", "malabo", "cloud_act_agreement"),
)
UNION_ACTS: Final = (
    *("eio_bound", "eevidence_bound", "transfer_reg_bound", "eurojust_regulation_bound"),
    "jit_eu",
)


def label_of(column: str) -> str:
    """Return what a column is called; one without a label is called by its name."""
    return LABELS.get(column, column.replace("_", " "))
