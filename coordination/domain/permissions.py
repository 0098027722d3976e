"""Who may do what, for which desk: one table, and what it does not name is refused.

The rows are those of "Roles and rights" in the glossary. A person belongs to one desk, or to
none (analyst, auditor, administrator). A reader is an officer without the right to change. The
operator is whoever runs the command line on the server. `SYSTEM` is the detector, which compares
desks inside the transaction that registers a case and gives out kinds, bands and dates only.

Nothing here opens a door by itself: each action asks `require` in its first line, and
`storage.visibility` decides apart from it which rows an actor can select.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from coordination.domain.access import NO_ACCESS, Access
from coordination.domain.wording import N_


class Role(StrEnum):
    """What a person is to this register."""

    READER = "reader"
    OFFICER = "officer"
    LEAD = "lead"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    OPERATOR = "operator"
    SYSTEM = "system"


class Act(StrEnum):
    """What can be done. The value is what the audit log keeps."""

    REGISTER_CASE = "register_case"
    EDIT_CASE = "edit_case"  # includes to suspend, close and reopen
    WITHDRAW_CASE = "withdraw_case"
    ERASE_CASE = "erase_case"
    READ_CASE = "read_case"
    LIST_CASES = "list_cases"
    SEARCH_CASES = "search_cases"
    OPEN_PERSON = "open_person"  # names of a victim or a minor, with a reason
    SEE_HITS = "see_hits"  # desk, kinds, band and date of the own cases' hits; own notices
    MARK_NOTICE = "mark_notice"
    RECORD_COORDINATION = "record_coordination"
    ANSWER_COORDINATION = "answer_coordination"
    JUDGE_LINK = "judge_link"  # how much of it, `actions.judgements.may_judge` says
    MUTE_LINK = "mute_link"  # for the own case; also to show what the rule mutes
    ISSUE_API_KEY = "issue_api_key"  # a personal one, bound to the own desk
    DECIDE_PROPOSAL = "decide_proposal"  # accept, defer or decline a next step; the worksheet
    ANSWER_FACTS = "answer_facts"  # questions that a legal basis asks about the own cases
    PREPARE_PROPOSAL = "prepare_proposal"  # recommend a step to desks, on the whole structure
    SEE_MAP = "see_map"  # the coordination map; a desk's is made of its own hits alone
    SEE_STRUCTURE = "see_structure"  # desks, kinds, bands and coverage of the whole; no content
    READ_LOG_OWN = "read_log_own"
    READ_LOG_ALL = "read_log_all"
    VERIFY_LOG = "verify_log"
    MANAGE_ACCOUNTS_OWN_DESK = "manage_accounts_own_desk"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_DESKS = "manage_desks"
    IMPORT_CASES = "import_cases"
    CHECK_FILE = "check_file"
    EXPORT_OVERLAPS = "export_overlaps"
    SWEEP = "sweep"
    LOAD_DEMO = "load_demo"
    DETECT = "detect"
    READ_PACK = "read_pack"  # law and lists, and what is corrected in them
    CORRECT_PACK = "correct_pack"  # local corrections of them
    ASK_DISCLOSURE = "ask_disclosure"  # also for consent; the owner is told
    ANSWER_DISCLOSURE = "answer_disclosure"  # refuse, postpone, propose; no content leaves
    SIGN_DISCLOSURE = "sign_disclosure"  # grant, and consent to a use
    DISCLOSE_VICTIM = "disclose_victim"
    REVOKE_DISCLOSURE = "revoke_disclosure"  # closing is never harmful
    READ_GIVEN = "read_given"  # what other desks opened to the own one
    SEE_ALARMS = "see_alarms"  # on probing: desk, pattern, count, day; the own desk's for a lead
    RAISE_QUOTA = "raise_quota"  # of questions, for another person of the own desk and the day
    COMMENT_ALARM = "comment_alarm"
    CLEAR_ALARM = "clear_alarm"
    REPAIR_RIGHTS = "repair_rights"  # of rows that somebody edited past the program
    SET_WALL = "set_wall"  # shut a person out of a case
    LIFT_WALL = "lift_wall"
    NAME_READER = "name_reader"  # of the own desk, for a case that only named persons read
    GRANT_ACCESS = "grant_access"  # to a person of another desk, by groups and with an end
    RUN_TEAM = "run_team"  # found, join, leave; name the own members, bring in the own cases
    BREAK_GLASS = "break_glass"  # of the own desk's red case
    BREAK_GLASS_ACROSS = "break_glass_across"  # of another desk's case behind an own hit
    SEE_GLASS = "see_glass"  # who broke which glass and why
    ARRANGE_COVER = "arrange_cover"  # for the own absence
    ARRANGE_COVER_OF = "arrange_cover_of"  # for somebody else of the own desk
    SEE_UNANSWERED = "see_unanswered"  # which desk owes which an answer, and since when


class Reach(StrEnum):
    """For whose things a right holds."""

    OWN = "own"  # the actor's desk
    ALL = "all"  # every desk, or a thing that belongs to no desk


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the id and name of an account, its role, and its desk if it has one.

    `access` is what the account is shut out of and what is open to it beyond its role; it is
    read anew for every bench (`actions.standing`).
    """

    user_id: str
    name: str
    role: Role
    desk: str | None = None
    access: Access = field(default=NO_ACCESS, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer and its reason (text for translation); `needs_two` asks for a second person."""

    allowed: bool
    reason: str
    needs_two: bool = False


class Forbidden(PermissionError):
    """An act was refused. The message names neither the desk nor the thing asked for."""

    def __init__(self, act: Act, decision: Decision) -> None:
        super().__init__(decision.reason)
        self.act = act
        self.decision = decision


_READ = {Role.READER: Reach.OWN, Role.OFFICER: Reach.OWN, Role.LEAD: Reach.OWN}
_CHANGE = {Role.OFFICER: Reach.OWN, Role.LEAD: Reach.OWN}
_SERVER = {Role.OPERATOR: Reach.ALL}
_EVERYBODY: Mapping[Role, Reach] = {role: Reach.ALL for role in Role if role is not Role.SYSTEM}

_RIGHTS: Mapping[Act, Mapping[Role, Reach]] = MappingProxyType(
    {
        Act.REGISTER_CASE: _CHANGE | _SERVER,
        Act.EDIT_CASE: _CHANGE | _SERVER,
        Act.WITHDRAW_CASE: _CHANGE,
        Act.ERASE_CASE: {Role.LEAD: Reach.OWN},
        Act.READ_CASE: _READ,
        Act.LIST_CASES: _READ,
        Act.SEARCH_CASES: _READ,
        Act.OPEN_PERSON: _READ,
        Act.SEE_HITS: _READ,
        Act.MARK_NOTICE: _CHANGE,
        Act.RECORD_COORDINATION: _CHANGE,
        Act.ANSWER_COORDINATION: _CHANGE,
        Act.JUDGE_LINK: _CHANGE,
        Act.MUTE_LINK: _CHANGE,
        Act.ISSUE_API_KEY: _CHANGE,
        Act.DECIDE_PROPOSAL: _CHANGE,
        Act.ANSWER_FACTS: _CHANGE,
        Act.PREPARE_PROPOSAL: {Role.ANALYST: Reach.ALL},
        Act.SEE_MAP: _READ | {Role.ANALYST: Reach.ALL},
        Act.SEE_STRUCTURE: {Role.ANALYST: Reach.ALL} | _SERVER,
        Act.READ_LOG_OWN: _READ,
        Act.READ_LOG_ALL: {Role.AUDITOR: Reach.ALL},
        Act.VERIFY_LOG: {Role.AUDITOR: Reach.ALL} | _SERVER,
        Act.MANAGE_ACCOUNTS_OWN_DESK: {Role.LEAD: Reach.OWN},
        Act.MANAGE_ACCOUNTS: {Role.ADMINISTRATOR: Reach.ALL} | _SERVER,
        Act.MANAGE_DESKS: {Role.ADMINISTRATOR: Reach.ALL} | _SERVER,
        Act.IMPORT_CASES: _SERVER,
        Act.CHECK_FILE: _SERVER,
        Act.EXPORT_OVERLAPS: _SERVER,
        Act.SWEEP: _SERVER | {Role.SYSTEM: Reach.ALL},
        Act.LOAD_DEMO: _SERVER,
        Act.DETECT: {Role.SYSTEM: Reach.ALL},
        Act.ASK_DISCLOSURE: _CHANGE,
        Act.ANSWER_DISCLOSURE: _CHANGE,
        Act.SIGN_DISCLOSURE: {Role.LEAD: Reach.OWN},
        Act.DISCLOSE_VICTIM: {Role.LEAD: Reach.OWN},
        Act.REVOKE_DISCLOSURE: _CHANGE,
        Act.READ_GIVEN: _READ,
        Act.SEE_ALARMS: {
            Role.LEAD: Reach.OWN,
            Role.ANALYST: Reach.ALL,
            Role.AUDITOR: Reach.ALL,
        },
        Act.RAISE_QUOTA: {Role.LEAD: Reach.OWN},
        Act.COMMENT_ALARM: {Role.LEAD: Reach.OWN},
        Act.CLEAR_ALARM: {Role.ANALYST: Reach.ALL, Role.AUDITOR: Reach.ALL},
        Act.REPAIR_RIGHTS: _SERVER,
        Act.SET_WALL: {Role.LEAD: Reach.OWN},
        Act.LIFT_WALL: {Role.LEAD: Reach.OWN},
        Act.NAME_READER: {Role.LEAD: Reach.OWN},
        Act.GRANT_ACCESS: {Role.LEAD: Reach.OWN},
        Act.RUN_TEAM: {Role.LEAD: Reach.OWN},
        Act.BREAK_GLASS: _CHANGE,
        Act.BREAK_GLASS_ACROSS: {Role.LEAD: Reach.OWN},
        Act.SEE_GLASS: {Role.LEAD: Reach.OWN, Role.AUDITOR: Reach.ALL},
        Act.ARRANGE_COVER: _READ,
        Act.ARRANGE_COVER_OF: {Role.LEAD: Reach.OWN},
        Act.SEE_UNANSWERED: {Role.ANALYST: Reach.ALL},
        Act.READ_PACK: _EVERYBODY,
        Act.CORRECT_PACK: {Role.ADMINISTRATOR: Reach.ALL} | _SERVER,
    }
)

_TWO_PERSONS = frozenset({Act.ERASE_CASE, Act.DISCLOSE_VICTIM, Act.LIFT_WALL})
DESK_ROLES = frozenset({Role.READER, Role.OFFICER, Role.LEAD})
_CENTRAL_ROLES = frozenset({Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR})


def can(actor: Actor, act: Act, desk: str | None = None) -> Decision:
    """Return whether the actor may do this for a desk's things.

    Without `desk` the question is about the actor's own desk, or, for a right that reaches
    every desk, about the whole. An act or a role that the table does not name is refused.
    """
    reach = _RIGHTS.get(act, {}).get(actor.role)
    if reach is None:
        return Decision(False, N_("This role does not have the right to do this."))
    if reach is Reach.OWN and not _is_own(actor, desk):
        return Decision(False, N_("This may be done for the own desk only."))
    return Decision(True, N_("The role has this right."), needs_two=act in _TWO_PERSONS)


def require(actor: Actor, act: Act, desk: str | None = None) -> None:
    """Return if the actor alone may do this; raise `Forbidden` otherwise.

    An act that takes two persons is refused here: it goes through `require_two`.
    """
    decision = can(actor, act, desk)
    if not decision.allowed:
        raise Forbidden(act, decision)
    if decision.needs_two:
        raise Forbidden(act, Decision(False, N_("This takes two persons."), needs_two=True))


def require_two(first: Actor, second: Actor, act: Act, desk: str | None = None) -> None:
    """Return if both may do this and are different persons; raise `Forbidden` otherwise."""
    for actor in (first, second):
        decision = can(actor, act, desk)
        if not decision.allowed:
            raise Forbidden(act, decision)
    if first.user_id == second.user_id:
        raise Forbidden(
            act, Decision(False, N_("The second person must be another one."), needs_two=True)
        )


def can_grant(actor: Actor, role: Role, desk: str | None) -> Decision:
    """Return whether the actor may give an account this role at this desk.

    A lead makes people of the own desk only, and no lead: whoever makes a second lead alone would
    sign what takes two. Nobody makes an operator or the system. A role of a desk needs one, a
    central role has none, so that no account sees both sides of that wall.
    """
    if role in DESK_ROLES and desk is not None:
        own = can(actor, Act.MANAGE_ACCOUNTS_OWN_DESK, desk)
        if own.allowed and role is Role.LEAD:
            return Decision(False, N_("An administrator makes and changes the leads of a desk."))
        return own if own.allowed else can(actor, Act.MANAGE_ACCOUNTS, desk)
    if role in _CENTRAL_ROLES and desk is None:
        return can(actor, Act.MANAGE_ACCOUNTS)
    return Decision(False, N_("This role and this desk do not go together."))


def _is_own(actor: Actor, desk: str | None) -> bool:
    return actor.desk is not None and desk in (None, actor.desk)
