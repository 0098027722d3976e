"""Look a value up in lists of texts, words, hosts, ranges and address blocks.

Each function takes the entries of one namespace and returns a finder: given the text of a form,
it returns the first entry's verdict that fits, or None. A finder never raises for a value it
cannot make sense of. Texts are compared casefolded, also where the canonical form keeps case:
two addresses of a currency that differ in case alone do not occur together in a list.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_network
from itertools import pairwise
from typing import Any, TypeVar

from coordination.domain.placeholders import SEPARATING, national_part, value_of

Found = TypeVar("Found")
Entries = Sequence[tuple[str, Found]]
Finder = Callable[[str], Found | None]
Block = IPv4Network | IPv6Network
Pieces = tuple[list[int], list[Found | None]]

# Not the underscore at either end: `_anonymous_` is a name that somebody chose.
_SEPARATORS = re.compile(rf"[{SEPARATING}]+|(?<=[^\W_])_+(?=[^\W_])")
_SERVICE_LABELS = frozenset({"www", "www2", "www3", "m", "mobile", "web", "old", "new", "l", "lm"})
_LONGEST_PATTERN_INPUT = 200


def squash(text: str) -> str:
    """Return a word for comparison: casefolded, without marks, spaces and separating signs."""
    folded = text.casefold()
    if folded.isascii():
        if folded.isalnum():
            return folded
    else:
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in parts if not unicodedata.combining(c))
    squashed = _SEPARATORS.sub("", folded)
    return squashed if squashed.strip("_") else ""


def host_of(namespace: str, text: str) -> str:
    """Return the host name of a form: behind the @ of an address, the host part of a URL."""
    if namespace == "url":
        rest = text.partition("://")[2] or text
        rest = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
        return rest if rest.startswith("[") else rest.partition(":")[0]
    return text.rpartition("@")[2]


def _table(entries: Entries[Found]) -> dict[str, Found]:
    table: dict[str, Found] = {}
    for value, verdict in entries:
        table.setdefault(value.casefold(), verdict)
    return table


def exact_finder(entries: Entries[Found]) -> Finder[Found]:
    """Find the whole text of a form."""
    table = _table(entries)
    return lambda text: table.get(text.casefold())


def value_finder(entries: Entries[Found]) -> Finder[Found]:
    """Find what stands behind the first colon: an address whatever its currency."""
    table = _table(entries)
    return lambda text: table.get(value_of(text).casefold())


def national_finder(entries: Entries[Found]) -> Finder[Found]:
    """Find the part of a telephone number behind the country calling code."""
    table = _table(entries)
    return lambda text: table.get(national_part(text))


def word_finder(
    entries: Entries[Found], numbered: Entries[Found], *, of_email: bool
) -> Finder[Found]:
    """Find placeholder words, in an e-mail address those before the @ and its `+` tag.

    Words in `numbered` are also found with one or two digits behind them.
    """
    words = {squash(value): verdict for value, verdict in reversed(entries)}
    counted = {squash(value): verdict for value, verdict in reversed(numbered)}

    def find(text: str) -> Found | None:
        # The last colon: Skype writes `live:name` behind the platform.
        before_at = text.rpartition("@")[0].partition("+")[0]
        given = before_at if of_email else text.rpartition(":")[2]
        word = squash(given)
        found = words.get(word)
        if found is None and word[-1:].isdigit():
            stem = word[:-2] if word[-2:].isdigit() else word[:-1]
            found = counted.get(stem.rstrip("_")) if stem else None
        return found

    return find


def prefix_finder(entries: Entries[Found]) -> Finder[Found]:
    """Find how a text begins; a longer prefix wins."""
    table = _table(entries)
    lengths = sorted({len(prefix) for prefix in table}, reverse=True)

    def find(text: str) -> Found | None:
        for length in lengths:
            found = table.get(text[:length])
            if found is not None:
                return found
        return None

    return find


def range_finder(entries: Entries[Found]) -> Finder[Found]:
    """Find texts between `first..last`, all of one length; raise ValueError for a bad range."""
    ranges: dict[int, list[tuple[str, str, Found]]] = {}
    for value, verdict in entries:
        first, dots, last = value.partition("..")
        if not dots or len(first) != len(last) or first > last:
            raise ValueError("a range is first..last, of one length and in order")
        ranges.setdefault(len(first), []).append((first, last, verdict))
    for some in ranges.values():
        some.sort(key=lambda item: item[:2])
        if any(later[0] <= earlier[1] for earlier, later in pairwise(some)):
            raise ValueError("ranges may not overlap")
    starts = {length: [item[0] for item in some] for length, some in ranges.items()}

    def find(text: str) -> Found | None:
        if len(text) not in starts:
            return None
        place = bisect_right(starts[len(text)], text) - 1
        if place < 0:
            return None
        _, last, verdict = ranges[len(text)][place]
        return verdict if text <= last else None

    return find


def pattern_finder(entries: Entries[Found]) -> Finder[Found]:
    """Find expressions that fit the whole text; raise ValueError for one that may repeat.

    Without `*` and `+` an expression has no loop, so its cost is bounded.
    """
    for expression, _ in entries:
        if re.search(r"(?<!\\)[*+]", expression):
            raise ValueError("an expression may not use * or +")
    try:
        patterns = [(re.compile(expression), verdict) for expression, verdict in entries]
        any_of_them = re.compile("|".join(f"(?:{expression})" for expression, _ in entries))
    except re.error as wrong:
        raise ValueError("an expression cannot be read") from wrong

    def find(text: str) -> Found | None:
        if len(text) > _LONGEST_PATTERN_INPUT or not any_of_them.fullmatch(text):
            return None
        return next(verdict for pattern, verdict in patterns if pattern.fullmatch(text))

    return find


def network_finder(entries: Entries[Found], namespace: str) -> Finder[Found]:
    """Find the smallest address block that holds an IP address; raise ValueError for a bad block.

    Blocks are cut into pieces that do not overlap, so that one bisection per address suffices.
    An IPv4 address inside an IPv6 one (RFC 4291, 2.5.5.2) is judged as IPv4.
    """
    blocks = [(ip_network(value), verdict) for value, verdict in entries]
    pieces = {version: _pieces(blocks, version) for version in (4, 6)}

    def find(text: str) -> Found | None:
        try:
            version, number = _number_of(_address_in(host_of(namespace, text)))
        except ValueError:
            return None
        starts, owners = pieces[version]
        return owners[bisect_right(starts, number) - 1]

    return find


def _address_in(text: str) -> str:
    """Return the address of `192.0.2.1:443`, `[2001:db8::1]:443` or an address with a prefix."""
    if text.startswith("["):
        return text[1:].partition("]")[0]
    if text.count(":") == 1:
        text = text.partition(":")[0]
    return text.partition("/")[0]


def _number_of(address: str) -> tuple[int, int]:
    """Return version and number of an address; raise ValueError if it is none."""
    if ":" not in address:
        # Four times as fast as ipaddress, and most values that are asked for are of this kind.
        a, b, c, d = (int(part) for part in address.split("."))
        return 4, a << 24 | b << 16 | c << 8 | d
    found = IPv6Address(address)
    mapped = found.ipv4_mapped
    return (6, int(found)) if mapped is None else (4, int(mapped))


def _pieces(blocks: Sequence[tuple[Block, Found]], version: int) -> Pieces[Found]:
    """Cut nested blocks of one version into pieces; each belongs to the smallest that holds it."""
    owned: dict[int, Found | None] = {0: None}
    # From the widest to the narrowest; of two equal blocks the earlier entry comes last and wins.
    chosen = [item for item in reversed(blocks) if item[0].version == version]
    for block, verdict in sorted(chosen, key=lambda item: item[0].prefixlen):
        first, behind = int(block.network_address), int(block.broadcast_address) + 1
        before = [start for start in owned if start <= behind]
        owned.setdefault(behind, owned[max(before)])
        owned[first] = verdict
    starts = sorted(owned)
    return starts, [owned[start] for start in starts]


def suffix_finder(entries: Entries[Found], namespace: str) -> Finder[Found]:
    """Find a host name under any of the domains, at a label boundary (`mail.example.com`)."""
    table = _table(entries)

    def find(text: str) -> Found | None:
        host = host_of(namespace, text).rstrip(".")
        while host:
            found = table.get(host)
            if found is not None:
                return found
            host = host.partition(".")[2]
        return None

    return find


def host_finder(entries: Entries[Found], namespace: str) -> Finder[Found]:
    """Find exactly the hosts, with or without a label such as `www`; other sub-domains may be
    somebody's own.
    """
    table = _table(entries)

    def find(text: str) -> Found | None:
        host = host_of(namespace, text).rstrip(".")
        label, _, rest = host.partition(".")
        return table.get(host) or (table.get(rest) if label in _SERVICE_LABELS else None)

    return find


def root_finder(entries: Entries[Found], namespace: str) -> Finder[Found]:
    """Find the front page of the hosts; a deeper address of theirs is not found."""
    find_host = host_finder(entries, namespace)

    def find(text: str) -> Found | None:
        behind = (text.partition("://")[2] or text).partition("/")[2]
        is_front_page = not behind.strip("/") and "?" not in text and "#" not in text
        return find_host(text) if is_front_page else None

    return find


TEXT_FINDERS: dict[str, Callable[..., Callable[[str], Any]]] = {
    "exact": exact_finder,
    "value": value_finder,
    "national": national_finder,
    "prefix": prefix_finder,
    "range": range_finder,
    "pattern": pattern_finder,
}
"""The ways of matching a text, by the name under which an entry asks for them."""

HOST_FINDERS: dict[str, Callable[..., Callable[[str], Any]]] = {
    "network": network_finder,
    "suffix": suffix_finder,
    "host": host_finder,
    "root": root_finder,
}
"""The ways of matching a host; these need the namespace to know where the host stands."""
