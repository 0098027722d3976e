"""E-mail addresses: every spelling of one mailbox meets, two mailboxes never do."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs, texts

SAME = {
    ("email", "wolf77@example.org", "NO"): {
        "email": [
            "wolf77@example.org", "Wolf77@EXAMPLE.org", "wolf77[at]example[.]org",
            "wolf77 at example dot org", "mailto:wolf77@example.org?subject=x",
            '"Wolf" <wolf77@example.org>', "<wolf77@example.org>", "wolf77@example.org.",
            "wolf77 (at) example (dot) org", "wolf77[@]example.org", "wolf77\u200b@example.org",
            "ｗｏｌｆ７７＠ｅｘａｍｐｌｅ．ｏｒｇ", "wolf77{at}example{dot}org", "wolf77@example[.org",
            "wolf77@example[.org]", "E-mail: wolf77@example.org", "wolf77@example\xad.org",
            "wolf77 @ example . org", " 'wolf77@example.org', ",
        ],
        "handle": [
            "email:wolf77@example.org", "skype:wolf77@example.org", "xmpp:wolf77@example.org",
            "wolf77@example.org",
        ],
        "paypal": [
            "wolf77@example.org",
        ],
        "url": [
            "mailto:wolf77@example.org",
        ],
    },
    ("email", "wolf.seven+abc@gmail.com", "NO"): {
        "email": [
            "wolf.seven+abc@gmail.com", "wolfseven@googlemail.com", "WolfSeven@Gmail.com",
        ],
    },
    ("email", "a@bücher.example", "NO"): {
        "email": [
            "a@bücher.example", "a@xn--bcher-kva.example", "a@BÜCHER.example",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_a_mailbox_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wolf.77@example.org", "wolf77@example.org"),
        ("wolf+a@example.org", "wolf+b@example.org"),
        ("wolf77@example.org", "wolf77@example.com"),
        ("wolf77@outlook.com", "wolf.77@outlook.com"),
    ],
)
def test_rules_of_one_provider_are_not_applied_to_another(one, other):
    assert not meet(("email", one), ("email", other))


@pytest.mark.parametrize(
    "tagged", ["wolf+x@outlook.com", "wolf+x@hotmail.fr", "wolf+x@live.co.uk", "wolf+x@proton.me"]
)
def test_a_tag_is_dropped_where_the_provider_says_so(tagged):
    name, _, domain = tagged.partition("+x")

    assert forms("email", tagged) == (form("email", name + domain),)


@pytest.mark.parametrize(
    "text",
    ["contact: wolf77@example.org (private)", "write to wolf77@example.org today",
     "w\u043elf77@example.org"],
)  # fmt: skip
def test_words_and_lookalikes_do_not_hide_an_address(text):
    assert forms("email", text) == (form("email", "wolf77@example.org"),)


@pytest.mark.parametrize("text", ["+x@gmail.com", "+.x@gmail.com"])
def test_a_name_of_nothing_but_tag_or_dots_is_kept(text):
    assert texts("email", text, "email")


@pytest.mark.parametrize("text", ["wolf77", "...@gmail.com", "wolf77@", "@example.org", "a@b"])
def test_what_is_no_address_is_kept_with_a_note(text):
    reading = read(Kind.EMAIL, text, jurisdiction="NO")

    assert (reading.forms, reading.shown) == ((), text)
    assert "name@example.org" in reading.note


def test_two_addresses_at_once_are_refused_with_their_own_note():
    reading = read(Kind.EMAIL, "a@example.org, b@example.org", jurisdiction="NO")

    assert reading.forms == ()
    assert "several" in reading.note
