"""A thief of the files: unique words of every sensitive field are found in none, in no encoding.

Everything is exercised first: registering, import, edit, search, hits, coordination, opening a
person, refusals and crashes, a sweep, erasure.
"""

import base64
import hashlib
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from coordination.actions import case_moves, cases, coordination, imports, search, upkeep
from coordination.domain.drafts import CoordinationDraft, RefusedInput
from coordination.domain.vocabulary import CaseStatus, CoordinationKind, CoordinationState
from tests.builders import a_lead, a_payload, an_officer
from tests.desks import AUDITOR, OPERATOR
from tests.pages import everything
from tests.walls import past_walls

HASH = hashlib.sha256(b"knry").hexdigest()
# What was said beside what it becomes, where normalising changes more than its case.
WORDS = (
    "KnryRef4711",
    "KnryTitle",
    "KnryAuthority",
    "KnrySummary",
    "KnryOperation",
    "KnryPlatform",
    "KnryOffence",
    "KnryForename",
    "KnrySurname",
    "KnryVictim",
    "KNRY98765",
    "knrymail",
    "knrydomain",
    "knryhandle",
    "KnryProvider",
    "KNRYCOREF",
    "knrywithdrawn",
    "knryopened",
    "knrycontested",
    "knryerased",
    "knrysearched",
    "knryrefused",
    "4793481207",
    "NO8312345678008",
    HASH,
)
TEAM = {"kind": "jit", "with": ["NO"], "refs": ["KNRYCOREF/1"], "since": "2026-01-01"}
RECORD = {
    "title": "KnryTitle",
    "authority": "KnryAuthority",
    "summary": "KnrySummary",
    "operation": "KnryOperation",
    "platforms": ["KnryPlatform"],
    "offences": ["KnryOffence"],
    "subjects": [
        {
            "id": "S1",
            "role": "suspect",
            "names": ["KnryForename KnrySurname"],
            "dob": "1971-03-29",
            "documents": [{"type": "passport", "country": "RO", "number": "KNRY98765"}],
        },
        {"id": "V1", "role": "victim", "names": ["KnryVictim KnrySurname"], "dob": "1991-03-29"},
    ],
    "identifiers": [
        {"type": "email", "value": "knrymail@knrydomain.ro", "provider": "KnryProvider"},
        {"type": "handle", "value": "instagram:knryhandle", "subject": "S1"},
        {"type": "phone", "value": "+47 93 48 12 07"},
        {"type": "iban", "value": "NO83 1234 5678 008"},
        {"type": "file_hash", "value": HASH},
    ],
    "coordination": [{**TEAM, "state": "running"}],
}


def _tell_all(desks) -> None:
    """Do everything that takes or shows the words."""
    officer = an_officer("RO")
    tools = desks.office.office.tools
    mine = desks.register("RO", "KnryRef4711", **RECORD)
    payload = a_payload("NO/1", "NO", **{**RECORD, "coordination": []})
    line = imports.prepare_line(tools, 1, payload, None)
    desks.do(OPERATOR, imports.would_hit, line.prepared)
    desks.do(OPERATOR, imports.admit_lines, [line])
    team = CoordinationDraft(
        kind=CoordinationKind.JIT,
        with_states=("NO",),
        refs=(),
        since=date(2026, 1, 1),
        until=None,
        state=CoordinationState.RUNNING,
    )
    desks.do(officer, coordination.record, mine.case_id, replace(team, refs=("KNRYCOREF/2",)))
    desks.do(officer, coordination.record, mine.case_id, team)
    row = desks.hits("NO", "covered")[0]
    name = next(one.record_id for one in row.records if one.desk == "RO")
    desks.do(
        an_officer("NO"),
        coordination.answer,
        row.id,
        name,
        verdict="contested",
        reason="knrycontested",
    )
    desks.read(officer, cases.open_person, mine.case_id, "V1", "knryopened")
    desks.read(officer, search.search, "knrysearched")
    desks.register("RO", "KnryRef4711", **{**RECORD, "urgency": "child_at_risk"})
    everything(desks, officer, (mine.case_id,), WORDS)
    everything(desks, AUDITOR)


def _fail(desks) -> None:
    """Provoke refusals and a crash in the middle of a registration."""
    with pytest.raises(RefusedInput):
        desks.register("RO", "KnryRef4711", opened="knryrefused", **RECORD)
    with pytest.raises(ZeroDivisionError), desks.office.bench(an_officer("RO")) as bench:
        search.search(bench, "knrysearched")
        raise ZeroDivisionError


def _end(desks) -> None:
    """Sweep, withdraw and erase."""
    desks.do(OPERATOR, upkeep.run_sweep)
    page = desks.cases("RO")
    case_id = page.rows[0].id
    with desks.office.bench(an_officer("RO")) as bench:
        case_moves.move_case(bench, case_id, CaseStatus.WITHDRAWN, "knrywithdrawn")
    desks.do(a_lead("RO"), case_moves.ask_erasure, case_id, "knryerased")
    desks.do(OPERATOR, upkeep.run_sweep)


def _spellings(word: str) -> Iterator[bytes]:
    """Yield a word as it could lie in a file."""
    for one in {word, word.lower(), word.upper(), word[::-1]}:
        for plain in (one.encode(), one.encode("utf-16-le"), one.encode("utf-16-be")):
            yield plain
            yield plain.hex().encode()
            yield plain.hex().upper().encode()
            # Base64 depends on where in a group of three the word begins; the ends are cut off,
            # because they depend on the neighbours.
            for start in range(3):
                yield base64.b64encode(b"\0" * start + plain)[4:-4]
    if set(word) <= set("0123456789abcdef"):
        yield bytes.fromhex(word[: len(word) // 2 * 2])


def _found(haystacks: dict[str, bytes]) -> list[str]:
    return [
        f"{word} in {where}"
        for where, hay in haystacks.items()
        for word in WORDS
        if any(spelling in hay for spelling in _spellings(word))
    ]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _rows(engine: Engine) -> dict[str, bytes]:
    """Return every table of a database as bytes, column by column."""
    found = {}
    with engine.connect() as connection:
        for table in inspect(engine).get_table_names():
            rows = connection.execute(text(f'SELECT * FROM "{table}"')).all()
            found[table] = b"\n".join(_plain(value) for row in rows for value in row)
    return found


def _plain(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_the_scan_finds_what_lies_open(tmp_path):
    (tmp_path / "open").write_bytes(b"..\x00KnryTitle..")
    (tmp_path / "coded").write_bytes(base64.b64encode(b"x {'authority': 'KnryAuthority'}"))
    (tmp_path / "wide").write_bytes("KNRYPROVIDER".encode("utf-16-le"))
    (tmp_path / "raw").write_bytes(bytes.fromhex(HASH))

    found = {one.split(" in ")[0] for one in _found(_files(tmp_path))}
    assert found == {"KnryTitle", "KnryAuthority", "KnryProvider", HASH}


def test_no_file_of_the_installation_holds_a_word_of_a_case(sqlite_desks, tmp_path, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    for part in (_tell_all, _fail, _end):
        part(sqlite_desks)
        files = _files(tmp_path)
        assert {Path(name).name for name in files} >= {"register.sqlite", "register.sqlite-wal"}
        assert _found(files) == []
    said = capfd.readouterr()
    assert _found({"log": caplog.text.encode(), "out": (said.out + said.err).encode()}) == []


def test_no_column_of_either_database_holds_a_word_of_a_case(desks):
    for part in (_tell_all, _fail, _end):
        part(desks)
        office = desks.office.office
        assert _found(_rows(past_walls(office.engine)) | _rows(office.keys_engine)) == []
    assert b"case.registered" in _rows(past_walls(desks.office.office.engine))["audit_entry"]


def test_no_refusal_repeats_what_was_refused(sqlite_desks):
    with pytest.raises(RefusedInput) as refused:
        sqlite_desks.register("RO", "KnryRef4711", **{**RECORD, "dob": "KnrySurname"})

    assert _found({"refusal": repr(refused.value).encode()}) == []
