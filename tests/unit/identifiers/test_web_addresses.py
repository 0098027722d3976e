"""Web addresses, domains and onion services: one spelling each, and the hosts they stand for."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs, texts

SAME = {
    ("url", "https://example.org/Pics/1?b=2&a=1", "NO"): {
        "url": [
            "https://example.org/Pics/1?b=2&a=1", "http://www.example.org/Pics/1/?a=1&b=2",
            "hxxps://example[.]org/Pics/1?a=1&b=2#top", "EXAMPLE.org/Pics/1?a=1&b=2&utm_source=x",
            "https://example.org:443/Pics/./1?a=1&b=2&fbclid=3",
            "<https://m.example.org/%50ics/1?a=1&b=2>", "hXXp://example(.)org/Pics/1?a=1&b=2",
            "https[:]//example[dot]org/Pics/1?a=1&b=2", "https://example.org/Pics/x/../1?a=1&b=2",
            '"https://example.org/Pics/1?a=1&b=2".', "hxxps[://]example[.]org/Pics/1?a=1&b=2",
            "h**ps://example.org/Pics/1?a=1&b=2", "//example.org/Pics/1?a=1&b=2",
            "https://example{.}org/Pics/1?a=1&b=2", "https:// example.org/Pics/1?a=1&b=2",
        ],
    },
    ("url", "https://forum.example.org/", "NO"): {
        "url": [
            "https://forum.example.org/", "hxxp://forum[.]example[.]org",
        ],
        "domain": [
            "forum.example.org", "FORUM.example.org.", "https://www.forum.example.org/x/y",
            "forum[.]example[.]org", "forum dot example dot org", "*.forum.example.org",
            "forum.example.org:8080", "forum。example。org",
        ],
    },
    ("url", "https://mega.nz/file/AbCdEfGh#key", "NO"): {
        "url": [
            "https://mega.nz/file/AbCdEfGh#key", "https://mega.nz/#!AbCdEfGh!key",
            "mega.co.nz/#!AbCdEfGh",
        ],
    },
    ("url", "https://youtu.be/Inv3nt3d-_x?si=x", "NO"): {
        "url": [
            "https://youtu.be/Inv3nt3d-_x?si=x",
            "https://www.youtube.com/watch?v=Inv3nt3d-_x&t=3",
            "https://m.youtube.com/shorts/Inv3nt3d-_x",
        ],
    },
    ("url", "https://t.me/+AbCdEfGhIj12", "NO"): {
        "url": [
            "https://t.me/+AbCdEfGhIj12", "https://t.me/joinchat/AbCdEfGhIj12",
            "tg://join?invite=AbCdEfGhIj12",
        ],
    },
    ("onion", "qciu6atuz3kufm6gj7iymzrjn36bx2dpsd6fp4bkyw2g5vdnisey6sad.onion", "NO"): {
        "onion": [
            "qciu6atuz3kufm6gj7iymzrjn36bx2dpsd6fp4bkyw2g5vdnisey6sad.onion",
            "http://qciu6atuz3kufm6gj7iymzrjn36bx2dpsd6fp4bkyw2g5vdnisey6sad.onion/x",
            "QCIU6ATUZ3KUFM6GJ7IYMZRJN36BX2DPSD6FP4BKYW2G5VDNISEY6SAD",
            "qciu6atuz3kufm6gj7iymzrjn36bx2dpsd6fp4bkyw2g5vdnisey6sad[.]onion",
        ],
        "url": [
            "hxxp://www.qciu6atuz3kufm6gj7iymzrjn36bx2dpsd6fp4bkyw2g5vdnisey6sad[.]onion/a/b",
            "https://qciu6atuz3kufm6gj7iymzrjn36bx2dpsd6fp4bkyw2g5vdnisey6sad.onion.ws/",
        ],
        "domain": [
            "qciu6atuz3kufm6gj7iymzrjn36bx2dpsd6fp4bkyw2g5vdnisey6sad.onion",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_an_address_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


ONION = "qciu6atuz3kufm6gj7iymzrjn36bx2dpsd6fp4bkyw2g5vdnisey6sad.onion"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org:8443/a", "example.org:8443/a"),
        ("ftp://example.org/a", "ftp://example.org/a"),
        ("https://example.org/a?q=b+c&q=d", "example.org/a?q=b%20c&q=d"),
        ("https://example.org/ä", "example.org/%C3%A4"),
        ("https://example.org/%e4", "example.org/%E4"),
        ("https://example.org/#!/board/7", "example.org#/board/7"),
        ("https://example.org/#top", "example.org"),
        ("https://user:word@example.org/a", "example.org/a"),
        ("https://example.org/../../a", "example.org/a"),
        ("[see](https://example.org/a)", "example.org/a"),
        ("seen at https://example.org/a yesterday", "example.org/a"),
        ("https://bücher.example/a", "xn--bcher-kva.example/a"),
        ("https://☃💩.example/a", "xn--n3hy230o.example/a"),
        ("https://web.archive.org/web/20240101000000/http://example.org/a", "example.org/a"),
        ("https://web.archive.org/web/2024/http://example.org/a?b=1", "example.org/a?b=1"),
        ("https://www.google.com/url?q=https://example.org/a&sa=D", "example.org/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa", "example.org/a"),
        ("https://web.archive.org/web/2024/" * 4 + "http://example.org/a",
         "web.archive.org/web/2024/http://example.org/a"),
        ("https://www.google.com/url?q=wolf", "google.com/url?q=wolf"),
        ("https://drive.google.com/file/d/Inv3nt3dInv3nt3d1/view?usp=sharing",
         "drive.google.com/open?id=Inv3nt3dInv3nt3d1"),
        ("https://drive.google.com/uc?id=Inv3nt3dInv3nt3d1&export=download",
         "drive.google.com/open?id=Inv3nt3dInv3nt3d1"),
        ("https://drive.google.com/drive/my", "drive.google.com/drive/my"),
        ("https://discord.com/invite/Abc123", "discord.gg/Abc123"),
        ("https://discord.com/app", "discord.com/app"),
        ("https://mega.nz/#F!AbCdEfGh!key", "mega.nz/folder/AbCdEfGh"),
        ("https://mega.nz/pro", "mega.nz/pro"),
        ("https://youtu.be/x", "youtu.be/x"),
        ("https://www.youtube.com/feed/x", "youtube.com/feed/x"),
    ],
)  # fmt: skip
def test_an_address_has_one_spelling(text, expected):
    assert texts("url", text, "url")[:1] == [expected]


@pytest.mark.parametrize(
    ("kind", "text", "namespace", "expected"),
    [
        ("url", "URL: https://example.org/a (seen twice)", "url", "example.org/a"),
        ("domain", "domain: forum.example.org", "domain", "forum.example.org"),
        ("onion", f"hidden service {ONION} (market)", "onion", ONION),
        ("onion", f"http://forum.{ONION}/x", "onion", ONION),
        ("url", "telegram:wolf77", "handle", "telegram:wolf77"),
    ],
)
def test_words_around_an_address_do_not_hide_it(kind, text, namespace, expected):
    assert texts(kind, text, namespace) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?x=1", "https://example.org/a?x=2"),
        ("https://example.org:8443/a", "https://example.org/a"),
        ("https://sub.example.org/a", "https://example.org/a"),
        ("https://youtu.be/Inv3nt3d-_x", "https://youtu.be/Inv3nt3d-_y"),
    ],
)
def test_two_pages_never_meet(one, other):
    assert not meet(("url", one), ("url", other))


def test_a_deep_link_does_not_stand_for_its_host():
    assert not texts("url", "https://files.example.org/a/b", "domain")
    assert texts("url", "https://files.example.org/", "domain") == ["files.example.org"]


def test_a_machine_address_in_a_link_is_compared_as_one():
    assert forms("url", "http://203.0.113.7:8080/x")[1:] == (
        form("ip_port", "203.0.113.7:8080"),
        form("ip", "203.0.113.7"),
    )
    assert form("ip_port", "[2001:db8::1]:8080") in forms("url", "http://[2001:db8::1]:8080/x")


def test_an_onion_service_is_doubtful_when_its_checksum_fails():
    wrong = "a" + ONION[1:]

    assert not read(Kind.ONION, ONION, jurisdiction="NO").doubtful
    assert read(Kind.ONION, wrong, jurisdiction="NO").doubtful
    assert read(Kind.URL, f"http://{wrong}/x", jurisdiction="NO").doubtful
    assert read(Kind.DOMAIN, wrong, jurisdiction="NO").doubtful


def test_an_old_onion_address_has_no_checksum():
    reading = read(Kind.ONION, "invent3dinvent3d.onion", jurisdiction="NO")

    assert (reading.doubtful, reading.details) == (False, (("version", "2"),))


@pytest.mark.parametrize(
    ("kind", "text"),
    [("url", "wolf"), ("url", "http://"), ("url", "https://exa mple"), ("url", "http://[::1/x"),
     ("url", "https://" + "a." * 130 + "example/x"), ("url", "http://[zz]/x"),
     ("domain", "wolf"), ("domain", "no such domain"), ("onion", "wolf.onion"),
     ("onion", "https://example.org/"), ("onion", "wolf"), ("url", "tg://resolve"), ("url", "skype:~~~?chat")],
)  # fmt: skip
def test_what_is_no_address_is_kept_with_a_note(kind, text):
    reading = read(Kind(kind), text, jurisdiction="NO")

    assert (reading.forms, reading.shown) == ((), text)
    assert reading.note.startswith("This is not")


@pytest.mark.parametrize(
    "text", ["magnet:?xt=urn:btih:" + "a" * 40, "ed2k://|file|x|1|" + "a" * 32 + "|/"]
)
def test_a_link_that_carries_a_file_hash_is_neither_shown_nor_matched(text):
    reading = read(Kind.URL, text, jurisdiction="NO")

    assert (reading.forms, reading.shown) == ((), "")
    assert "file hash" in reading.note


def test_an_app_link_is_read_as_its_account():
    reading = read(Kind.URL, "tg://resolve?domain=wolf77", jurisdiction="NO")

    assert reading.shown == "telegram:wolf77"


def test_a_wallet_link_filed_as_address_meets_the_wallet():
    uri = "bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=1"

    assert meet(("url", uri), ("crypto", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"))


def test_a_youtube_channel_number_keeps_its_platform():
    url = "https://www.youtube.com/channel/UCinvented000000000000000"

    assert texts("handle", url, "handle") == ["youtube:ucinvented000000000000000"]
