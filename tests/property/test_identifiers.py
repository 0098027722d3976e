"""What must hold for any text: no exception, one fixed point, and one form for every disguise."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.domain.features import Normalised
from coordination.domain.identifiers import PerceptualHash, Reading, guess, read
from coordination.domain.identifiers.text import fold, latin_code, refang, tidy
from coordination.domain.vocabulary import IdentifierKind as Kind

KIND_OF = {
    "email": Kind.EMAIL, "phone": Kind.PHONE, "handle": Kind.HANDLE, "handle_name": Kind.HANDLE,
    "platform_id": Kind.PLATFORM_ID, "platform_number": Kind.PLATFORM_ID, "url": Kind.URL,
    "domain": Kind.DOMAIN, "onion": Kind.ONION, "ip": Kind.IP, "ip_port": Kind.IP,
    "crypto": Kind.CRYPTO, "crypto_tx": Kind.CRYPTO, "iban": Kind.IBAN, "paypal": Kind.PAYPAL,
    "card": Kind.CARD_TOKEN, "card_masked": Kind.CARD_TOKEN, "card_token": Kind.CARD_TOKEN,
    "imei": Kind.DEVICE_ID, "mac": Kind.DEVICE_ID, "uuid": Kind.DEVICE_ID,
    "serial": Kind.DEVICE_ID, "vehicle": Kind.VEHICLE, "vin": Kind.VEHICLE,
    "vehicle_number": Kind.VEHICLE,
    "document": Kind.DOCUMENT, "document_number": Kind.DOCUMENT, "file_hash": Kind.FILE_HASH,
    "series": Kind.SERIES, "tip_report": Kind.TIP_REPORT, "report_number": Kind.TIP_REPORT,
    "handle_core": Kind.HANDLE,
}  # fmt: skip
LABELLED = {"imsi", "iccid", "meid"}
"""Numbers of a subscriber or a card look like an IMEI or a serial without their label."""

PIECES = st.sampled_from([
    "telegram", "tg", "@", ":", "/", ".", " ", "[.]", "(at)", "wolf", "77", "https://", "t.me",
    "+47", "912 34 567", "NO", "D-", "AB", "12345", "#", "?", "=", "&", "-", "\u200b", "\u202e",
    "IBAN", "DE89", "imei", "BTC", "0x", "sha256", "user", "id", "live", "u/", "on", "x", "ß",
    "ﷺ", "٣", "ж", "é", "1A1z", "%2F", "..", "(", ")", "<", ">", '"', "'", "!", "~", "*",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=9).map("".join),
    st.text(string.printable, max_size=40),
    st.text("0123456789 +-().", max_size=25),
    st.text("0123456789abcdefABCDEF:.-", max_size=70),
)


def read_or_refuse(kind: Kind, text: str) -> Reading | None:
    try:
        return read(kind, text, jurisdiction="NO")
    except PerceptualHash:
        assert kind is Kind.FILE_HASH
        return None


@given(st.sampled_from(list(Kind)), TEXTS)
def test_any_text_is_read_or_noted_and_never_raises(kind, text):
    reading = read_or_refuse(kind, text)

    assert reading is None or bool(reading.forms) != bool(reading.note)
    assert reading is None or all(form.text and form.namespace for form in reading.forms)


@given(st.sampled_from(list(Kind)), TEXTS)
def test_reading_the_text_of_a_form_again_gives_that_form(kind, text):
    reading = read_or_refuse(kind, text)
    forms = reading.forms if reading else ()

    for form in forms:
        if form.namespace not in LABELLED:
            again = read(KIND_OF[form.namespace], form.text, jurisdiction="NO")
            assert form in again.forms


@given(st.sampled_from(list(Kind)), TEXTS)
def test_reading_what_is_shown_again_gives_the_strongest_form(kind, text):
    reading = read_or_refuse(kind, text)

    if reading and reading.forms and kind not in {Kind.FILE_HASH, Kind.CARD_TOKEN}:
        again = read(kind, reading.shown, jurisdiction="NO")
        assert again.forms[:1] == reading.forms[:1]


@given(TEXTS)
def test_every_guess_carries_a_form_and_sound_ones_come_first(text):
    guesses = guess(text, jurisdiction="NO")

    doubts = [reading.doubtful for reading in guesses]
    assert all(reading.forms for reading in guesses)
    assert doubts == sorted(doubts)


@given(st.text(max_size=80))
def test_cleaning_and_folding_reach_a_fixed_point(text):
    clean = tidy(text) or ""

    assert (tidy(clean) or "") == clean
    assert fold(fold(clean)) == fold(clean)
    assert latin_code(latin_code(clean)) == latin_code(clean)
    assert refang(refang(clean)) == refang(clean)


NAMES = st.from_regex(r"[a-z][a-z0-9_]{4,14}[a-z0-9]", fullmatch=True)
DISGUISES = st.sampled_from([
    str.upper,
    lambda text: f" <{text}> ",
    "\u200b".join,
    lambda text: f"\u202a{text}\u202c",
    lambda text: f"“{text}”,",
    lambda text: "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text),
    lambda text: "".join(chr(0x0660 + int(sign)) if sign.isdecimal() else sign for sign in text),
    lambda text: f"\u00a0{text}.\n",
])  # fmt: skip


@given(NAMES, DISGUISES)
def test_every_disguise_of_an_email_meets_the_plain_address(name, disguise):
    plain = read(Kind.EMAIL, f"{name}@example.org", jurisdiction="NO")
    disguised = read(Kind.EMAIL, disguise(f"{name}@example.org"), jurisdiction="NO")

    assert disguised.forms == plain.forms == (Normalised("email", f"{name}@example.org"),)


@given(
    NAMES, DISGUISES, st.sampled_from(["tiktok:{}", "https://www.tiktok.com/@{}", "{} (TikTok)"])
)
def test_every_disguise_of_an_account_meets_the_plain_account(name, disguise, pattern):
    disguised = read(Kind.HANDLE, disguise(pattern.format(name)), jurisdiction="NO")

    assert Normalised("handle", f"tiktok:{name}") in disguised.forms


@given(st.integers(40_000_000, 49_999_999), DISGUISES)
def test_every_disguise_of_a_telephone_number_meets_the_plain_number(number, disguise):
    national = read(Kind.PHONE, disguise(str(number)), jurisdiction="NO")
    international = read(Kind.PHONE, f"0047 {number}", jurisdiction="SE")

    assert national.forms == international.forms == (Normalised("phone", f"+47{number}"),)


@given(NAMES, NAMES, st.sampled_from([Kind.EMAIL, Kind.URL, Kind.HANDLE]))
def test_different_values_never_meet(one, other, kind):
    pattern = {Kind.EMAIL: "{}@example.org", Kind.URL: "https://example.org/{}"}.get(
        kind, "tiktok:{}"
    )
    first = read(kind, pattern.format(one), jurisdiction="NO")
    second = read(kind, pattern.format(other), jurisdiction="NO")

    assert bool(set(first.forms) & set(second.forms)) == (one == other)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("piece", ["(", "a.", "1 ", "@ ", "http://", "[.]", " at ", "a=1&", "../"])
def test_a_hostile_text_of_two_thousand_characters_is_answered(kind, piece):
    reading = read_or_refuse(kind, (piece * 2000)[:2000])

    assert reading is None or bool(reading.forms) != bool(reading.note)
