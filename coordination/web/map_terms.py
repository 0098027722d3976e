"""What the values of the coordination map are called on pages."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

Terms = Mapping[str, LazyString]

MAP_VIEW: Terms = {
    "tiles": _("Tiles"),
    "map": _("Map"),
    "network": _("Network"),
    "table": _("Table"),
}

MAP_FILTER: Terms = {
    "show": _("Show"),
    "strength": _("Strength at least"),
    "kind": _("Shared"),
    "period": _("Period"),
    "urgency": _("Urgency"),
    "offence": _("Offence"),
    "platform": _("Platform"),
    "operation": _("Operation"),
    "stage": _("Stage"),
}

MAP_SHOW: Terms = {"gaps": _("Not coordinated"), "all": _("All overlaps")}

PERIOD: Terms = {
    "30d": _("Last 30 days"),
    "90d": _("Last 90 days"),
    "12m": _("Last 12 months"),
}

GROUPS: Mapping[str, Terms] = {
    "map_view": MAP_VIEW,
    "map_filter": MAP_FILTER,
    "map_show": MAP_SHOW,
    "period": PERIOD,
}
