"""Put coincidences into cases: values and persons that look alike and link nothing.

Placeholders, documentation addresses and test numbers belong to nobody. Exit nodes, carrier
translation, exchange wallets and throw-away mail are real, and strangers meet there. Twins,
fathers and sons, and people with common names are different persons. Every pair is noted in the
ledger with the reason why it must not be shown as a link.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from coordination.demo import people
from coordination.demo.actors import Cast
from coordination.demo.casework import CaseFile
from coordination.demo.spelling import Entered


class Worthless(NamedTuple):
    """Values that several desks type without meaning the same thing, and why they link nothing."""

    kind: str
    values: tuple[str, ...]
    why: str


# Sources: RFC 5737, RFC 3849, RFC 2606, RFC 1918, RFC 6598 (reserved ranges and names); 3GPP TS
# 23.003 with the all-zero IMEI; hashes of the empty file (MD5, SHA-1, SHA-256); ICAO Doc 9303
# specimen passport; the Bitcoin genesis address; a wallet that block explorers label as an
# exchange's; the rest is what people type into forms.
WORTHLESS = (
    Worthless("email", ("unknown@unknown.com", "Unknown@Unknown.com"), "placeholder e-mail"),
    Worthless("email", ("test@example.com", "test@example.com"), "reserved mail domain"),
    Worthless("email", ("noreply@example.org", "no-reply@example.org"), "reserved mail domain"),
    Worthless("phone", ("123456789", "123456789"), "placeholder telephone number"),
    Worthless("phone", ("+000000000", "000000000"), "placeholder telephone number"),
    Worthless("handle", ("unknown", "@unknown"), "placeholder name"),
    Worthless("handle", ("instagram:deleted", "instagram:deleted"), "placeholder name"),
    Worthless("url", ("https://www.instagram.com/", "instagram.com"), "front page of a platform"),
    Worthless("url", ("https://t.me/", "hxxps://t[.]me/"), "front page of a platform"),
    Worthless("domain", ("facebook.com", "FACEBOOK.COM"), "domain of a platform"),
    Worthless("ip", ("192.0.2.10", "192.0.2[.]10"), "documentation address"),
    Worthless("ip", ("2001:db8::1", "2001:0db8:0:0:0:0:0:1"), "documentation address"),
    Worthless("ip", ("192.168.1.1", "192.168.1.1"), "private address"),
    Worthless("ip", ("127.0.0.1", "127.0.0.1"), "address of the own machine"),
    Worthless("device_id", ("000000000000000", "00 000000 000000 0"), "test value of a device"),
    Worthless("device_id", ("00:00:00:00:00:00", "00-00-00-00-00-00"), "test value of a device"),
    Worthless("device_id", ("ff:ff:ff:ff:ff:ff", "FF-FF-FF-FF-FF-FF"), "broadcast address"),
    Worthless("device_id", ("490154203237518", "49 015420 323751 8"), "example of the standard"),
    Worthless("file_hash", ("d41d8cd98f00b204e9800998ecf8427e",) * 2, "hash of the empty file"),
    Worthless(
        "file_hash",
        ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",) * 2,
        "hash of the empty file",
    ),
    Worthless("document", ("passport L898902C3", "Passport no. L898902C3"), "specimen passport"),
    Worthless("crypto", ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",) * 2, "published first address"),
    Worthless("crypto", ("34xp4vRoCGJym3xR7yCVPFHoCNxv4Twseo",) * 2, "wallet of an exchange"),
    Worthless("tip_report", ("123456789", "123456789"), "placeholder report number"),
    Worthless("iban", ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"), "textbook IBAN"),
)
_THROW_AWAY = ("mailinator.com", "guerrillamail.com", "yopmail.com", "10minutemail.com")
_NICKNAMES = (
    "shadow", "dragon", "daddy", "alex", "lucky", "blackcat", "mrnobody", "ghost", "wolf",
    "angel", "max", "tiger", "sunny", "joker", "rex", "leo", "mike", "nick", "tom", "sam",
    "sasha", "dima", "kiki", "lola",
)  # fmt: skip
_NICKNAME_PLATFORMS = ("snapchat", "kik", "discord", "telegram", "tiktok", "x", "roblox")


def mislead(cast: Cast, cases: Sequence[CaseFile]) -> None:
    """Scatter every sort of coincidence over the cases, more of them in a larger register."""
    if len(cases) < 2:
        return
    for worthless in WORTHLESS:
        _type_in(cast, _some(cast.rng, cases, 2 + len(cases) // 400), worthless)
    _nicknames(cast, cases)
    for _ in range(1 + len(cases) // 100):
        for add in _COINCIDENCES:
            add(cast, cast.rng.sample(cases, 2))
    for _ in range(2 + len(cases) // 2000):
        for add_to_many in _CROWDS:
            add_to_many(cast, cases)


def _some(rng: random.Random, cases: Sequence[CaseFile], wanted: int) -> list[CaseFile]:
    return rng.sample(cases, min(len(cases), wanted))


def _note(cast: Cast, cases: Sequence[CaseFile], why: str) -> None:
    cast.ledger.misleads((case.number for case in cases), why)


def _type_in(cast: Cast, cases: Sequence[CaseFile], worthless: Worthless) -> None:
    for case in cases:
        case.add_identifier(Entered(worthless.kind, cast.rng.choice(worthless.values)), None)
    _note(cast, cases, worthless.why)


def _crowd_address(cast: Cast, cases: Sequence[CaseFile], why: str) -> None:
    """Give some cases one address, each at a time and port of its own."""
    crowd = _some(cast.rng, cases, cast.rng.randrange(12, 40))
    host = cast.inventor.selector("ip", "NL").value.rpartition(":")[0]
    for case in crowd:
        day = cast.today - timedelta(days=cast.rng.randrange(5, 900))
        found = Entered("ip", f"{host}:{cast.rng.randrange(1024, 65000)}")
        case.add_identifier(found, None, first_seen=f"{day}T{cast.rng.randrange(24):02d}:15:00Z")
    _note(cast, crowd, why)


def _exit_node(cast: Cast, cases: Sequence[CaseFile]) -> None:
    _crowd_address(cast, cases, "address of an exit node or VPN that dozens of cases hold")


def _carrier(cast: Cast, cases: Sequence[CaseFile]) -> None:
    _crowd_address(cast, cases, "carrier translation: one address, other times and ports")


def _hot_wallet(cast: Cast, cases: Sequence[CaseFile]) -> None:
    """Give many cases one wallet: more than the buyers of one seller would ever be."""
    crowd = _some(cast.rng, cases, cast.rng.randrange(45, 80))
    wallet = cast.inventor.selector("crypto", "US")
    for case in crowd:
        case.add_identifier(Entered("crypto", wallet.value), None, provider="invented exchange")
    _note(cast, crowd, "hot wallet of an exchange that dozens of cases hold")


def _throw_away_mail(cast: Cast, pair: Sequence[CaseFile]) -> None:
    host = cast.rng.choice(_THROW_AWAY)
    for case in pair:
        # Short words, because that is what strangers pick independently at such a service.
        case.add_identifier(Entered("email", f"{cast.rng.choice(('qwe', 'asdf'))}@{host}"), None)
    _note(cast, pair, "throw-away mail service")


def _moved_address(cast: Cast, pair: Sequence[CaseFile]) -> None:
    """Give two cases one home address, a year apart: by then it belongs to another customer."""
    host = cast.inventor.selector("ip", "NL").value.rpartition(":")[0]
    for case, days in zip(
        pair, (cast.rng.randrange(5, 90), cast.rng.randrange(400, 800)), strict=True
    ):
        found = Entered("ip", f"{host}:{cast.rng.randrange(1024, 65000)}")
        day = cast.today - timedelta(days=days)
        case.add_identifier(found, None, first_seen=f"{day}T20:05:00Z")
    _note(cast, pair, "address that changed hands within a year")


def _nicknames(cast: Cast, cases: Sequence[CaseFile]) -> None:
    """Give each common nickname to strangers, no two of them on the same platform."""
    for name in _NICKNAMES[: 4 + len(cases) // 100]:
        holders = _some(cast.rng, cases, cast.rng.randint(2, len(_NICKNAME_PLATFORMS)))
        platforms = cast.rng.sample(_NICKNAME_PLATFORMS, len(holders))
        for case, platform in zip(holders, platforms, strict=True):
            case.add_identifier(Entered("handle", f"{platform}:{name}"), None)
        _note(cast, holders, "same nickname on different platforms")


def _write(case: CaseFile, name: str, dob: str) -> None:
    case.add_subject(case.suspect_role, people.Spelling(name, dob, exact=False))


def _common_name(cast: Cast, pair: Sequence[CaseFile]) -> None:
    person = cast.people.adult(pair[0].jurisdiction)
    for case in pair:
        _write(case, f"{person.given} {person.family}", f"{person.born:%Y}")
    _note(cast, pair, "common name with the same year of birth")


def _twins(cast: Cast, pair: Sequence[CaseFile]) -> None:
    person = cast.people.adult(pair[0].jurisdiction)
    sibling = cast.people.sibling_name(person)
    _write(pair[0], f"{person.given} {person.family}", person.born.isoformat())
    _write(pair[1], f"{sibling} {person.family}", person.born.isoformat())
    _note(cast, pair, "twins: one surname and birth date, two given names")


def _father_and_son(cast: Cast, pair: Sequence[CaseFile]) -> None:
    son = cast.people.adult(pair[0].jurisdiction)
    born = date(son.born.year - 27, son.born.month, min(son.born.day, 28))
    for case, person in zip(pair, (son, replace(son, born=born)), strict=True):
        _write(case, f"{person.given} {person.family}", person.born.isoformat())
    _note(cast, pair, "father and son of one name")


_COINCIDENCES: tuple[Callable[[Cast, Sequence[CaseFile]], None], ...] = (
    _throw_away_mail,
    _moved_address,
    _common_name,
    _twins,
    _father_and_son,
)
_CROWDS: tuple[Callable[[Cast, Sequence[CaseFile]], None], ...] = (
    _exit_node,
    _carrier,
    _hot_wallet,
)
