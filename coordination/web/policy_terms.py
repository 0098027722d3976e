"""What walls, grants, teams, broken glass and covers are called on pages."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

Terms = Mapping[str, LazyString]

PARTY: Terms = {
    "invited": _("Invited"),
    "joined": _("Party"),
    "declined": _("Declined"),
    "left": _("Left"),
}

RIGHT: Terms = {
    "wall": _("Wall"),
    "named": _("Named reader"),
    "grant": _("Grant"),
    "team": _("Team"),
    "break_glass": _("Broken glass"),
}

NEW_RIGHT: Terms = {
    "wall": _("Shut a person out"),
    "named": _("Name a reader"),
    "grant": _("Grant to a person of another desk"),
    "team": _("Bring the case into a team"),
}

# What a page says after an act.
DONE: Terms = {
    "right_wall": _("The wall stands. For that person the case does not exist any more."),
    "right_named": _("The person is named and reads the case."),
    "right_grant": _("It was granted. What holds victims waits for a second lead."),
    "right_team": _("The case was brought in. What holds victims waits for a second lead."),
    "right_signed": _("You signed. What takes two leads waits for the second."),
    "team_founded": _("The team was founded. The desks that are invited see it now."),
    "team_changed": _("The team was changed. It holds at the next request of everybody."),
    "glass_broken": _("The glass is broken for 24 hours. The owner was told."),
    "glass_closed": _("The glass is closed again."),
    "cover_arranged": _("The cover was arranged."),
    "cover_ended": _("The cover was ended."),
}

GROUPS: Mapping[str, Terms] = {"party": PARTY, "right": RIGHT, "new_right": NEW_RIGHT}
