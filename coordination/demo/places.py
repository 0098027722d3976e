"""The thirty jurisdictions of the invented register, and what their desks write.

Telephone numbers are patterned on the example numbers of the `phonenumbers` package. Account
layouts follow the IBAN registry (`n` digits, `a` letters); States whose accounts carry a second,
national check digit are left out, so that every invented account number is valid.
"""

from typing import NamedTuple


class Place(NamedTuple):
    """One State: cultures of its names, an authority's name and how a reference is written.

    `reference` takes `year` and `number`. `weight` is the share of cases relative to the others.
    """

    cultures: tuple[str, ...]
    authority: str
    reference: str
    weight: int


PLACES: dict[str, Place] = {
    "NO": Place(
        ("nordic",), "Invented District Prosecutor, Fjordland", "NO/{year}/{number:05d}", 8
    ),
    "RO": Place(("romanian",), "Invented Prosecutor's Office, Dealu", "RO-{number}/P/{year}", 8),
    "PT": Place(("portuguese",), "Invented Department of Inquiry, Serra", "{number}/{year}.PT", 8),
    "DE": Place(("german",), "Invented Central Cybercrime Office, Süd", "{number} Js {year}", 14),
    "SE": Place(("nordic",), "Invented Prosecution Chamber, Norrsjö", "AM-{number}-{year}", 7),
    "DK": Place(("nordic",), "Invented State Attorney, Østsund", "DK-{year}-{number:06d}", 5),
    "FI": Place(("finnish",), "Invented Prosecution District, Järvimaa", "R {year}/{number}", 4),
    "NL": Place(
        ("dutch",), "Invented Public Prosecution Office, Waterveen", "{year}NL{number:06d}", 9
    ),
    "BE": Place(("dutch", "french"), "Invented Federal Unit, Beukendal", "BE.{number}/{year}", 6),
    "FR": Place(("french",), "Invented Court Prosecutor, Val-Clair", "FR{year}{number:07d}", 12),
    "ES": Place(("spanish",), "Invented Provincial Prosecutor, Sierra", "DP {number}/{year}", 9),
    "IT": Place(("italian",), "Invented Public Prosecutor, Collinara", "RGNR {number}/{year}", 8),
    "AT": Place(("german",), "Invented Public Prosecutor, Almtal", "{number} St {year}", 4),
    "PL": Place(("polish",), "Invented Regional Prosecutor, Jeziorna", "PR Ds.{number}.{year}", 7),
    "CZ": Place(("czech",), "Invented Regional Prosecutor, Lesná", "KZV {number}/{year}", 4),
    "BG": Place(("bulgarian",), "Invented District Prosecutor, Planina", "БГ-{number}/{year}", 4),
    "GR": Place(
        ("greek",), "Invented Prosecutor of First Instance, Nisi", "ΑΒΜ {year}/{number}", 4
    ),
    "CY": Place(("greek",), "Invented Law Office Section, Akti", "CY {number}/{year}", 2),
    "GB": Place(("english",), "Invented Crown Unit, Northmere", "GB/{number:06d}/{year}", 11),
    "CH": Place(
        ("german", "french"), "Invented Cantonal Prosecutor, Bergen", "CH.{year}.{number}", 4
    ),
    "UA": Place(("ukrainian",), "Invented Regional Prosecutor, Step", "{year}{number:010d}", 5),
    "MD": Place(("romanian",), "Invented Territorial Prosecutor, Codru", "MD{year}{number:06d}", 3),
    "GE": Place(
        ("georgian",), "Invented Department of Prosecution, Mta", "GE {number:05d}-{year}", 2
    ),
    "AM": Place(("armenian",), "Invented Prosecutor's Section, Sarer", "AM-{year}/{number}", 2),
    "IL": Place(("hebrew", "arabic"), "Invented Cyber Section, Gal", "{number}-{year} IL", 3),
    "JO": Place(("arabic",), "Invented Public Prosecutor, Wadi", "JO/{year}/{number}", 2),
    "US": Place(
        ("english", "spanish"), "Invented Federal Unit, Lakeshore", "{year}-CR-{number:05d}", 14
    ),
    "BR": Place(
        ("portuguese",), "Invented Federal Prosecutor, Serrano", "BR{number:07d}.{year}", 6
    ),
    "PH": Place(("filipino",), "Invented Cybercrime Office, Isla", "PH-NPS-{year}-{number:05d}", 7),
    "TH": Place(("thai",), "Invented Department, Maenam", "TH {number}/{year}", 4),
}
JURISDICTIONS = tuple(PLACES)
WEIGHTS = tuple(place.weight for place in PLACES.values())

# Names that are no rarity in a State besides those of its own culture.
MINORITIES: dict[str, tuple[str, ...]] = {
    "DE": ("turkish", "arabic", "russian", "polish"),
    "FR": ("arabic", "arabic", "portuguese"),
    "SE": ("arabic", "turkish", "finnish"),
    "DK": ("turkish", "arabic"),
    "NO": ("polish", "arabic"),
    "NL": ("turkish", "arabic"),
    "BE": ("arabic", "turkish"),
    "AT": ("turkish", "romanian"),
    "GB": ("arabic", "polish"),
    "CH": ("italian", "portuguese"),
    "IT": ("romanian", "arabic"),
    "ES": ("arabic", "romanian"),
    "BG": ("turkish",),
    "GR": ("georgian", "arabic"),
    "UA": ("russian",),
    "MD": ("ukrainian", "russian"),
    "GE": ("armenian", "russian"),
    "IL": ("russian",),
    "US": ("filipino", "german"),
    "PT": ("ukrainian",),
    "CZ": ("ukrainian",),
    "PL": ("ukrainian",),
}
# The script in which a State's desk writes, where it is not Latin.
SCRIPTS: dict[str, str] = {
    "BG": "Cyrl",
    "UA": "Cyrl",
    "GR": "Grek",
    "CY": "Grek",
    "GE": "Geor",
    "AM": "Armn",
    "IL": "Hebr",
    "JO": "Arab",
    "TH": "Thai",
}

IBAN_LAYOUTS: dict[str, str] = {
    "DE": "n" * 18,
    "NL": "aaaa" + "n" * 10,
    "PL": "n" * 24,
    "RO": "aaaa" + "n" * 16,
    "SE": "n" * 20,
    "GR": "n" * 23,
    "CY": "n" * 24,
    "BG": "aaaa" + "n" * 14,
    "AT": "n" * 16,
    "CH": "n" * 17,
    "GB": "aaaa" + "n" * 14,
    "CZ": "n" * 20,
    "UA": "n" * 25,
    "GE": "aa" + "n" * 16,
}

PLATE_LAYOUTS: dict[str, str] = {
    "NO": "aa nnnnn",
    "SE": "aaa nnn",
    "DE": "a-aa nnnn",
    "FR": "aa-nnn-aa",
    "RO": "a nn aaa",
    "PT": "aa-nn-aa",
    "GB": "aann aaa",
    "IT": "aa nnnaa",
    "PL": "aa nnnnn",
}
