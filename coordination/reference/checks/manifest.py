"""The rule on the manifest: the files are those of the release that it names."""

from collections.abc import Iterator

from coordination.reference.checks.faults import Fault
from coordination.reference.checks.kinds import is_day
from coordination.reference.content import MANIFEST, Content
from coordination.reference.entries import PackError
from coordination.reference.release import UNNAMED, read_release

_MAKE: str = "Restore the file, or make a release: coordination pack release NAME."


def files_are_those_of_the_release(content: Content) -> Iterator[Fault]:
    """Each file has the digest that the manifest gives it; none is missing or new."""
    try:
        release = read_release(content)
    except PackError as bad:
        yield Fault(MANIFEST, "", "", str(bad).removeprefix(f"{MANIFEST}, "), "Correct it.")
        return
    if release.name == UNNAMED:
        yield Fault(MANIFEST, "", "", "the pack has no manifest", _MAKE)
        return
    listed = {file.name for file in release.files}
    for name in release.changed:
        what = (
            "the file is not in the release"
            if name not in listed
            else "the file of the release is missing"
            if name not in content.digests
            else "the file is not the one of the release"
        )
        yield Fault(MANIFEST, name, "sha256", what, _MAKE)
    yield from _dates(content, release.date)


def _dates(content: Content, released: str) -> Iterator[Fault]:
    for name, file in content.files.items():
        if is_day(file.get("as_of")) and file["as_of"] > released:
            yield Fault(
                MANIFEST,
                f"{name}.json",
                "date",
                "the file is younger than the release that holds it",
                "Make a release of a later day.",
            )
