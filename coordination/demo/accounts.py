"""The demonstration accounts: who can sign in, in which role and at which desk.

Passwords and second factors are made on each machine and are not here. The Romanian officer's
showcase case records a running team with Norway, which makes that account the JIT member. Desks
have two leads, because victims and walls take two signatures.
"""

from dataclasses import dataclass

from coordination.domain.permissions import Role


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One person of the demonstration; `desk` is None for those who belong to no desk."""

    sign_in: str
    name: str
    role: Role
    desk: str | None


ACCOUNTS = (
    DemoAccount("officer.no", "Officer, Norway", Role.OFFICER, "NO"),
    DemoAccount("lead.no", "Lead, Norway", Role.LEAD, "NO"),
    DemoAccount("lead2.no", "Second lead, Norway", Role.LEAD, "NO"),
    DemoAccount("officer.pt", "Officer, Portugal", Role.OFFICER, "PT"),
    DemoAccount("lead.pt", "Lead, Portugal", Role.LEAD, "PT"),
    DemoAccount("lead2.pt", "Second lead, Portugal", Role.LEAD, "PT"),
    DemoAccount("officer.de", "Officer, Germany", Role.OFFICER, "DE"),
    DemoAccount("lead.de", "Lead, Germany", Role.LEAD, "DE"),
    DemoAccount("lead2.de", "Second lead, Germany", Role.LEAD, "DE"),
    DemoAccount("jit.ro", "JIT member, Romania", Role.OFFICER, "RO"),
    DemoAccount("analyst", "Analyst", Role.ANALYST, None),
    DemoAccount("auditor", "Auditor", Role.AUDITOR, None),
    DemoAccount("admin", "Administrator", Role.ADMINISTRATOR, None),
)
