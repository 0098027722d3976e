"""What the first screen of a desk says of disclosure: the answers that it owes."""

from collections.abc import Iterator, Sequence

from coordination.actions import approvals, disclosure_views
from coordination.actions.own_asks import Dealt
from coordination.actions.pages.disclosure_lists import (
    ApprovalLine,
)
from coordination.actions.pages.today import Decision, DecisionKind
from coordination.actions.workbench import Workbench
from coordination.domain.disclosure import ConsentState


def decisions(bench: Workbench, records: Sequence[Dealt]) -> Iterator[Decision]:
    """Yield what other desks ask of this one and this person can move on, most urgent first."""
    for line in approvals.waiting(bench, records):
        kind = _kind(line)
        if kind is not None:
            yield Decision(kind, line.case, line.since, desk=line.desk, hit_id=line.hit_id)
    for side, entries, link in records:
        for consent in disclosure_views.consent_lines(bench, side, entries):
            if consent.ours and consent.state is ConsentState.ASKED:
                yield Decision(
                    DecisionKind.CONSENT,
                    link,
                    consent.on,
                    desk=consent.desk,
                    hit_id=side.link.hit_id,
                )


def _kind(line: ApprovalLine) -> DecisionKind | None:
    """Return what is to be done; None for who can only wait for the desk's lead."""
    if line.pending is None:
        return DecisionKind.DISCLOSE
    return DecisionKind.SIGN if line.may_sign else None
