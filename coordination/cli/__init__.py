"""The command line: what the operator of the server does, every act of it in the log.

Exit codes: 0 done, 1 something was refused (and is listed), 2 wrong use.
"""

import sys
import warnings

import click

from coordination.cli import cases, register, upkeep, users
from coordination.config import BadSetting
from coordination.runtime import NotReady, is_refusal


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
    users.user,
):
    group.add_command(command)


def main() -> None:
    """Run the command line; say what went wrong in one line and never with a traceback."""
    warnings.simplefilter("ignore")
    try:
        group(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.UsageError as wrong:
        wrong.show()
        sys.exit(2)
    except click.ClickException as refused:
        refused.show()
        sys.exit(1)
    except click.Abort:
        sys.exit(1)
    except (BadSetting, NotReady) as problem:
        click.echo(f"coordination: {problem}", err=True)
        sys.exit(2)
    except Exception as problem:
        if not is_refusal(problem):
            raise
        click.echo(f"coordination: {problem}", err=True)
        sys.exit(1)
