"""What lists tell to who has a copy of the database and the index key: numbers, mail, hashes."""

import time
from collections import Counter
from collections.abc import Iterable

from coordination.domain import identifiers
from coordination.domain.features import Feature, IdentifierFeature, Normalised
from coordination.domain.vocabulary import IdentifierKind
from tests.benchmark.report import say
from tests.benchmark.stolen import Truth
from tests.benchmark.stolen_key import Thief

_BLOCK = 1_000_000
_ALL_V4 = 2**32
_ALL_MOBILES = 100_000_000


def say_numbers(thief: Thief, truth: Truth) -> None:
    """Try a million telephone numbers and a million addresses of the block that holds most."""
    phones = _texts(truth, "phone")
    blocks = Counter(text[:-6] for text in phones)
    prefix = blocks.most_common(1)[0][0]
    trial = thief.trial()
    found = trial.of(Normalised("phone", f"{prefix}{n:06d}") for n in range(_BLOCK))
    say(
        "a million telephone numbers of one block",
        f"{trial}; {len(found)} of {blocks[prefix]} in it told",
    )
    say(
        "  hundred million numbers of a State",
        f"{trial.seconds * _ALL_MOBILES / _BLOCK / 60:.1f} minutes",
    )
    hosts = Counter(text.partition(".")[0] for text in _texts(truth, "ip") if text.count(".") == 3)
    first = hosts.most_common(1)[0][0]
    trial = thief.trial()
    found = trial.of(
        Normalised("ip", f"{first}.{n >> 16}.{n >> 8 & 255}.{n & 255}") for n in range(_BLOCK)
    )
    inside = [
        t
        for t in _texts(truth, "ip")
        if t.startswith(f"{first}.") and int(t.split(".")[1]) < _BLOCK >> 16
    ]
    say("a million IPv4 addresses", f"{trial}; {len(found)} of {len(inside)} in them told")
    say("  every IPv4 address", f"{trial.seconds * _ALL_V4 / _BLOCK / 3600:.1f} hours")


def _texts(truth: Truth, namespace: str) -> set[str]:
    return {form.text for form in truth.forms.values() if form.namespace == namespace}


def say_mail(thief: Thief, truth: Truth, strangers: Iterable[Feature]) -> None:
    """Read a list of addresses that holds every second one of the register among others."""
    mails = sorted(_texts(truth, "email"))
    others = {form.text for one in strangers for form in one.forms if form.namespace == "email"}
    listed = mails[::2] + sorted(others)
    trial, started = thief.trial(), time.process_time()
    read = [identifiers.read(IdentifierKind.EMAIL, mail, jurisdiction="DE") for mail in listed]
    reading = time.process_time() - started
    found = trial.of(form for one in read for form in one.forms if form.namespace == "email")
    told = {form.text for form in found} & set(mails[::2])
    say("a list of mail addresses", f"{len(listed)} read in {reading:.2f} s; {trial}")
    say(
        "  told, of those of the register that it lists",
        f"{len(told)} of {len(mails[::2])}, of {len(mails)}",
    )


def say_hashes(thief: Thief, truth: Truth, raw: Iterable[str]) -> None:
    """Try a list that holds every file hash of the register: a code of another key lies between."""
    held = [one for one in truth.parts.values() if isinstance(one, IdentifierFeature)]
    kept = sum(one.kind is IdentifierKind.FILE_HASH for one in held)
    read = [identifiers.read(IdentifierKind.FILE_HASH, text, jurisdiction="DE") for text in raw]
    trial = thief.trial()
    forms = [form for one in read for form in one.forms]
    coded = [form._replace(text=thief.index.file_code(form.text)) for form in forms]
    found = trial.of([*forms, *coded])
    say("a list of every file hash of the register", f"{len(found)} of {kept} told")
