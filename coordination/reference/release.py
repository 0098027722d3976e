"""The identity of a pack: its name, its date, and which files belong to it.

`pack.json` lists every file with its SHA-256, its licence and where it comes from. A folder whose
files are exactly those is the release that was checked when it was made; another one is checked
in full before anything starts with it, and calls itself changed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coordination.reference.content import MANIFEST, Content
from coordination.reference.entries import Entry, PackError

_NAME: Final = re.compile(r"\d{4}\.\d{2}\.\d{2}(\.\d{1,3})?")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")

UNNAMED: Final = "unnamed"


@dataclass(frozen=True, slots=True)
class FileOfRelease:
    """A file as the manifest lists it: SHA-256, and where it comes from under which licence."""

    name: str
    sha256: str
    licence: str
    origin: str


@dataclass(frozen=True, slots=True)
class Release:
    """A release by its name (its day, and a number where the day has several).

    `changed` names the files that are not those of the release, missing or new ones included;
    a folder without a manifest is unnamed and wholly changed.
    """

    name: str
    date: str
    files: tuple[FileOfRelease, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a page that rests on the pack says about it.

    `as_of` is the newest date of its files (ISO 8601); `corrections` how many facts the
    administrator holds differently, `undecided` how many of those rest on an older value.
    """

    release: str
    as_of: str
    corrections: int = 0
    undecided: int = 0

    @property
    def day(self) -> date:
        """Return the date on which law and lists stand."""
        return date.fromisoformat(self.as_of)


def read_release(content: Content) -> Release:
    """Return what the manifest says and how the files differ; raise PackError if it is bad."""
    if content.manifest is None:
        return Release(UNNAMED, "", (), tuple(sorted(content.digests)))
    entry = Entry(MANIFEST, content.manifest)
    name = entry.text("release")
    if not is_release_name(name):
        raise entry.fault("release", "a name such as 2026.11.23 or 2026.11.23.2 is needed")
    files = tuple(_file(one) for one in entry.entries("files"))
    listed = {one.name: one.sha256 for one in files}
    if len(listed) < len(files):
        raise entry.fault("files", "a file stands twice; remove one line")
    changed = {name for name, _ in listed.items() ^ dict(content.digests).items()}
    return Release(name, entry.date("date"), files, tuple(sorted(changed)))


def is_release_name(name: str) -> bool:
    """Say whether a release may be called so: a day of the calendar, with or without a number."""
    if not _NAME.fullmatch(name):
        return False
    try:
        date.fromisoformat(name[:10].replace(".", "-"))
    except ValueError:
        return False
    return True


def make_manifest(content: Content, name: str) -> dict[str, Any]:
    """Return the manifest of a folder's files under a new name.

    Licence and origin of each file are kept from the old manifest. Raises PackError for a name
    that no release may have, and for a file of which the old manifest says nothing.
    """
    if not is_release_name(name):
        raise PackError(f"{name}: a release has a name such as 2026.11.23 or 2026.11.23.2")
    known = _known(content.manifest)
    silent = sorted(content.digests.keys() - known.keys())
    if silent:
        raise PackError(
            f"{MANIFEST}, entry {silent[0]}: add a line with name, licence and origin, so that "
            "readers know where the file comes from"
        )
    return {
        "release": name,
        "date": name[:10].replace(".", "-"),
        "files": [
            {
                "name": file,
                "sha256": digest,
                "licence": known[file].get("licence", ""),
                "origin": known[file].get("origin", ""),
            }
            for file, digest in sorted(content.digests.items())
        ],
    }


def _known(manifest: Mapping[str, Any] | None) -> dict[str, Mapping[str, Any]]:
    files = (manifest or {}).get("files", [])
    return {str(one.get("name")): one for one in files if isinstance(one, dict)}


def _file(entry: Entry) -> FileOfRelease:
    digest = entry.text("sha256")
    if not _DIGEST.fullmatch(digest):
        raise entry.fault("sha256", "64 hexadecimal digits are needed")
    return FileOfRelease(entry.text("name"), digest, entry.text("licence"), entry.text("origin"))
