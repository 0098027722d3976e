"""Mark text for translation where rules may not know the translator.

A rule writes its messages in English inside `N_`; the doors translate the template and fill in
the parameters. Babel finds the templates by this name.
"""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools extract by convention
    """Return the message unchanged; its name marks it for the message catalogue."""
    return message
