"""Files that come from installed packages, served from here: nothing is fetched from elsewhere."""

from pathlib import Path

import plotly
from flask import Blueprint, Response, send_from_directory, url_for

from coordination.web.headers import file_version

blueprint = Blueprint("assets", __name__)

_PLOTLY = Path(plotly.__file__).parent / "package_data"


@blueprint.get("/assets/plotly.min.js", endpoint="plotly")
def plotly_script() -> Response:
    """Send plotly.js as its package delivers it."""
    return send_from_directory(_PLOTLY, "plotly.min.js", mimetype="text/javascript")


@blueprint.app_template_global()
def plotly_address() -> str:
    """Return the address of plotly.js, with its version."""
    return url_for("assets.plotly", v=file_version(_PLOTLY / "plotly.min.js"))
