"""Values that prove nothing: found in every spelling, and nobody's true identifier muted."""

import pytest

from coordination.domain import identifiers
from coordination.domain.features import Normalised
from coordination.domain.knowledge import Knowledge, Match, Rule, Verdict
from coordination.domain.vocabulary import IdentifierKind
from coordination.reference.pack import load_pack

KNOWLEDGE = load_pack().knowledge

# kind, value as people paste it, State of the case
WORTHLESS = """
email      | no@email.com                       | NO
email      | none@none.com                      | NO
email      | test@test.com                      | NO
email      | noemail77@posta.no                 | NO
email      | unknown@unknown.com                | NO
handle     | telegram:durov_bot                 | NO
handle     | telegram:BotFather                 | NO
paypal     | paypal.me/paypal                   | NO
handle     | instagram:instagram                | NO
handle     | discord:discord                    | NO
handle     | tiktok:support                     | NO
handle     | snapchat:admin                     | NO
vehicle    | AA000AA                            | IT
email      | test@gmail.com                     | NO
email      | Unknown User <unknown@example.com> | NO
email      | x@x.xx                             | NO
email      | foo@bar.invalid                    | NO
email      | no-reply@accounts.google.com       | NO
email      | nobody [at] nowhere [dot] test     | NO
email      | asdf@asdf.com                      | NO
email      | test123@web.de                     | NO
phone      | +1 212 555 0147                    | NO
phone      | 07700 900123                       | GB
phone      | 020 7946 0958                      | GB
phone      | 0491 570 006                       | AU
phone      | 0171 39200 12                      | DE
phone      | 06 39 98 12 34                     | FR
phone      | 070-174 06 05                      | SE
phone      | 020 912 3456                       | IE
phone      | +47 12345678                       | NO
phone      | 0123456789                         | FR
phone      | +1 234 567 8901                    | NO
handle     | unknown                            | NO
handle     | telegram:unknown                   | NO
handle     | @n/a                               | NO
handle     | instagram: -                       | NO
handle     | neznámý                            | NO
handle     | НЕИЗВЕСТНО                         | NO
handle     | غير معروف                          | NO
handle     | לא ידוע                            | NO
handle     | άγνωστο                            | NO
handle     | okänd                              | NO
handle     | telegram:deleted account           | NO
handle     | facebook:profile.php               | NO
handle     | snapchat:snapchat                  | NO
handle     | unknown_1                          | NO
handle     | skype:live:unknown                 | NO
handle     | whatsapp:+447700900123             | NO
handle     | xmpp:test@example.com              | NO
platform_id| facebook:0                         | NO
platform_id| 123456789                          | NO
platform_id| 100000000                          | NO
url        | hxxps://example[.]com/path         | NO
url        | http://192.168.1.1/login           | NO
url        | http://127.0.0.1:5000              | NO
domain     | www.example.org                    | NO
domain     | foo.test                           | NO
ip         | 192[.]168[.]0[.]1                  | NO
ip         | 100.64.1.1                         | NO
ip         | 203.0.113.7:4444                   | NO
ip         | 255.255.255.255                    | NO
ip         | [2001:db8::2]:443                  | NO
ip         | fe80::1%eth0                       | NO
ip         | ::ffff:10.1.1.1                    | NO
crypto     | 0x0000000000000000000000000000000000000000 | NO
crypto     | 0x000000000000000000000000000000000000dEaD | NO
crypto     | BTC 1BitcoinEaterAddressDontSendf59kuE     | NO
crypto     | bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa | NO
crypto     | BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4 | NO
iban       | DE89 3704 0044 0532 0130 00        | NO
iban       | FR14 2004 1010 0505 0001 3M02 606  | NO
iban       | DE00 0000 0000 0000 0000 00        | NO
card_token | 4111 1111 1111 1111                | NO
card_token | 411111******1111                   | NO
device_id  | 000000000000000                    | NO
device_id  | 35-209900-176148-1                 | NO
device_id  | 004999010640000                    | NO
device_id  | ff-ff-ff-ff-ff-ff                  | NO
device_id  | 02:00:00:00:00:00                  | NO
device_id  | 00000000-0000-0000-0000-000000000000 | NO
device_id  | IMSI 001010123456789               | NO
document   | NO:123456789                       | NO
document   | passport DE C01X00T47              | NO
document   | AB123456                           | NO
document   | 000000000                          | NO
vehicle    | GB:AB12 CDE                        | NO
vehicle    | ABC-123                            | NO
vehicle    | 1HGCM82633A004352                  | NO
series     | N/A                                | NO
series     | 123456                             | NO
tip_report | NCMEC 12345678                     | NO
file_hash  | d41d8cd98f00b204e9800998ecf8427e   | NO
file_hash  | SHA-256: E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855 | NO
file_hash  | ffffffffffffffffffffffffffffffffffffffff   | NO
paypal     | paypal.me/test                     | NO
"""

SHARED = """
email      | dark.wolf@mailinator[.]com         | NO
email      | info@firma-hansen.no               | NO
phone      | +33 6 12 34 56 78                  | NO
domain     | m.facebook.com                     | NO
domain     | gmail.com                          | NO
url        | hxxps://mega[.]nz                  | NO
url        | https://discord.com/channels/@me   | NO
ip         | 8.8.8.8                            | NO
ip         | 1.1.1.1:53                         | NO
ip         | 2001:4860:4860::8888               | NO
crypto     | 34xp4vRoCGJym3xR7yCVPFHoCNxv4Twseo | NO
crypto     | ETH 0x28C6c06298d514Db089934071355E5743bf21d60 | NO
crypto     | TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t | NO
device_id  | 52:54:00:12:34:56                  | NO
"""

TRUE = """
email      | darkwolf1987@gmail.com             | NO
email      | mail@johnsmith.de                  | NO
email      | me@hansen.no                       | NO
email      | testarossa99@web.de                | NO
email      | no@posta.no                        | NO
handle     | telegram:durov_fan_page            | NO
paypal     | paypal.me/paypalina83              | NO
phone      | 918 27 364                         | NO
phone      | 0171 4839201                       | DE
phone      | +1 415 738 2941                    | NO
handle     | instagram:_anonymous_              | NO
handle     | kik:nobody_knows_me                | NO
handle     | snapchat:test_pilot_x              | NO
handle     | tiktok:user83920174                | NO
handle     | nullpointer                        | NO
handle     | 王小明88                           | NO
handle     | whatsapp:+4791827364               | NO
platform_id| facebook:100004839201748           | NO
url        | https://www.facebook.com/john.miller.77 | NO
url        | https://t.me/darkwolf              | NO
url        | https://mega.nz/folder/aBcD1234    | NO
domain     | darkwolf.tumblr.com                | NO
domain     | myexample.com                      | NO
ip         | 85.214.132.117:50122               | NO
ip         | 2a02:8109:9440:1::5                | NO
ip         | 2002:55d6:8475::1                  | NO
crypto     | 0x52908400098527886E0F7030069857D2E4169EE7 | NO
iban       | DE44 5001 0517 5407 3249 31        | NO
device_id  | a4:5e:60:c1:22:9f                  | NO
device_id  | 356938035643818                    | NO
document   | NO:27483910                        | NO
document   | RO 058392014                       | NO
vehicle    | D: B-KT 4829                       | NO
series     | ICSE 2017-81                       | NO
tip_report | NCMEC 48392017                     | NO
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    lines = [line.rsplit("|", 1) for line in table.strip().splitlines()]
    return [
        (*(part.strip() for part in left.split("|", 1)), state.strip()) for left, state in lines
    ]


def verdicts(kind: str, value: str, state: str) -> dict[str, str | None]:
    forms = identifiers.read(IdentifierKind(kind), value, jurisdiction=state).forms
    assert forms
    found = {form.namespace: KNOWLEDGE.verdict(form) for form in forms}
    return {space: verdict and verdict.kind for space, verdict in found.items()}


def test_the_account_of_a_service_is_worthless_and_another_number_is_not():
    assert verdicts("platform_id", "telegram:777000", "NO")["platform_id"] == "worthless"
    assert verdicts("handle", "telegram:777000", "NO")["handle"] == "worthless"
    assert verdicts("platform_id", "telegram:777048213", "NO")["platform_id"] is None


@pytest.mark.parametrize(("kind", "value", "state"), rows(WORTHLESS))
def test_a_worthless_value_is_known_in_every_form(kind: str, value: str, state: str):
    assert set(verdicts(kind, value, state).values()) == {"worthless"}


@pytest.mark.parametrize(("kind", "value", "state"), rows(SHARED))
def test_a_shared_value_is_known_in_every_form(kind: str, value: str, state: str):
    assert set(verdicts(kind, value, state).values()) == {"shared"}


@pytest.mark.parametrize(("kind", "value", "state"), rows(TRUE))
def test_a_true_identifier_is_never_muted(kind: str, value: str, state: str):
    found = verdicts(kind, value, state)
    found.pop("handle_core", None)  # a name may be somebody's, and without its signs a word

    assert set(found.values()) == {None}


def rule(
    match: Match, *values: str, kind: str = "worthless", spaces: str = "x", **more: int
) -> Rule:
    verdict = Verdict("shared" if kind == "shared" else "worthless", f"{match} {kind}", "a test")
    return Rule(tuple(spaces.split()), match, values, verdict, **more)


def reason(known: Knowledge, text: str, space: str = "x") -> str | None:
    verdict = known.verdict(Normalised(space, text))
    return verdict and verdict.reason


def test_worthless_wins_over_shared_whatever_the_order():
    known = Knowledge.of([rule("exact", "a", "b", kind="shared"), rule("exact", "a")])

    assert reason(known, "A") == "exact worthless"
    assert reason(known, "b") == "exact shared"


def test_a_shared_shape_is_asked_last():
    known = Knowledge.of([
        rule("shape", "digit_run", kind="shared", at_least=4),
        rule("exact", "1234"),
    ])  # fmt: skip

    assert reason(known, "1234") == "exact worthless"
    assert reason(known, "2345") == "shape shared"


def test_nothing_is_known_without_lists_or_in_another_namespace():
    assert reason(Knowledge(), "a") is None
    assert reason(Knowledge.of([rule("exact", "a")]), "a", "y") is None


def test_the_smallest_block_that_holds_an_address_decides():
    known = Knowledge.of([
        rule("network", "10.0.0.0/8", "::/8", kind="worthless", spaces="ip"),
        rule("network", "10.1.0.0/16", "10.1.0.0/16", "255.0.0.0/8", kind="shared", spaces="ip"),
    ])  # fmt: skip

    assert reason(known, "10.0.255.255", "ip") == "network worthless"
    assert reason(known, "10.1.0.0:80", "ip") == "network shared"
    assert reason(known, "10.2.0.0", "ip") == "network worthless"
    assert reason(known, "255.255.255.255", "ip") == "network shared"
    assert reason(known, "11.0.0.0", "ip") is None
    assert reason(known, "::ffff:10.1.2.3", "ip") == "network shared"
    assert reason(known, "[::1]:443", "ip") == "network worthless"
    assert reason(known, "not.an.ip", "ip") is None


def test_of_two_rules_for_one_block_the_earlier_decides():
    known = Knowledge.of(
        [rule("network", "10.0.0.0/8"), rule("network", "10.0.0.0/8", kind="shared")]
    )

    assert reason(known, "10.0.0.1") == "network worthless"


def test_a_range_holds_both_ends_and_only_its_length():
    known = Knowledge.of([rule("range", "200..299", "500..500")])

    assert [reason(known, text) is not None for text in ("200", "299", "500")] == [True] * 3
    assert [reason(known, text) for text in ("199", "300", "2500", "501")] == [None] * 4


def test_a_front_page_is_found_and_a_deep_link_is_not():
    known = Knowledge.of([rule("root", "host.net", spaces="url")])

    for text in ("host.net", "https://www.host.net/", "http://u@host.net:80"):
        assert reason(known, text, "url") is not None
    for text in ("host.net/name", "host.net/?q=1", "host.net/#x", "my.host.net", "[::1]"):
        assert reason(known, text, "url") is None


def test_a_suffix_ends_at_a_label():
    known = Knowledge.of([rule("suffix", "host.net", spaces="email domain")])

    assert reason(known, "a@mail.host.net", "email") is not None
    assert reason(known, "host.net.", "domain") is not None
    assert reason(known, "ghost.net", "domain") is None


def test_a_numbered_word_takes_up_to_two_digits():
    known = Knowledge.of([rule("word", "unknown", numbered=True), rule("word", "none", "-")])

    for text in ("Unknown", "telegram:unknown_12", "un known 1", "none", "___"):
        assert reason(known, text) is not None
    for text in ("unknown123", "none1", "12", "_unknown_", "💀"):
        assert reason(known, text) is None


def test_a_word_before_the_at_sign_is_found_without_its_tag():
    known = Knowledge.of([rule("local", "no-reply", spaces="email")])

    assert reason(known, "no.reply+x@host.net", "email") is not None
    assert reason(known, "reply@host.net", "email") is None


def test_prefixes_patterns_and_national_numbers_are_found():
    known = Knowledge.of([
        rule("prefix", "00101", "001", kind="shared"),
        rule("pattern", r"ab\d{2}", kind="shared"),
        rule("national", "112", spaces="phone"),
    ])  # fmt: skip

    assert reason(known, "0010155") == "prefix shared"
    assert reason(known, "ab12") == "pattern shared"
    assert reason(known, "ab1" + "2" * 300) is None
    assert [reason(known, f"+{code}112", "phone") is not None for code in ("1", "47", "358")] == [
        True, True, True,
    ]  # fmt: skip
    assert reason(known, "+", "phone") is None


SHAPED = [
    ("shorter_than", 2, "a", "ab"),
    ("shorter_than", 2, "x:-a-", "x:-a-b-c-"),
    ("one_character", 3, "0x000", "aab"),
    ("one_character", 3, "ff:ff:ff", "abcdefg"),
    ("one_character", 3, "xxx", "aa"),
    ("digit_run", 4, "9012", "9013"),
    ("digit_run", 4, "8765", "8766"),
    ("digit_run", 4, "12-12-12", "1212"),
    ("digit_run", 4, "123123123", "123123124"),
    ("digit_run", 4, "x:7777", "777"),
    ("digit_run", 4, "1111", "1" * 201),
    ("digit_run", 4, "1111", "111a"),
    ("digit_run", 4, "1111", "a111"),
    ("framed_digit_run", 5, "NO:AB 12345", "NO:AB 12354"),
    ("framed_digit_run", 5, "12345678Z", "ABCD12345"),
    ("phone_run", 5, "+4712345678", "+4791827364"),
    ("phone_run", 5, "+3581111111", "+35811111112"),
    ("phone_run", 5, "+12345678901", "+12345678909"),
    ("phone_run", 5, "+77777777777", "+79161838291"),
    ("phone_end", 7, "+4791234567", "+4791234566"),
    ("phone_end", 7, "+4790000000", "1234567"),
    ("blank_account", 10, "DE123704004400000000000", "DE123704004400000000010"),
    ("blank_account", 10, "DE12123123123123", "DE12123123124123"),
    ("mirrored_email", 1, "a@a.a", "a@b.a"),
    ("mirrored_email", 2, "aa@aaa.com", "a@a.com"),
]


@pytest.mark.parametrize(("shape", "at_least", "made_up", "real"), SHAPED)
def test_a_shape_is_told_from_its_neighbour(shape: str, at_least: int, made_up: str, real: str):
    known = Knowledge.of([rule("shape", shape, at_least=at_least)])

    assert reason(known, made_up) is not None
    assert reason(known, real) is None


@pytest.mark.parametrize(
    ("match", "value"),
    [("network", "10.0.0.1/8"), ("range", "2..1"), ("range", "21"), ("range", "1..22"),
     ("pattern", "a*"), ("pattern", "(")],
)  # fmt: skip
def test_a_value_that_cannot_be_compiled_is_refused(match: Match, value: str):
    with pytest.raises(ValueError, match=r"."):
        Knowledge.of([rule(match, value)])


def test_an_escaped_plus_is_no_loop():
    known = Knowledge.of([rule("pattern", r"\+1\d{3}")])

    assert reason(known, "+1234") is not None
