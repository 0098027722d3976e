"""Accounts: `platform:name`, addresses, and words around them give one account."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs, texts

SAME = {
    ("handle", "telegram:wolf77", "NO"): {
        "handle": [
            "telegram:wolf77", "tg:wolf77", "Telegram: @Wolf77", "https://t.me/wolf77",
            "t.me/wolf77", "hxxps://t[.]me/wolf77", "telegram.me/WOLF77",
            "https://www.telegram.me/wolf77/", "telegram - wolf77", "wolf77 (telegram)",
            "wolf77 @ telegram", "telegram/wolf77", "telegram @wolf77",
            "https://t.me/s/wolf77?before=12", "wolf77@telegram", "Telegram wolf77",
            "telegram \u2013 wolf77", "TG @wolf77", "telegram username: wolf77",
            "tg://resolve?domain=wolf77", "t.me/wolf77/123", "telegram|wolf77",
            "@wolf77 (Telegram)", "wolf77 on Telegram", "[https://t.me/wolf77]",
            "<https://t.me/wolf77>", "wolf77 [telegram]", "t[.]me/wolf77", "telegram.org:wolf77",
            "Telegram user @wolf77", "wolf77 - telegram", "wolf77, Telegram", "telegram=wolf77",
            "Telegram handle: @wolf77", "https://t.me/@wolf77", "telegram: https://t.me/wolf77",
            "ｔｅｌｅｇｒａｍ：ｗｏｌｆ７７", "web.telegram.org/k/#@wolf77", "@telegram:wolf77",
            "telegram :wolf77", "telegram:\u200bwolf77", "telegram∶wolf77",
        ],
        "url": [
            "https://t.me/wolf77", "t.me/wolf77?x=1",
        ],
        "domain": [
            "t.me/wolf77",
        ],
        "platform_id": [
            "telegram:wolf77",
        ],
    },
    ("handle", "wolf77", "NO"): {
        "handle": [
            "wolf77", "@wolf77", "tiktok:wolf77", "https://www.tiktok.com/@wolf77?lang=en",
            "@Wolf77", "wolf77 ", " WOLF77", "username: wolf77", '"wolf77"',
            "tiktok.com/@wolf77/video/123",
        ],
    },
    ("handle", "instagram:wolf.77", "NO"): {
        "handle": [
            "instagram:wolf.77", "ig: wolf.77", "https://instagram.com/wolf.77/",
            "https://www.instagram.com/wolf.77?igshid=abc", "insta - @wolf.77",
            "instagram.com/stories/wolf.77/12", "m.instagram.com/wolf.77", "INSTAGRAM:WOLF.77",
            "hxxps[:]//www[.]instagram[.]com/wolf.77", "wolf.77 (ig)",
        ],
    },
    ("handle", "twitter:wolf_77", "NO"): {
        "handle": [
            "twitter:wolf_77", "x:wolf_77", "https://x.com/wolf_77",
            "https://twitter.com/wolf_77/status/1", "mobile.twitter.com/wolf_77", "X @wolf_77",
            "wolf_77 (X)", "nitter.net/wolf_77", "twitter.com/intent/user?screen_name=wolf_77",
        ],
    },
    ("handle", "facebook:wolf.seven", "NO"): {
        "handle": [
            "facebook:wolf.seven", "fb.com/wolf.seven", "https://m.facebook.com/wolf.seven?ref=x",
            "https://de-de.facebook.com/wolf.seven", "Facebook: wolf.seven", "fb/wolf.seven",
        ],
    },
    ("handle", "https://www.facebook.com/profile.php?id=100012345678901", "NO"): {
        "handle": [
            "https://www.facebook.com/profile.php?id=100012345678901", "facebook:100012345678901",
        ],
        "platform_id": [
            "facebook:100012345678901", "meta 100012345678901", "100012345678901",
            "fb id: 100012345678901", "https://www.facebook.com/people/Wolf-X/100012345678901/",
        ],
        "url": [
            "https://facebook.com/profile.php?id=100012345678901&ref=x",
        ],
    },
    ("handle", "snapchat:wolf77", "NO"): {
        "handle": [
            "snapchat:wolf77", "snap: wolf77", "https://www.snapchat.com/add/wolf77",
            "snapchat.com/@wolf77", "sc: wolf77",
        ],
    },
    ("handle", "discord:wolf#1234", "NO"): {
        "handle": [
            "discord:wolf#1234", "Wolf#1234", "wolf#1234 (discord)", "disc: Wolf#1234",
            "discord - wolf #1234",
        ],
    },
    ("handle", "kik:wolf77", "NO"): {
        "handle": [
            "kik:wolf77", "https://kik.me/wolf77", "Kik - wolf77", "kik @wolf77",
        ],
    },
    ("handle", "skype:live:wolf77", "NO"): {
        "handle": [
            "skype:live:wolf77", "live:wolf77", "Skype: live:wolf77", "skype:live:wolf77?chat",
        ],
    },
    ("handle", "vk:wolf77", "NO"): {
        "handle": [
            "vk:wolf77", "https://vk.com/wolf77", "vkontakte: wolf77", "m.vk.com/wolf77",
        ],
    },
    ("handle", "vk:id12345678", "NO"): {
        "handle": [
            "vk:id12345678", "https://vk.com/id12345678",
        ],
        "platform_id": [
            "vk:12345678",
        ],
    },
    ("handle", "@wolf@mastodon.example", "NO"): {
        "handle": [
            "@wolf@mastodon.example", "mastodon:wolf@mastodon.example",
            "https://mastodon.example/@wolf", "mastodon: @wolf@mastodon.example",
        ],
    },
    ("handle", "matrix:@wolf:example.org", "NO"): {
        "handle": [
            "matrix:@wolf:example.org", "https://matrix.to/#/@wolf:example.org",
            "element: @wolf:example.org", "@wolf:example.org",
        ],
    },
    ("handle", "reddit:wolf77", "NO"): {
        "handle": [
            "reddit:wolf77", "https://old.reddit.com/user/wolf77/", "reddit.com/u/wolf77",
            "u/wolf77", "/u/wolf77", "reddit: u/wolf77",
        ],
    },
    ("handle", "youtube:wolf77", "NO"): {
        "handle": [
            "youtube:wolf77", "youtube.com/@wolf77", "https://www.youtube.com/c/wolf77",
            "youtube.com/user/wolf77/videos", "YT: @wolf77",
        ],
    },
    ("handle", "steam:wolf77", "NO"): {
        "handle": [
            "steam:wolf77", "https://steamcommunity.com/id/wolf77/",
        ],
    },
    ("handle", "icq:123456789", "NO"): {
        "handle": [
            "icq:123456789", "ICQ 123-456-789", "icq: 123 456 789",
        ],
    },
    ("handle", "someforum.example:wolf77", "NO"): {
        "handle": [
            "someforum.example:wolf77", "https://someforum.example/user/wolf77",
        ],
    },
    ("platform_id", "discord:123456789012345678", "NO"): {
        "platform_id": [
            "discord:123456789012345678", "123456789012345678", "Discord ID 123456789012345678",
            "discord - 123456789012345678",
        ],
        "handle": [
            "https://discord.com/users/123456789012345678", "discord:123456789012345678",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_an_account_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


def test_the_same_name_on_two_platforms_is_shared_only_as_a_name():
    both = set(forms("handle", "tiktok:wolf77")) & set(forms("handle", "kik:wolf77"))

    assert both == {form("handle_name", "wolf77")}


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("https://wolf77.tumblr.com/post/1", "tumblr:wolf77"),
        ("https://www.tumblr.com/wolf77", "tumblr:wolf77"),
        ("https://onlyfans.com/wolf77", "onlyfans:wolf77"),
        ("https://www.linkedin.com/in/wolf77/", "linkedin:wolf77"),
        ("https://no.linkedin.com/in/wolf77", "linkedin:wolf77"),
        ("https://line.me/ti/p/~wolf77", "line:wolf77"),
        ("https://signal.me/#p/+4791234567", "signal:+4791234567"),
        ("whatsapp://send?phone=4791234567", "whatsapp:+4791234567"),
        ("viber://chat?number=%2B4791234567", "viber:+4791234567"),
        ("skype:wolf77?call", "skype:wolf77"),
        ("discord:wolf77#0", "discord:wolf77"),
        ("discord:#wolf77", "discord:wolf77"),
        ("xmpp:Wolf@Example.org/phone", "xmpp:wolf@example.org"),
        ("https://medium.com/@wolf77", "medium:wolf77"),
        ("https://bsky.app/profile/wolf77.example.org", "bluesky:wolf77.example.org"),
        ("https://cash.app/$wolf77", "cashapp:wolf77"),
        ("https://t.me/s/wolf77", "telegram:wolf77"),
        ("newapp: wolf77", "newapp:wolf77"),
        ("https://forum.example/members/wolf77", "forum.example:wolf77"),
        ("https://mastodon.example/@wolf@other.example", "mastodon:wolf@other.example"),
        ("tox:" + "AB" * 38, "tox:" + "ab" * 32),
        ("tox:short", "tox:short"),
        ("matrix:wolf", "matrix:wolf"),
        ("skype:live:", "skype:live"),
        ("x: wolf77", "twitter:wolf77"),
        ("snap @wolf77", "snapchat:wolf77"),
    ],
)
def test_an_account_is_found_behind_its_address_or_notation(text, handle):
    assert handle in texts("handle", text, "handle")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.instagram.com/p/Cabc123/",
        "https://t.me/joinchat/AbCdEfGhIj",
        "https://t.me/+AbCdEfGhIj",
        "https://discord.com/channels/1/2",
        "https://www.facebook.com/profile.php?id=x",
        "https://wa.me/message/ABC",
        "https://twitter.com/intent/user",
        "https://example.org/pages/wolf77",
        "https://www.tiktok.com/wolf77",
        "https://www.facebook.com/people/wolf",
        "https://t.me/%20%21",
        "https://www.tumblr.com/",
    ],
)
def test_an_address_that_is_no_profile_names_no_account(text):
    filed = forms("handle", text)

    assert not [one for one in filed if one.namespace in {"handle", "handle_name"}]
    assert [one for one in filed if one.namespace == "url"]


def test_a_number_that_a_platform_gave_meets_without_its_platform():
    bare = set(forms("platform_id", "100012345678901"))
    full = set(forms("platform_id", "facebook:100012345678901"))

    assert bare & full == {form("handle_name", "100012345678901"),
                           form("platform_number", "100012345678901")}  # fmt: skip


def test_a_short_number_is_a_name_and_no_platform_number():
    assert forms("handle", "telegram:1234") == (
        form("handle", "telegram:1234"),
        form("handle_name", "1234"),
    )


@pytest.mark.parametrize(
    ("provider", "expected"), [("Telegram", ["telegram:wolf77"]), ("Meta", []), ("Nobody Ltd", [])]
)
def test_a_provider_fills_in_the_platform_when_the_text_names_none(provider, expected):
    found = forms("handle", "wolf77", provider=provider)

    assert [one.text for one in found if one.namespace == "handle"] == expected
    assert form("handle_name", "wolf77") in found


def test_a_provider_does_not_overrule_the_text():
    found = forms("handle", "kik:wolf77", provider="Telegram")

    assert found[0] == form("handle", "kik:wolf77")


@pytest.mark.parametrize(
    "text",
    [
        "tiktok:w\u043elf77",  # a Cyrillic o
        "tiktok:w\u0336o\u0336l\u0336f\u033677",
        "tiktok:★wolf77★",
        "tiktok: w o l f 7 7",
        "tiktok:𝔴𝔬𝔩𝔣77",
        "my page: tiktok.com/@wolf77 (TikTok)",
        "see https://tiktok.com/@wolf77, seen in May",
        "tiktok.com/@wolf77 (public)",
    ],
)
def test_decoration_and_lookalikes_do_not_hide_a_name(text):
    assert "tiktok:wolf77" in texts("handle", text, "handle")


@pytest.mark.parametrize("text", ["phone:+47 912 34 567", "tel:+4791234567", "+47 912 34 567",
                                  "mobile: 912 34 567", "tel: 912 34 567 (private)"])  # fmt: skip
def test_a_telephone_number_that_was_filed_as_an_account_is_one(text):
    assert forms("handle", text) == (form("phone", "+4791234567"),)


def test_a_telephone_label_without_a_number_names_nobody():
    assert forms("handle", "phone: none") == ()


def test_a_name_that_only_begins_like_a_number_is_a_name():
    assert forms("handle", "+1") == (form("handle_name", "+1"),)


def test_a_name_in_another_script_stays_in_it():
    assert texts("handle", "vk:волк", "handle") == ["vk:волк"]
    assert texts("handle", "vk:wжlf", "handle") == ["vk:wжlf"]


def test_a_name_under_too_many_labels_is_read_as_far_as_it_goes():
    assert texts("handle", "tg:" * 12 + "wolf77", "handle")[0].startswith("telegram:")


@pytest.mark.parametrize("text", ["line dancer", "signal fire", "pin up"])
def test_an_ordinary_word_is_no_platform(text):
    assert not texts("handle", text, "handle")


@pytest.mark.parametrize(
    "text", ["~~~", "telegram: ~~~", "x" * 130, "discord:#", "@@@", "matrix:@:x"]
)
def test_what_names_nobody_is_kept_with_a_note(text):
    reading = read(Kind.HANDLE, text, jurisdiction="NO")

    assert reading.forms == ()
    assert "platform:name" in reading.note


def test_a_registration_address_under_another_platform_is_an_email():
    assert forms("handle", "instagram:wolf77@example.org") == (form("email", "wolf77@example.org"),)


def test_a_name_is_no_paypal_account_where_paypal_would_not_allow_it():
    assert not texts("handle", "paypal:wölf+x", "paypal")
