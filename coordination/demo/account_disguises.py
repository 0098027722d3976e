"""Other spellings of accounts: e-mail, telephone, handles, platform numbers, PayPal.

Profile pages and messenger links are filed as handle or as URL, and a PayPal address as e-mail,
because desks do so.
"""

import phonenumbers

from coordination.demo.selectors import Selector
from coordination.demo.spelling import (
    FULL_WIDTH,
    Entered,
    LocalSpell,
    Spell,
    defanged,
    hidden,
    same_kind,
)

PROFILE_PAGES = {
    "instagram": "https://www.instagram.com/{name}/",
    "facebook": "https://www.facebook.com/{name}",
    "snapchat": "https://www.snapchat.com/add/{name}",
    "telegram": "https://t.me/{name}",
    "tiktok": "https://www.tiktok.com/@{name}",
    "x": "https://x.com/{name}",
    "reddit": "https://www.reddit.com/user/{name}",
    "vk": "https://vk.com/{name}",
    "twitch": "https://www.twitch.tv/{name}",
    "kik": "https://kik.me/{name}",
}


def _email(selector: Selector) -> list[Entered]:
    local, _, host = selector.value.partition("@")
    values = [
        selector.value.upper(),
        f"mailto:{selector.value}",
        f"{local}[at]{host.replace('.', '[.]')}",
        f"{local}@{host.replace('.', '[.]')}",
        hidden(selector.value),
        f" <{selector.value}> ",
        selector.value.translate(FULL_WIDTH),
    ]
    if host == "gmail.com":
        bare = local.replace(".", "")
        values += [
            f"{bare}@gmail.com",
            f"{local}@googlemail.com",
            f"{bare[:3]}.{bare[3:]}@gmail.com",
        ]
    if host in {"gmail.com", "outlook.com", "proton.me"}:
        values.append(f"{local}+new@{host}")
    return same_kind("email", *values)


def _handle(selector: Selector) -> list[Entered]:
    platform, _, name = selector.value.partition(":")
    found = same_kind(
        "handle",
        f"{platform}:@{name}",
        f"{platform.capitalize()}: {name}",
        f"{platform}:{name.upper()}",
        f"{platform}:{hidden(name)}",
    )
    page = PROFILE_PAGES.get(platform)
    if page:
        address = page.format(name=name)
        bare = address.removeprefix("https://").removeprefix("www.")
        tracked = f"{address}?utm_source=share&igsh=MzRlODBi"
        found += same_kind("handle", address, bare, tracked, defanged(address))
        found += same_kind("url", address, defanged(tracked))
    return found


def _phone(selector: Selector) -> list[Entered]:
    number = phonenumbers.parse(selector.value)
    spaced = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    bare = selector.value.removeprefix("+")
    found = same_kind(
        "phone",
        spaced,
        spaced.replace(" ", "-"),
        f"tel:{selector.value}",
        spaced.translate(FULL_WIDTH),
        hidden(selector.value),
    )
    found += same_kind("handle", f"whatsapp:{selector.value}", f"https://wa.me/{bare}")
    return [*found, Entered("url", f"https://wa.me/{bare}?text=hi")]


def _dialled(selector: Selector, jurisdiction: str) -> list[Entered]:
    """Return a telephone number as it is dialled in the jurisdiction."""
    number = phonenumbers.parse(selector.value)
    if jurisdiction == selector.home:
        national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        return same_kind("phone", national, national.replace(" ", ""))
    abroad = phonenumbers.format_out_of_country_calling_number(number, jurisdiction)
    # Some national plans print a pause as a tilde, which nobody pastes.
    return [] if "~" in abroad else same_kind("phone", abroad)


def _platform_id(selector: Selector) -> list[Entered]:
    platform, _, number = selector.value.partition(":")
    found = same_kind(
        "platform_id",
        f"{platform.capitalize()}: {number}",
        f"{platform}:{number.translate(FULL_WIDTH)}",
    )
    if platform == "facebook":
        address = f"https://www.facebook.com/profile.php?id={number}"
        found += [Entered("platform_id", address), Entered("url", address)]
    return found


def _paypal(selector: Selector) -> list[Entered]:
    value = selector.value
    return [
        Entered("paypal", value.upper()),
        Entered("email", value),
        Entered("email", value.upper()),
    ]


SPELLINGS: dict[str, Spell] = {
    "email": _email,
    "handle": _handle,
    "phone": _phone,
    "platform_id": _platform_id,
    "paypal": _paypal,
}


LOCAL_SPELLINGS: dict[str, LocalSpell] = {"phone": _dialled}
