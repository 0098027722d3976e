"""Invent names of accounts, domains and pages out of plain words and syllables."""

import random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FREE_MAIL = ("gmail.com", "outlook.com", "proton.me", "gmx.net", "yahoo.com")
_WORDS = _words(
    "amber alder birch cobalt cedar dorado ember falcon fjord garnet harbour heron indigo "
    "juniper kestrel lantern linden maple marten meadow nimbus ochre osprey pebble plover "
    "quartz raven rowan saffron sorrel tamarind thistle umber velvet willow wren yarrow "
    "zephyr"
)
_SYLLABLES = _words(
    "bel cor dan fer gal hul jor kes lun mor nar pel quo ros sal tor ulm vex wim yor"
)


def domain_name(rng: random.Random) -> str:
    """Return an invented domain, long enough that nobody is likely to have registered it."""
    stem = "".join(rng.choice(_SYLLABLES) for _ in range(4))
    return (
        f"{stem}-{rng.choice(_WORDS)}{rng.randrange(10, 99)}.{rng.choice(('net', 'org', 'info'))}"
    )


def mail_address(rng: random.Random) -> str:
    """Return an e-mail address, at a big provider half of the time."""
    name = f"{rng.choice(_WORDS)}.{rng.choice(_WORDS)}{rng.randrange(1000, 99999)}"
    host = rng.choice(FREE_MAIL) if rng.random() < 0.5 else domain_name(rng)
    return f"{name}@{host}"


def handle_name(rng: random.Random) -> str:
    """Return an account name of letters, digits and perhaps an underscore."""
    joint = rng.choice(("", "_", ""))
    return f"{rng.choice(_WORDS)}{joint}{rng.choice(_SYLLABLES)}{rng.randrange(1000, 99999)}"


def page_path(rng: random.Random) -> str:
    """Return the path of a page on a site."""
    return f"{rng.choice(_WORDS)}/{rng.choice(_SYLLABLES)}{rng.randrange(100, 99999)}"
