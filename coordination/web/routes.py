"""Who may call what: the one hand-written table of every route.

The wall in `web/access.py` refuses a request whose endpoint has no row here, or whose method the
row doesn't name, and the application doesn't start while a row is missing or left over. This is
the first wall; the action behind a view asks `domain/permissions.py` again.

Add a row for each new view. `PUBLIC` is for pages that must work before sign-in. `KEYED` is for
the API, which knows its callers by key and never by cookie. `CLOSED` is for routes that a
package brings and nobody may use.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coordination.domain.accounts import ApiScope
from coordination.domain.permissions import Role


class Door(StrEnum):
    """How a caller must have shown who they are."""

    PUBLIC = "public"
    KEYED = "keyed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Access:
    """Which roles, or which door, and which methods; for a keyed row what the key must allow."""

    who: frozenset[Role] | Door
    methods: frozenset[str]
    scope: ApiScope | None = None


PUBLIC: Final = Door.PUBLIC
KEYED: Final = Door.KEYED
CLOSED: Final = Door.CLOSED

EVERYBODY: Final = frozenset(
    {Role.READER, Role.OFFICER, Role.LEAD, Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR}
)
DESK: Final = frozenset({Role.READER, Role.OFFICER, Role.LEAD})
EDITORS: Final = frozenset({Role.OFFICER, Role.LEAD})
LEADS: Final = frozenset({Role.LEAD})
# Security keys are offered to those whose account can do most harm.
KEY_HOLDERS: Final = frozenset({Role.LEAD, Role.ADMINISTRATOR})

READ: Final = frozenset({"GET"})
SEND: Final = frozenset({"POST"})
FORM: Final = READ | SEND

ROUTES: Final[dict[str, Access]] = {
    # Files that every page needs.
    "static": Access(PUBLIC, READ),
    "bootstrap.static": Access(PUBLIC, READ),
    "security.static": Access(CLOSED, READ),
    "assets.plotly": Access(PUBLIC, READ),
    # What browsers report about the content security policy.
    "reports.csp": Access(PUBLIC, SEND),
    # Before sign-in: a one-time link, and the two steps. Flask-Security itself checks that the
    # second step follows a first.
    "welcome.choose_password": Access(PUBLIC, FORM),
    "security.login": Access(PUBLIC, FORM),
    "security.two_factor_token_validation": Access(PUBLIC, FORM),
    "security.two_factor_setup": Access(PUBLIC, FORM),
    "security.tf_select": Access(PUBLIC, FORM),
    "security.mf_recovery": Access(PUBLIC, FORM),
    "security.wan_signin": Access(PUBLIC, FORM),
    "security.wan_signin_response": Access(PUBLIC, SEND),
    "security.two_factor_rescue": Access(CLOSED, FORM),
    # One's own account.
    "security.logout": Access(EVERYBODY, SEND),
    "security.verify": Access(EVERYBODY, FORM),
    "security.change_password": Access(EVERYBODY, FORM),
    "security.two_factor_setup_validate": Access(EVERYBODY, SEND),
    "security.mf_recovery_codes": Access(EVERYBODY, FORM),
    "security.wan_register": Access(KEY_HOLDERS, FORM),
    "security.wan_register_response": Access(KEY_HOLDERS, SEND),
    "security.wan_delete": Access(KEY_HOLDERS, FORM),
    "security.wan_verify": Access(KEY_HOLDERS, FORM),
    "security.wan_verify_response": Access(KEY_HOLDERS, SEND),
    # Where each role begins, and what everybody has.
    "overview.home": Access(EVERYBODY, READ),
    "account.show": Access(EVERYBODY, READ),
    "account.issue_key": Access(EDITORS, SEND),
    "account.revoke_key": Access(EDITORS, SEND),
    # The own desk: its cases, their hits, and what is recorded about them.
    "overview.desk": Access(DESK, READ),
    "cases.index": Access(DESK, READ),
    "cases.show": Access(DESK, READ),
    "cases.new": Access(EDITORS, READ),
    "cases.register": Access(EDITORS, SEND),
    "cases.edit": Access(EDITORS, READ),
    "cases.amend": Access(EDITORS, SEND),
    "case_acts.move": Access(EDITORS, SEND),
    "case_acts.person": Access(DESK, FORM),
    "case_acts.ask_erasure": Access(frozenset({Role.LEAD}), SEND),
    "case_acts.erase": Access(frozenset({Role.LEAD}), SEND),
    "search.results": Access(DESK, SEND),
    "search.check": Access(EDITORS, SEND),
    "overlaps.index": Access(DESK, READ),
    # A hit with another desk: what is known, what was asked and answered, what was opened.
    "hits.show": Access(DESK, READ),
    "hits.person": Access(DESK, FORM),
    "disclosures.index": Access(DESK, READ),
    "disclosures.unanswered": Access(frozenset({Role.ANALYST}), READ),
    "disclosures.ask": Access(EDITORS, SEND),
    "disclosures.ask_again": Access(EDITORS, SEND),
    "disclosures.withdraw": Access(EDITORS, SEND),
    "disclosures.refuse": Access(EDITORS, SEND),
    "disclosures.postpone": Access(EDITORS, SEND),
    "disclosures.propose": Access(EDITORS, SEND),
    "disclosures.sign": Access(frozenset({Role.LEAD}), SEND),
    "disclosures.revoke": Access(EDITORS, SEND),
    "disclosures.ask_consent": Access(EDITORS, SEND),
    "disclosures.answer_consent": Access(EDITORS, SEND),
    "approvals.index": Access(frozenset({Role.LEAD}), READ),
    "judgements.judge": Access(EDITORS, SEND),
    "judgements.mute": Access(EDITORS, SEND),
    "coordination.new": Access(EDITORS, READ),
    "coordination.record": Access(EDITORS, SEND),
    "coordination.change": Access(EDITORS, SEND),
    "coordination.answer": Access(EDITORS, SEND),
    "findings.domestic": Access(DESK, READ),
    # A desk sees its own links, the analyst the whole structure without content.
    "coordination_map.index": Access(DESK | {Role.ANALYST}, READ),
    "coordination_map.state": Access(DESK | {Role.ANALYST}, READ),
    "coordination_map.pair": Access(DESK | {Role.ANALYST}, READ),
    "findings.index": Access(DESK | {Role.ANALYST}, READ),
    "findings.show": Access(DESK | {Role.ANALYST}, READ),
    # Next steps: the analyst recommends, desks decide.
    "proposals.index": Access(DESK | {Role.ANALYST}, READ),
    "proposals.pick": Access(DESK | {Role.ANALYST}, READ),
    "proposals.steps": Access(DESK | {Role.ANALYST}, READ),
    "proposals.what_if": Access(DESK | {Role.ANALYST}, READ),
    "proposals.answer": Access(EDITORS | {Role.ANALYST}, SEND),
    "proposals.decide": Access(EDITORS, SEND),
    "proposals.recommend": Access(frozenset({Role.ANALYST}), SEND),
    "proposals.worksheet": Access(DESK, READ),
    "proposals.fill": Access(EDITORS, SEND),
    "findings.graph": Access(DESK | {Role.ANALYST}, READ),
    # The log: all of it for the auditor, the own desk's for its people; no content.
    "log.index": Access(DESK | {Role.AUDITOR}, READ),
    # Alarms on probing: the own desk's for its leads, of every desk for analyst and auditor.
    "alarms.index": Access(frozenset({Role.LEAD, Role.ANALYST, Role.AUDITOR}), READ),
    "alarms.comment": Access(frozenset({Role.LEAD}), SEND),
    "alarms.raise_quota": Access(frozenset({Role.LEAD}), SEND),
    "alarms.clear": Access(frozenset({Role.ANALYST, Role.AUDITOR}), SEND),
    # The API: programs of the own desk. What the key's owner may not do, the key may not either.
    "api_cases.register": Access(KEYED, SEND, ApiScope.WRITE_CASES),
    "api_cases.amend": Access(KEYED, frozenset({"PUT"}), ApiScope.WRITE_CASES),
    "api_cases.index": Access(KEYED, READ, ApiScope.READ_CASES),
    "api_cases.show": Access(KEYED, READ, ApiScope.READ_CASES),
    "api_overlaps.index": Access(KEYED, READ, ApiScope.READ_CASES),
    "api_hits.show": Access(KEYED, READ, ApiScope.READ_CASES),
    "api_hits.given_content": Access(KEYED, READ, ApiScope.READ_GIVEN),
    "api_hits.ask": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_hits.ask_again": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_hits.withdraw": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_hits.refuse": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_hits.postpone": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_hits.propose": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_hits.sign": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_hits.revoke": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_hits.ask_consent": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_hits.answer_consent": Access(KEYED, SEND, ApiScope.DISCLOSE),
    "api_case_access.index": Access(KEYED, READ, ApiScope.READ_ACCESS),
    "api_case_access.show": Access(KEYED, READ, ApiScope.READ_ACCESS),
    "api_case_access.set_wall": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_case_access.lift_wall": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_case_access.name_reader": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_case_access.end_reader": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_case_access.grant": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_case_access.bring_in": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_case_access.sign": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_case_access.end": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_teams.index": Access(KEYED, READ, ApiScope.READ_ACCESS),
    "api_teams.found": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_teams.show": Access(KEYED, READ, ApiScope.READ_ACCESS),
    "api_teams.join": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_teams.decline": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_teams.leave": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_teams.end": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_teams.name_member": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_teams.remove_member": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_break_glass.index": Access(KEYED, READ, ApiScope.READ_ACCESS),
    "api_break_glass.close": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_absences.index": Access(KEYED, READ, ApiScope.READ_ACCESS),
    "api_absences.arrange": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_absences.end": Access(KEYED, SEND, ApiScope.WRITE_ACCESS),
    "api_documents.openapi": Access(PUBLIC, READ),
    "api_documents.record_schema": Access(PUBLIC, READ),
    # Law and lists: for everybody to read; the administrator holds single facts differently.
    "reference.release": Access(EVERYBODY, READ),
    "reference.countries": Access(EVERYBODY, READ),
    "reference.country": Access(EVERYBODY, READ),
    "reference.providers": Access(EVERYBODY, READ),
    "reference.provider": Access(EVERYBODY, READ),
    "reference.instruments": Access(EVERYBODY, READ),
    "reference.instrument": Access(EVERYBODY, READ),
    "pack_corrections.index": Access(frozenset({Role.ADMINISTRATOR}), READ),
    "pack_corrections.add": Access(frozenset({Role.ADMINISTRATOR}), SEND),
    "pack_corrections.confirm": Access(frozenset({Role.ADMINISTRATOR}), SEND),
    "pack_corrections.withdraw": Access(frozenset({Role.ADMINISTRATOR}), SEND),
    # Who is let into a case or shut out of it: for leads of its desk; closing for editors too.
    "case_access.index": Access(LEADS, READ),
    "case_access.new": Access(LEADS, READ),
    "case_access.add": Access(LEADS, SEND),
    "case_access.end": Access(EDITORS, SEND),
    "case_access.lift": Access(LEADS, SEND),
    "case_access.sign": Access(LEADS, SEND),
    # Teams: members read, leads act for their desk. Other desks' cases that are open to a person.
    "teams.index": Access(DESK, READ),
    "teams.found": Access(LEADS, SEND),
    "teams.show": Access(DESK, READ),
    "teams.join": Access(LEADS, SEND),
    "teams.decline": Access(LEADS, SEND),
    "teams.leave": Access(LEADS, SEND),
    "teams.end": Access(LEADS, SEND),
    "teams.name_member": Access(LEADS, SEND),
    "teams.remove_member": Access(DESK, SEND),
    "opened.index": Access(DESK, READ),
    "opened.show": Access(DESK, READ),
    "opened.person": Access(DESK, FORM),
    "break_glass.index": Access(EDITORS | {Role.AUDITOR}, READ),
    "break_glass.break_own": Access(EDITORS, SEND),
    "break_glass.ask": Access(LEADS, READ),
    "break_glass.break_across": Access(LEADS, SEND),
    "break_glass.close": Access(EDITORS, SEND),
    "absences.index": Access(DESK, READ),
    "absences.arrange": Access(DESK, SEND),
    "absences.end": Access(DESK, SEND),
    # Desks and people.
    "desks.index": Access(frozenset({Role.ADMINISTRATOR}), READ),
    "desks.users": Access(KEY_HOLDERS, READ),
    "desks.add_user": Access(KEY_HOLDERS, SEND),
    "desks.deactivate": Access(KEY_HOLDERS, SEND),
    "desks.reactivate": Access(KEY_HOLDERS, SEND),
    "desks.enrol": Access(KEY_HOLDERS, SEND),
}


def key_scopes() -> dict[str, ApiScope]:
    """Return what a key must allow for each endpoint of the API, as the table says."""
    return {name: row.scope for name, row in ROUTES.items() if row.scope is not None}
