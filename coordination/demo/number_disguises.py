"""Other spellings of what carries a number: money, devices, papers, hashes, reports."""

from coordination.demo.selectors import Selector
from coordination.demo.spelling import (
    FULL_WIDTH,
    Entered,
    LocalSpell,
    Spell,
    hidden,
    same_kind,
    split,
)


def _crypto(selector: Selector) -> list[Entered]:
    value = selector.value
    values = [f" {value} ", hidden(value)]
    if value.startswith("0x"):
        values += [value.lower(), f"ethereum:{value}"]
    elif value.startswith(("bc1", "ltc1")):
        values += [value.upper()]
    if value.startswith(("1", "bc1")):
        values += [f"bitcoin:{value}", f"bitcoin:{value}?amount=0.05"]
    return same_kind("crypto", *values)


def _iban(selector: Selector) -> list[Entered]:
    grouped = split(selector.value, 4, " ")
    return same_kind(
        "iban",
        grouped,
        grouped.replace(" ", "-"),
        selector.value.lower(),
        f"IBAN {grouped}",
        selector.value.translate(FULL_WIDTH),
    )


def _card_token(selector: Selector) -> list[Entered]:
    return same_kind("card_token", f" {selector.value} ", hidden(selector.value))


def _device_id(selector: Selector) -> list[Entered]:
    value = selector.value
    if ":" in value:
        plain = value.replace(":", "")
        dotted = split(plain, 4, ".")
        return same_kind("device_id", value.upper(), value.replace(":", "-"), plain, dotted)
    spaced = f"{value[:2]} {value[2:8]} {value[8:14]} {value[14:]}"
    return same_kind("device_id", spaced, spaced.replace(" ", "-"), f"IMEI {value}")


def _vehicle(selector: Selector) -> list[Entered]:
    country, _, plate = selector.value.partition(" ")
    tight = plate.replace(" ", "").replace("-", "")
    return same_kind("vehicle", f"{country} {tight}", f"{country}-{tight.lower()}")


def _bare_plate(selector: Selector, jurisdiction: str) -> list[Entered]:
    """Return a plate without its State, as only the desk of that State writes it."""
    country, _, plate = selector.value.partition(" ")
    if jurisdiction != country:
        return []
    return same_kind("vehicle", plate, plate.replace(" ", "").replace("-", ""))


def _document(selector: Selector) -> list[Entered]:
    kind, country, number = selector.value.split()
    spaced = f"{number[:2]} {number[2:5]} {number[5:]}"
    return same_kind(
        "document", f"{kind} {country} {spaced}", f"{kind.capitalize()} {country} {number.lower()}"
    )


def _file_hash(selector: Selector) -> list[Entered]:
    name = {32: "md5", 40: "sha1", 64: "sha256"}[len(selector.value)]
    return same_kind(
        "file_hash",
        selector.value.upper(),
        f"{name}:{selector.value}",
        f"{name.upper()}: {selector.value.upper()}",
        split(selector.value, 8, " "),
    )


def _series(selector: Selector) -> list[Entered]:
    number = selector.value.partition(" ")[2]
    return same_kind("series", f"ICSE-{number}", f"icse {number}", f"ICSE: {number}")


def _tip_report(selector: Selector) -> list[Entered]:
    number = selector.value.partition(" ")[2]
    return same_kind(
        "tip_report", f"CyberTip #{number}", f"CyberTipline Report {number}", f"NCMEC {number}"
    )


SPELLINGS: dict[str, Spell] = {
    "crypto": _crypto,
    "iban": _iban,
    "card_token": _card_token,
    "device_id": _device_id,
    "vehicle": _vehicle,
    "document": _document,
    "file_hash": _file_hash,
    "series": _series,
    "tip_report": _tip_report,
}


LOCAL_SPELLINGS: dict[str, LocalSpell] = {"vehicle": _bare_plate}
