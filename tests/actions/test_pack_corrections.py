"""Local corrections: signed, valid, in force everywhere at once, and never overwritten silently."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from coordination.actions import pack_corrections, reference_pack
from coordination.actions.pack_corrections import Signature
from coordination.actions.workbench import NoSuchRecord
from coordination.domain.permissions import Forbidden
from coordination.reference.corrections import RefusedCorrection, Standing
from coordination.reference.pack import build_pack, load_pack
from coordination.runtime import Office
from tests.desks import ADMINISTRATOR, ANALYST, AUDITOR, OPERATOR, Desks, a_reader
from tests.unit.packs import changed, plant

KOREA = ("jurisdictions", "KR", "budapest")
SIGNED = Signature("Letter of the ministry, 1 November 2026", "The accession was read there")


def correct(desks, address=KOREA, value="party", actor=ADMINISTRATOR):
    return desks.do(actor, pack_corrections.correct, address, value, SIGNED)


def row_of(desks, code="KR"):
    with desks.office.bench(OPERATOR, writes=False) as bench:
        return bench.pack.content.entries("jurisdictions")[code]


def updated(desks, content):
    """Return the same register under another release of the pack."""
    old = desks.office.office
    tools = replace(old.tools, pack=build_pack(content), local_pack=type(old.tools.local_pack)())
    desks.office.office = Office(old.engine, old.keys_engine, tools)
    return desks


def standing(desks):
    with desks.office.bench(OPERATOR, writes=False) as bench:
        return [placed.standing for placed in bench.pack.corrections]


def test_a_correction_holds_from_the_next_bench_on_and_leaves_the_release_alone(desks):
    correct(desks)

    assert row_of(desks)["budapest"] == "party"
    assert load_pack().content.entries("jurisdictions")["KR"]["budapest"] == "invited"
    assert "budapest" not in row_of(desks)["unverified"]


def test_what_follows_from_a_corrected_fact_follows(sqlite_desks):
    correct(sqlite_desks)

    assert row_of(sqlite_desks)["network_24_7"] is True
    assert "network_24_7" not in row_of(sqlite_desks)["unverified"]


def test_another_process_sees_a_correction_at_its_next_request(desks):
    old = desks.office.office
    other = Desks(replace(desks.office), desks.pack)
    other.office.office = Office(
        old.engine,
        old.keys_engine,
        replace(old.tools, local_pack=type(old.tools.local_pack)()),
    )
    assert row_of(other)["budapest"] == "invited"

    made = correct(desks)
    assert row_of(other)["budapest"] == "party"

    desks.do(ADMINISTRATOR, pack_corrections.withdraw, made, "The letter was wrong")
    assert row_of(other)["budapest"] == "invited"


def test_a_correction_is_signed_and_logged_with_its_reason(desks):
    correct(desks)

    found = desks.read(AUDITOR, pack_corrections.list_corrections).placed[0].correction

    assert (found.by, found.value, found.base) == ("admin", "party", "invited")
    assert found.base_release == load_pack().release.name
    with desks.office.office.engine.connect() as connection:
        actions = connection.execute(text("SELECT action, actor FROM audit_entry")).all()
    assert ("pack.corrected", "admin") in [tuple(one) for one in actions]


def test_a_switch_puts_the_instruments_that_wait_for_it_into_force(sqlite_desks):
    correct(sqlite_desks, ("instruments", "legal_facts", "cets224_in_force.value"), "true")

    with sqlite_desks.office.bench(OPERATOR, writes=False) as bench:
        assert bench.pack.law.legal_facts["cets224_in_force"] is True
        card = reference_pack.show_instrument(bench, "ap2_7")
        other = reference_pack.show_instrument(bench, "un_cybercrime_mla")
        raw = bench.pack.content.entries("instruments")["ap2_7"]
    assert (card.line.in_force, raw["in_force"], other.line.in_force) == (True, True, False)
    assert [placed.correction.entry for placed in card.corrections] == ["legal_facts"]


@pytest.mark.parametrize(
    ("address", "value", "complaint"),
    [
        (("offences", "CSA-CONTACT", "term"), "x", "Only facts of jurisdictions"),
        (("jurisdictions", "QQ", "budapest"), "party", "no such entry"),
        (("jurisdictions", "NO", "budapset"), "party", "no such field"),
        (("jurisdictions", "NO", "network_24_7"), "false", "follows from another one"),
        (("jurisdictions", "NO", "alpha2"), "NN", "how the pack is built"),
        (("jurisdictions", "NO", "budapest"), "party", "says this already"),
        (("jurisdictions", "NO", "budapest"), "partly", "none of the words"),
        (("jurisdictions", "NO", "budapest"), "none", "only a Party"),
        (("jurisdictions", "NO", "notes"), "x", "holds several facts"),
        (("jurisdictions", "entry_into_force", "ets185.dates.NO"), "2027-01-01", "no such field"),
        (("jurisdictions", "entry_into_force", "ets185.dates.DE"), "2009-07-02", "first of a"),
        (("instruments", "ap2_7", "in_force"), "true", "legal fact"),
        (("instruments", "eio", "condition.all.field"), "eu_member", "how the pack is built"),
        (("instruments", "budapest_29", "time_limits.bud29_hold.value"), "-1", "plausible"),
        (("providers", "meta", "entity_eu.country"), "QQ", "not in jurisdictions.json"),
        (("providers", "meta", "preservation.days"), '{"days": 1}', "one value"),
        (("contacts", "ejn", "verified"), "true", "no source is named"),
    ],
)
def test_what_would_make_the_pack_invalid_is_refused_with_the_reason(
    sqlite_desks, address, value, complaint
):
    with pytest.raises(RefusedCorrection, match=complaint):
        correct(sqlite_desks, address, value)

    assert standing(sqlite_desks) == []


@pytest.mark.parametrize(
    "signature", [Signature(" ", "why"), Signature("where", ""), Signature("x" * 2_001, "why")]
)
def test_a_correction_without_source_or_reason_is_refused(sqlite_desks, signature):
    with pytest.raises(RefusedCorrection):
        sqlite_desks.do(ADMINISTRATOR, pack_corrections.correct, KOREA, "party", signature)


def test_a_value_that_is_too_long_is_refused(sqlite_desks):
    with pytest.raises(RefusedCorrection, match="2,000"):
        correct(sqlite_desks, value="x" * 2_001)


@pytest.mark.parametrize("value", ['"\\ud800"', '["a", "\\u0000"]', "[" * 1990, "a\x00b"])
def test_a_value_that_no_page_can_show_is_refused(sqlite_desks, value):
    with pytest.raises(RefusedCorrection, match="plain text"):
        correct(sqlite_desks, ("providers", "discord", "name"), value)


@pytest.mark.parametrize("text", ["", "x" * 2_001, "a\x00b"])
def test_a_source_or_reason_that_cannot_be_kept_is_refused(sqlite_desks, text):
    number = correct(sqlite_desks)

    for signature in (replace(SIGNED, source=text), replace(SIGNED, reason=text)):
        with pytest.raises(RefusedCorrection):
            sqlite_desks.do(ADMINISTRATOR, pack_corrections.correct, KOREA, "party", signature)
    with pytest.raises(RefusedCorrection):
        sqlite_desks.do(ADMINISTRATOR, pack_corrections.withdraw, number, text)


def test_a_value_is_read_as_json_but_a_text_stays_a_text(sqlite_desks):
    correct(sqlite_desks, ("providers", "meta", "preservation.days"), "180")
    correct(sqlite_desks, ("providers", "meta", "portal"), "2026")
    correct(sqlite_desks, ("providers", "meta", "user_notice_default"), "null")

    with sqlite_desks.office.bench(OPERATOR, writes=False) as bench:
        card = reference_pack.show_provider(bench, "meta")
    assert (card.line.preservation_days, card.portal, card.line.notice) == (180, "2026", "unknown")


def test_a_second_correction_of_a_fact_ends_the_first(desks):
    correct(desks)
    correct(desks, value="signatory")

    found = desks.read(ADMINISTRATOR, pack_corrections.list_corrections)

    assert [placed.correction.value for placed in found.placed] == ["signatory"]
    assert [one.correction.value for one in found.ended] == ["party"]


def test_an_update_that_changes_the_fact_leaves_the_correction_in_force_and_says_so(sqlite_desks):
    made = correct(sqlite_desks)
    updated(sqlite_desks, plant("jurisdictions", "KR", "budapest", "signatory"))

    assert row_of(sqlite_desks)["budapest"] == "party"
    assert standing(sqlite_desks) == [Standing.OUTDATED]

    sqlite_desks.do(ADMINISTRATOR, pack_corrections.confirm, made)
    assert standing(sqlite_desks) == [Standing.IN_FORCE]
    assert row_of(sqlite_desks)["budapest"] == "party"


def test_an_update_that_says_the_same_is_told(sqlite_desks):
    correct(sqlite_desks)
    updated(sqlite_desks, plant("jurisdictions", "KR", "budapest", "party"))

    assert standing(sqlite_desks) == [Standing.DELIVERED]


def test_an_update_without_the_fact_leaves_the_correction_out_and_says_so(sqlite_desks):
    made = correct(sqlite_desks, ("providers", "mega", "portal"), "A portal")
    correct(sqlite_desks)
    updated(
        sqlite_desks,
        changed("providers", lambda content: content["providers"].pop(_place(content, "mega"))),
    )

    assert sorted(standing(sqlite_desks)) == [Standing.IN_FORCE, Standing.UNFIT]
    with pytest.raises(RefusedCorrection):
        sqlite_desks.do(ADMINISTRATOR, pack_corrections.confirm, made)


def _place(content, name):
    return [one["id"] for one in content["providers"]].index(name)


def test_only_administrator_and_operator_correct_and_everybody_reads(sqlite_desks):
    made = correct(sqlite_desks, actor=OPERATOR)

    for actor in (ANALYST, AUDITOR, a_reader("NO")):
        assert sqlite_desks.read(actor, pack_corrections.list_corrections).placed
        with pytest.raises(Forbidden):
            correct(sqlite_desks, value="signatory", actor=actor)
        with pytest.raises(Forbidden):
            sqlite_desks.do(actor, pack_corrections.confirm, made)
        with pytest.raises(Forbidden):
            sqlite_desks.do(actor, pack_corrections.withdraw, made, "why")


def test_an_ended_correction_is_not_there_any_more(sqlite_desks):
    made = correct(sqlite_desks)
    sqlite_desks.do(ADMINISTRATOR, pack_corrections.withdraw, made, "The letter was wrong")

    with pytest.raises(NoSuchRecord):
        sqlite_desks.do(ADMINISTRATOR, pack_corrections.withdraw, made, "again")
    with pytest.raises(RefusedCorrection, match="Say why"):
        again = correct(sqlite_desks)
        sqlite_desks.do(ADMINISTRATOR, pack_corrections.withdraw, again, " ")
