"""Give links of common services one spelling: the same video, group, file or invitation.

Each service writes a link in several ways that lead to the same thing. Only rules that follow
from the service's own share links stand here; every other address keeps its own path.
"""

import re
from urllib.parse import parse_qs, unquote

from coordination.domain.identifiers.addresses import Address
from coordination.domain.identifiers.hosts import without

_MEGA_OLD = re.compile(r"!([\w-]+)(?:!.*)?")
_MEGA_FOLDER = re.compile(r"F!([\w-]+)(?:!.*)?")
_MEGA_NEW = re.compile(r"/(file|folder|embed)/([\w-]+).*")
_DRIVE = re.compile(r"/(?:file|drive|document|spreadsheets|presentation)/(?:u/\d/)?(?:d|folders)/"
                    r"([\w-]{15,})(?:/.*)?")  # fmt: skip
_YOUTUBE = re.compile(r"/(?:shorts|embed|live|v|e)/([\w-]{11})/?")
_VIDEO = re.compile(r"[\w-]{11}")
_INVITE = re.compile(r"/(?:joinchat/|\+)([\w-]{8,})/?")
_DISCORD = re.compile(r"/invite/([\w-]+)/?", re.IGNORECASE)


def canonical_link(address: Address) -> str | None:
    """Return the one spelling of a service's link, or None when no rule applies."""
    host = without(address.host, "www.", "m.", "mobile.", "music.")
    rule = _RULES.get(host)
    return rule(address) if rule else None


def _video(address: Address) -> str | None:
    given = parse_qs(address.query).get("v", [""])[0] if "watch" in address.path else ""
    met = _YOUTUBE.fullmatch(address.path)
    video = met[1] if met else given
    return f"youtube.com/watch?v={video}" if _VIDEO.fullmatch(video) else None


def _short_video(address: Address) -> str | None:
    video = address.path.strip("/")
    return f"youtube.com/watch?v={video}" if _VIDEO.fullmatch(video) else None


def _telegram_invite(address: Address) -> str | None:
    met = _INVITE.fullmatch(unquote(address.path))
    return f"t.me/+{met[1]}" if met and not met[1].isdecimal() else None


def _discord_invite(address: Address) -> str | None:
    met = _DISCORD.fullmatch(address.path)
    return f"discord.gg/{met[1]}" if met else None


def _mega(address: Address) -> str | None:
    """Return the file or folder; the key behind it opens the file and does not name it."""
    new = _MEGA_NEW.fullmatch(address.path)
    if new:
        return f"mega.nz/{new[1].replace('embed', 'file')}/{new[2]}"
    folder = _MEGA_FOLDER.fullmatch(address.fragment)
    if folder:
        return f"mega.nz/folder/{folder[1]}"
    old = _MEGA_OLD.fullmatch(address.fragment)
    return f"mega.nz/file/{old[1]}" if old else None


def _drive(address: Address) -> str | None:
    met = _DRIVE.fullmatch(address.path)
    given = met[1] if met else parse_qs(address.query).get("id", [""])[0]
    return f"drive.google.com/open?id={given}" if len(given) >= 15 else None


_RULES = {
    "youtube.com": _video,
    "youtube-nocookie.com": _video,
    "youtu.be": _short_video,
    "t.me": _telegram_invite,
    "telegram.me": _telegram_invite,
    "telegram.dog": _telegram_invite,
    "discord.com": _discord_invite,
    "discordapp.com": _discord_invite,
    "mega.nz": _mega,
    "mega.co.nz": _mega,
    "mega.io": _mega,
    "drive.google.com": _drive,
    "docs.google.com": _drive,
}
