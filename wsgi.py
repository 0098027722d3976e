"""The application for a WSGI server."""

from coordination.app import create_app

app = create_app()
