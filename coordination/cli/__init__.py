"""The command line: what the operator of the server does, every act of it in the log.

Exit codes: 0 done, 1 something was refused (and is listed), 2 wrong use.
"""

import os
import sys
import traceback
import warnings
from pathlib import Path

import click

from coordination.cli import cases, pack, proposals, register, rights, upkeep, users, work
from coordination.config import BadSetting
from coordination.installation import NotReady
from coordination.reference.entries import PackError
from coordination.runtime import is_outage, is_refusal

_PACKAGE = str(Path(__file__).resolve().parent.parent)


@click.group()
@click.version_option(package_name="coordination-desk", prog_name="coordination")
def group() -> None:
    """Register and coordination desk for cross-border cases."""


for command in (
    register.init,
    register.serve,
    register.demo,
    cases.import_cases,
    cases.check,
    cases.overlaps,
    cases.findings,
    upkeep.sweep,
    upkeep.audit,
    upkeep.keys,
    rights.rights,
    users.user,
    pack.pack,
    proposals.propose,
    work.work,
):
    group.add_command(command)


def main() -> None:
    """Run the command line; say what went wrong in one line and never with a traceback."""
    # Databases, keys and exports are for who runs the register, and for nobody else on the machine.
    os.umask(0o077)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sys.exit(_run())


def _run() -> int:
    try:
        # Without its standalone mode click returns the code of an Exit instead of leaving with it.
        code = group(standalone_mode=False)
    except click.UsageError as wrong:
        wrong.show()
        return 2
    except click.ClickException as refused:
        refused.show()
        return 1
    except click.Abort:
        click.echo("coordination: stopped. What was finished before stands.", err=True)
        return 1
    except (BadSetting, NotReady, PackError) as problem:
        click.echo(f"coordination: {problem}", err=True)
        return 2
    except Exception as problem:  # noqa: BLE001 - an error's text may quote a record, a trace its values
        click.echo(f"coordination: {_told(problem)}", err=True)
        return 1
    return code if isinstance(code, int) else 0


def _told(problem: Exception) -> str:
    """Return what can be said of an error; of an unforeseen one only its kind and place."""
    if is_refusal(problem):
        return str(problem) or "There is no such record."
    if is_outage(problem):
        return (
            "The database does not answer, is locked or is full. Check DATABASE_URL and "
            "KEYS_DATABASE_URL, and try again."
        )
    ours = [one for one in traceback.extract_tb(problem.__traceback__) if _PACKAGE in one.filename]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "an unknown place"
    return f"{type(problem).__name__} at {place}. The last step was undone; what was before stands."
