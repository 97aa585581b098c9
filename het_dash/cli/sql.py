"""`python -m het_dash sql`: read-only SQL on the published store, one statement or a prompt, shown or as a file."""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from het_dash import store
from het_dash.catalogue.whole_file import write_whole
from het_dash.cli.boundary import complain, in_words
from het_dash.cli.open_store import opened_store
from het_dash.cli.text_table import WIDEST, lines, without_control_characters
from het_dash.content.pages.query import facts
from het_dash.export.rows import FORMATS, Rows
from het_dash.store.example_rows import Found, query
from het_dash.store.sandbox import Limits, Refused

SECONDS = Limits().seconds
LONGEST_SECONDS = 600
PROMPT = "sql> "
WELCOME = "One statement a line. SHOW TABLES lists the tables, DESCRIBE figure its columns; .quit or Ctrl-D ends."
ENDS = (".quit", ".exit", "quit", "exit", "\\q")
SHOWN = "table"
BINARY = ("parquet", "xlsx")
OF_A_FILE = Limits(rows=1_000_000, cell_characters=100_000, output_bytes=2**30, memory_mb=2048)


@dataclass(frozen=True)
class Asking:
    """How statements are run and what becomes of their rows."""

    limits: Limits
    with_example: bool
    show: Callable[[Found, str], None]


def sql(
    statement: Annotated[str, typer.Argument(help="One statement; without it, a prompt or standard input.")] = "",
    kind: Annotated[
        str, typer.Option("--format", help="table | csv | json | parquet | xlsx; by default the ending of --out.")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Write the rows to this file.")] = None,
    with_example: Annotated[
        bool, typer.Option("--with-example/--without-example", help="Rows of example data are marked, or left out.")
    ] = True,
    seconds: Annotated[
        float, typer.Option(min=0.1, max=LONGEST_SECONDS, help="The longest that one statement may take.")
    ] = SECONDS,
) -> None:
    """Query the published store, read-only: the very file that the app sees."""
    wanted = _kind(kind, out)
    _any_bytes_on_standard_input()
    whole = wanted != SHOWN
    asking = Asking(_limits(seconds, whole), with_example, _written(wanted, out) if whole else _show)
    with suppress(store.StoreMissing):  # each statement says so
        opened_store()  # says so where it is an older one
    if not statement and sys.stdin.isatty() and not whole:
        _prompt(asking)
    elif not _answered(statement or sys.stdin.read(), asking):
        raise typer.Exit(1)


def _kind(kind: str, out: Path | None) -> str:
    """The format asked for, or that of the file's ending."""
    wanted = kind or (out.suffix.removeprefix(".").lower() if out else SHOWN)
    known = (SHOWN, *FORMATS)
    if wanted not in known or (wanted == SHOWN and out is not None):
        choices = ", ".join(FORMATS if out else known)
        raise typer.BadParameter(f"{wanted!r} is not known. Choose from: {choices}.", param_hint="--format")
    if out is None and wanted in BINARY:
        raise typer.BadParameter(f"Name a file for {wanted}.", param_hint="--out")
    return wanted


def _limits(seconds: float, of_a_file: bool) -> Limits:
    return replace(OF_A_FILE if of_a_file else Limits(), seconds=seconds)


def _prompt(asking: Asking) -> None:
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
                _answered(text, asking)
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


def _answered(statement: str, asking: Asking) -> bool:
    """Shows or writes the rows, or prints the reason why there are none; whether there were any."""
    found = query(store.current_store(), statement, asking.with_example, asking.limits)
    if isinstance(found, Refused):
        complain.print(str(found), markup=False)
        return False
    asking.show(found, statement)
    if found.result.more_rows:
        told = f"Only the first {len(found.result.rows):,} rows are shown. Add a WHERE or LIMIT to see others."
        complain.print(told)
    if found.result.cut_cells:
        complain.print(f"{found.result.cut_cells:,} cells were shortened to {asking.limits.cell_characters:,} letters.")
    return True


def _show(found: Found, _: str) -> None:
    """Prints a table. On a terminal wide cells are cut; what another program reads is whole."""
    result = found.result
    if result.plan:
        print("\n".join(without_control_characters(str(row[1])) for row in result.rows))
        return
    rows = Rows.of(result.columns, result.types, result.rows, found.example)
    for line in lines(rows.columns, rows.rows, WIDEST if sys.stdout.isatty() else None):
        print(line)


def _written(kind: str, out: Path | None) -> Callable[[Found, str], None]:
    """Writes the rows to a file, or to standard output."""

    def write(found: Found, statement: str) -> None:
        result = found.result
        rows = Rows.of(result.columns, result.types, result.rows, found.example)
        content = FORMATS[kind].write(rows, facts(statement, store.current_store(), rows.example))
        if out is None:
            print(content.decode(), end="")
        else:
            write_whole(out, content)
            complain.print(f"{len(rows.rows):,} rows in {out}", markup=False)

    return write


def _any_bytes_on_standard_input() -> None:
    """Bytes that are not UTF-8 are then refused with their place, like those of an argument."""
    if isinstance(sys.stdin, TextIOWrapper):  # not a test's own stream
        sys.stdin.reconfigure(errors="surrogateescape")
