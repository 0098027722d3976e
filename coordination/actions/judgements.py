"""Judge links: same, not the same, unsure; and mute or show a link for the own case.

A link between two cases of one desk is judged by that desk, which sees both sides. Of a link to
another desk's case each desk sees one side. It can give its own view, which rests on what its
hit shows. Both desks read both views; when they agree, that is the judgement, and the desk that
spoke second is the second person. The person and the reason stay with the desk that spoke.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from coordination.actions import detection, given, indexing, link_files, links
from coordination.actions.edges import Edge
from coordination.actions.link_files import Link
from coordination.actions.pages import ByHand, Judged, SaidLine, Say, SetLine
from coordination.actions.workbench import DETECTOR, NoSuchRecord, Workbench
from coordination.domain import judgement, muting, permissions
from coordination.domain.drafts import Fault, RefusedInput
from coordination.domain.judgement import Judgement, Standing, Verdict
from coordination.domain.lifecycle import RefusedMove
from coordination.domain.muting import Muting
from coordination.domain.permissions import Act
from coordination.domain.wording import N_
from coordination.storage import audit, visibility
from coordination.storage.cases import Case

MOST_WORDS = 1000
"""Characters that a reason may have."""

_Side = tuple[Case, Case, Link]


def may_judge(bench: Workbench, desk: str, link: Link) -> Say:
    """Return what the actor may say of a link of a case of this desk.

    Who sees both sides judges: a desk between two of its own cases, and alone; and one that was
    given what the link rests on, together with the other desk.
    """
    if not permissions.can(bench.actor, Act.JUDGE_LINK, desk).allowed:
        return Say.NOTHING
    if desk == link.other_desk:
        return Say.JUDGE
    return Say.BOTH if given.sees_both(bench, link.hit_id, link.kinds) else Say.VIEW


def judge_link(
    bench: Workbench, hit_id: UUID, verdict: str, *, reason: str | None, mark: str
) -> UUID:
    """Say what a link is, or take that back; return the own case.

    `mark` is that of the page on which the person saw the link. Raises NoSuchRecord for a hit
    that is absent or another desk's, RefusedInput for a verdict that cannot be given now, without
    a reason where one is needed, and when the link is no longer what the page showed. Sending
    the same twice says it once, and is logged.
    """
    bench.permit(Act.JUDGE_LINK)
    words = (reason or "").strip()
    said = _verdict(verdict)
    case, other, link = _own_side(bench, hit_id)
    if _is_repeated(bench, case, link, said, words):
        _record(bench, case, link, "link.repeated", "")
        return case.id
    _require_fresh(bench, case, link, mark)
    link = _with_facts(bench, case, other, link)
    _require_move(link_files.standing(case.desk, link), case.desk, said, words)
    new = Judgement(
        verdict=said,
        desk=case.desk,
        at=bench.now().isoformat(),
        rests_on=link_files.basis(link),
        by=bench.actor.name,
        reason=words,
    )
    _write(bench, case, other, replace(link, judgements=(*link.judgements, new)))
    _record(bench, case, link, f"link.{said}", words)
    return case.id


def set_muting(bench: Workbench, hit_id: UUID, *, muted: bool, reason: str | None) -> UUID:
    """Mute a link for the own case, or show one that is muted; return the own case.

    Nobody else is told, and no other desk's view changes. Raises NoSuchRecord for a hit that is
    absent or another desk's, RefusedInput without a reason. What is set already stays as it is.
    """
    bench.permit(Act.MUTE_LINK)
    words = _reason(reason)
    case, other, link = _own_side(bench, hit_id)
    verdict = link_files.standing(case.desk, link).verdict
    if (muting.for_desk(link.muted, link.mutings, verdict) is not None) == muted:
        return case.id
    new = Muting(muted, bench.actor.name, bench.now().isoformat(), words)
    _write(bench, case, other, replace(link, mutings=(*link.mutings, new)))
    _record(bench, case, link, "link.muted" if muted else "link.shown", words)
    return case.id


def log_refusal(bench: Workbench, hit_id: UUID) -> UUID:
    """Log that a word on a link was refused; return the own case of the hit.

    Raises NoSuchRecord for a hit that is absent or another desk's.
    """
    bench.permit(Act.SEE_HITS)
    case, link = _opened(bench, hit_id)
    _record(bench, *_logged_side(bench, case, link), "link.refused", "")
    return case.id


def judged(bench: Workbench, edge: Edge) -> Judged:
    """Return where a link stands, as the reader's desk may read it; `edge.a` is its case."""
    link, desk, found = edge.link, edge.a.desk, edge.standing
    say = may_judge(bench, desk, link) if link.is_current else Say.NOTHING
    return Judged(
        state=found.state,
        verdict=found.verdict,
        ours=found.said.get(desk),
        theirs=None if edge.is_domestic else found.said.get(edge.b.desk),
        changed=found.changed.get(desk, ()),
        history=tuple(_line(one, desk) for one in link.judgements),
        say=say,
        moves=judgement.moves_of(found, desk) if say is not Say.NOTHING else (),
        mark=_mark(bench, desk, link),
    )


def by_hand(bench: Workbench, edge: Edge) -> ByHand:
    """Return what the reader's desk set by hand for its case; `edge.a` is that case."""
    may = permissions.can(bench.actor, Act.MUTE_LINK, edge.a.desk).allowed
    return ByHand(
        rule=edge.rule_mutes,
        history=tuple(
            SetLine(one.muted, date.fromisoformat(one.at[:10]), one.by, one.reason)
            for one in edge.link.mutings
        ),
        may_change=may and edge.link.is_current,
    )


def _line(one: Judgement, desk: str) -> SaidLine:
    on = date.fromisoformat(one.at[:10])
    if one.desk != desk:
        return SaidLine(one.verdict, one.desk, on)
    return SaidLine(one.verdict, one.desk, on, one.by, one.reason or None)


def _own_side(bench: Workbench, hit_id: UUID) -> _Side:
    """Return a link from the own side, with both cases, under the log's lock.

    Under the lock, because two persons who open the same link must write one after the other.
    A link within one desk is always taken from the same side: entries of the log that name the
    one case and then the other would join them.
    """
    audit.take_chain_lock(bench.session)
    case, link = _logged_side(bench, *_opened(bench, hit_id))
    other = visibility.cases_by_number(bench.session, DETECTOR, [link.other]).get(link.other)
    if other is None or not link.is_current:
        raise RefusedInput(
            (Fault("verdict", N_("this hit is past: what was shared is gone, so it is as it is")),)
        )
    return case, other, link


def _logged_side(bench: Workbench, case: Case, link: Link) -> tuple[Case, Link]:
    """Return the side from which the log names a link; within one desk always the same one."""
    if link.other_desk == case.desk and link.other_hit < link.hit_id:
        return _opened(bench, link.other_hit)
    return case, link


def _opened(bench: Workbench, hit_id: UUID) -> tuple[Case, Link]:
    row = visibility.find_hit(bench.session, bench.actor, hit_id)
    if row is None:
        raise NoSuchRecord
    found = visibility.cases_by_number(bench.session, bench.actor, [row.case_number])
    case = found.get(row.case_number)
    if case is None:
        raise NoSuchRecord
    link = links.open_hit(bench, case, row)
    if links.is_hidden(bench, link):
        raise NoSuchRecord
    return case, link


def _with_facts(bench: Workbench, case: Case, other: Case, link: Link) -> Link:
    """Return the link with codes of its facts, which a row of an earlier version lacks."""
    if link.facts:
        return link
    found = detection.find(bench, case.number, indexing.open_parts(bench, case))
    if other.number not in found:  # the next sweep ends it
        return link
    return links.LinkBook(bench).put(case, other, link, found[other.number])


def _verdict(text: str) -> Verdict:
    if text not in set(Verdict):
        raise RefusedInput(
            (Fault("verdict", N_("say same, not the same, unsure, or potential to take it back")),)
        )
    return Verdict(text)


def _reason(text: str | None) -> str:
    words = (text or "").strip()
    if not words:
        raise RefusedInput((Fault("reason", N_("say why; your desk reads it with the link")),))
    _require_short(words)
    return words


def _require_short(words: str) -> None:
    if len(words) > MOST_WORDS:
        raise RefusedInput(
            (
                Fault(
                    "reason",
                    N_("shorten the reason to {most} characters"),
                    {"most": str(MOST_WORDS)},
                ),
            )
        )


def _is_repeated(bench: Workbench, case: Case, link: Link, said: Verdict, words: str) -> bool:
    """Return whether this person said the same of this link as the last thing that was said.

    And whether it is still the same link, for whom it shows itself to: across desks that is
    decided by kinds and band alone. By anything else the answer would test guessed values.
    """
    if not link.judgements:
        return False
    last = link.judgements[-1]
    if (last.verdict, last.by, last.reason) != (said, bench.actor.name, words):
        return False
    now, sees_both = link_files.basis(link), case.desk == link.other_desk
    if sees_both:
        return last.rests_on == now
    return not judgement.changes(last.rests_on, now, sees_both=False)


def _require_fresh(bench: Workbench, case: Case, link: Link, mark: str) -> None:
    if mark != _mark(bench, case.desk, link):
        raise RefusedInput(
            (
                Fault(
                    "verdict",
                    N_(
                        "the link changed, or somebody judged it, since you opened the page; "
                        "look again"
                    ),
                ),
            )
        )


def _require_move(found: Standing, desk: str, said: Verdict, words: str) -> None:
    _require_short(words)
    try:
        judgement.require_move(found, desk, said, words)
    except RefusedMove as refused:
        raise RefusedInput((Fault("verdict", refused.template, refused.params),)) from None


def _mark(bench: Workbench, desk: str, link: Link) -> str:
    """Return a code of what the reader of a link sees.

    Of a link to another desk that is the kinds and the band: a code that moved with the facts
    would tell what nobody shows.
    """
    seen = [link.band, *sorted(link.kinds)]
    if link.other_desk == desk or given.sees_both(bench, link.hit_id, link.kinds):
        seen += (code for _, code in link.facts)
    said = [f"{one.desk} {one.verdict} {one.at[:10]}" for one in link.judgements]
    pair = sorted((str(link.hit_id), str(link.other_hit)))
    return bench.vault.keyed("seen", desk, *pair, *seen, "said", *said).hex()[:8]


def _write(bench: Workbench, case: Case, other: Case, link: Link) -> None:
    book = links.LinkBook(bench)
    book.change(case, other, link)
    book.write()


def _record(bench: Workbench, case: Case, link: Link, action: str, reason: str) -> None:
    # The own side only: the log stands in clear, and both hits in one entry would be the link.
    objects = [str(case.id), str(link.hit_id)]
    bench.record(action, objects=objects, purpose=reason or None)
