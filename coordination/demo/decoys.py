"""Put coincidences into cases: values that look alike and link nothing.

Placeholders, documentation addresses and test numbers belong to nobody. Exit nodes, carrier
translation, exchange wallets and throw-away mail are real, and strangers meet there. `look_alikes`
adds persons. Every pair is noted in the ledger with the reason why it must not be shown as a link.
"""

import random
from collections.abc import Callable, Sequence
from datetime import timedelta

from coordination.demo.actors import Cast
from coordination.demo.casework import CaseFile
from coordination.demo.proportions import RARE_WORTHLESS_PER_CASE
from coordination.demo.spelling import Entered
from coordination.demo.worthless import RARE, WORTHLESS, Worthless, rare

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
    _type_in_rarely(cast, cases)
    _nicknames(cast, cases)
    _throw_away_mails(cast, cases)
    for _ in range(1 + len(cases) // 100):
        _moved_address(cast, cast.rng.sample(cases, 2))
    for _ in range(2 + len(cases) // 4000):
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


def _type_in_rarely(cast: Cast, cases: Sequence[CaseFile]) -> None:
    holders: dict[Entered, list[CaseFile]] = {}
    for _ in range(1 + int(len(cases) * RARE_WORTHLESS_PER_CASE)):
        found = rare(cast.rng)
        for case in _some(cast.rng, cases, cast.rng.choice((2, 2, 3))):
            if case not in holders.setdefault(found, []):
                case.add_identifier(found, None)
                holders[found].append(case)
    for crowd in holders.values():
        _note(cast, crowd, RARE)


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


def _throw_away_mails(cast: Cast, cases: Sequence[CaseFile]) -> None:
    holders: dict[str, list[CaseFile]] = {}
    for case in _some(cast.rng, cases, 2 + len(cases) // 50):
        # Short words, because that is what strangers pick independently at such a service.
        address = f"{cast.rng.choice(('qwe', 'asdf'))}@{cast.rng.choice(_THROW_AWAY)}"
        case.add_identifier(Entered("email", address), None)
        holders.setdefault(address, []).append(case)
    for crowd in holders.values():
        _note(cast, crowd, "throw-away mail service")


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


_CROWDS: tuple[Callable[[Cast, Sequence[CaseFile]], None], ...] = (
    _exit_node,
    _carrier,
    _hot_wallet,
)
