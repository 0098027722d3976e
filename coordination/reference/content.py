"""The files of a pack folder, read once: parsed, hashed, and not yet judged.

`Content` is what everything else is made from: the pack, the law (`reference/law.py` takes
`content.files`), the checks, and the copy with local corrections. Nobody may change it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from coordination.reference.entries import Entry, PackError, lines_of, parse, read_bytes

MANIFEST: Final = "pack.json"

# The files with facts, by the name that commands and pages call them, and the list of entries in
# each with the field that names one.
ENTRY_LISTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "jurisdictions": ("jurisdictions", "alpha2"),
        "instruments": ("instruments", "id"),
        "providers": ("providers", "id"),
        "forms": ("forms", "id"),
        "contacts": ("contacts", "id"),
        "offences": ("offences", "code"),
        "public_operations": ("cases", "id"),
        "worthless_values": ("rules", "id"),
        "shared_values": ("rules", "id"),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """What stands in the files of one folder.

    `files` holds the object of each JSON file under its name without the ending, `texts` the
    lines of each text file under its full name, `digests` the SHA-256 of every file but the
    manifest, `manifest` the manifest or None where the folder has none.
    """

    files: Mapping[str, Mapping[str, Any]]
    texts: Mapping[str, tuple[str, ...]]
    digests: Mapping[str, str]
    manifest: Mapping[str, Any] | None

    def file(self, name: str) -> Entry:
        """Return a file's object; raise PackError when the folder has no such file."""
        if name not in self.files:
            raise PackError(f"{name}.json: the file cannot be opened")
        return Entry(f"{name}.json", self.files[name])

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a text file; raise PackError when the folder has no such file."""
        if name not in self.texts:
            raise PackError(f"{name}: the file cannot be opened")
        return self.texts[name]

    def entries(self, name: str) -> Mapping[str, Mapping[str, Any]]:
        """Return the entries of a file by the field that names them, in the file's order."""
        listed, key = ENTRY_LISTS[name]
        return {str(entry[key]): entry for entry in self.files[name][listed]}


def read_content(folder: Path) -> Content:
    """Return what stands in a folder; raise PackError for a file that cannot be read."""
    if not folder.is_dir():
        raise PackError(f"{folder.name}: there is no such folder")
    raw = {path.name: read_bytes(path) for path in sorted(folder.iterdir()) if _is_data(path)}
    # Shapes of a map are large, and nothing here reads them: they are hashed and not parsed.
    parsed = {
        name: parse(name, data).fields for name, data in raw.items() if name.endswith(".json")
    }
    manifest = parsed.pop(MANIFEST, None)
    return Content(
        files=MappingProxyType({name[: -len(".json")]: value for name, value in parsed.items()}),
        texts=MappingProxyType(
            {name: lines_of(name, data) for name, data in raw.items() if name.endswith(".txt")}
        ),
        digests=MappingProxyType(
            {
                name: hashlib.sha256(data).hexdigest()
                for name, data in raw.items()
                if name != MANIFEST
            }
        ),
        manifest=manifest,
    )


def _is_data(path: Path) -> bool:
    return path.is_file() and path.suffix in {".json", ".geojson", ".txt"}
