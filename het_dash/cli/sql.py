"""`python -m het_dash sql`: read-only SQL on the published store, one statement or a prompt."""

import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated

import typer

from het_dash import store
from het_dash.cli.boundary import complain, in_words
from het_dash.cli.open_store import opened_store
from het_dash.cli.text_table import lines, without_control_characters
from het_dash.store.sandbox import Limits, Refused, Result, run

SECONDS = Limits().seconds
LONGEST_SECONDS = 600
PROMPT = "sql> "
WELCOME = "One statement a line. SHOW TABLES lists the tables, DESCRIBE figure its columns; .quit or Ctrl-D ends."
ENDS = (".quit", ".exit", "quit", "exit", "\\q")
PLAN = ("explain_key", "explain_value")


def sql(
    statement: Annotated[str, typer.Argument(help="One statement; without it, a prompt or standard input.")] = "",
    seconds: Annotated[
        float, typer.Option(min=0.1, max=LONGEST_SECONDS, help="The longest that one statement may take.")
    ] = SECONDS,
) -> None:
    """Query the published store, read-only: the very file that the app sees."""
    _any_bytes_on_standard_input()
    limits = Limits(seconds=seconds)
    with suppress(store.StoreMissing):  # each statement says so
        opened_store()  # says so where it is an older one
    if not statement and sys.stdin.isatty():
        _prompt(limits)
    elif not _answered(statement or sys.stdin.read(), limits):
        raise typer.Exit(1)


def _prompt(limits: Limits) -> None:
    """Statements until the end is asked for. No statement ends it: not a wrong one, and none that is stopped."""
    with suppress(ImportError):  # arrow keys, where there is such a module
        import readline  # noqa: F401, PLC0415
    print(WELCOME)
    while True:
        try:
            text = input(PROMPT).strip()
            if text.rstrip(";").strip().lower() in ENDS:
                return
            if text:
                _answered(text, limits)
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            complain.print("\nStopped.")
        except Exception as wrong:
            said = in_words(wrong)
            if said is None:
                raise
            complain.print(said, markup=False)


def _answered(statement: str, limits: Limits) -> bool:
    """Prints the rows, or the reason why there are none; whether there were any."""
    found = run(store.current_store().path, statement, limits)
    if isinstance(found, Refused):
        complain.print(str(found), markup=False)
        return False
    _show(found)
    return True


def _show(found: Result) -> None:
    if found.columns == PLAN:
        print("\n".join(without_control_characters(str(row[1])) for row in found.rows))
        return
    for line in lines(found.columns, found.rows):
        print(line)
    if found.more_rows:
        complain.print(f"Only the first {len(found.rows):,} rows are shown. Add a WHERE or LIMIT to see others.")


def _any_bytes_on_standard_input() -> None:
    """Bytes that are not UTF-8 are then refused with their place, like those of an argument."""
    if isinstance(sys.stdin, TextIOWrapper):  # not a test's own stream
        sys.stdin.reconfigure(errors="surrogateescape")
