"""Where every command ends: a known problem becomes a sentence and an exit status; any other is a fault to report.

Commands raise; they do not catch. `on_failure` adds what a command left behind ("Nothing was written.").
"""

import errno
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from io import TextIOWrapper
from typing import Any, ParamSpec, TypeVar

import duckdb
import typer
from filelock import Timeout
from rich.console import Console
from typer.core import TyperGroup

from het_dash.catalogue import CatalogueError
from het_dash.catalogue.errors import FolderProblem
from het_dash.catalogue.os_errors import WORDS, sentence
from het_dash.geo.problems import BoundaryProblem
from het_dash.ingest.build.failures import BuildProblem
from het_dash.ingest.fetch import FetchProblem, Offline
from het_dash.ingest.problem_reports import ReportProblem
from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.release_memory import ReleaseMemoryProblem
from het_dash.ingest.returns.accept import ReturnProblem
from het_dash.ingest.returns.journal import JournalProblem
from het_dash.render.problems import PackProblem
from het_dash.store import StoreMissing

P = ParamSpec("P")
R = TypeVar("R")
STOPPED = 130  # what a shell gives for Ctrl-C
OURS = (
    BoundaryProblem,
    BuildProblem,
    CatalogueError,
    FetchProblem,
    FolderProblem,
    ImportProblem,
    JournalProblem,
    Offline,
    PackProblem,
    ReleaseMemoryProblem,
    ReportProblem,
    ReturnProblem,
    StoreMissing,
)
QUOTED_FILE = re.compile(r'"([^"]+)"')
REPORT = (
    "This is a fault in the program. Report it to the dashboard's maintainer, with the command that you ran and "
    "the lines above. Remove any counts or names first."
)

complain = Console(stderr=True, highlight=False, soft_wrap=True)


class Boundary(TyperGroup):
    """The group of all commands: `cls` of the one Typer application."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was asked for."""
        _print_anything()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as wrong:
            raise _stopped() from wrong
        except Exception as wrong:
            if _is_interrupt(wrong):
                raise _stopped() from wrong
            said = in_words(wrong)
            if said is None:
                if not isinstance(wrong, OSError) and not type(wrong).__module__.startswith("typer"):
                    wrong.add_note(REPORT)  # neither a broken pipe, nor how Typer ends a command
                raise
            for line in (said, *getattr(wrong, "__notes__", ())):
                complain.print(line, markup=False)
            raise typer.Exit(1) from wrong


def _stopped() -> typer.Exit:
    complain.print("Stopped.")
    return typer.Exit(STOPPED)


def _is_interrupt(wrong: Exception) -> bool:
    """DuckDB reports Ctrl-C during a query as a RuntimeError with these words."""
    return isinstance(wrong, RuntimeError) and str(wrong) == "Query interrupted"


def on_failure(outcome: str | Callable[[], str]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Says after a known problem what the command left behind; a function finds out then."""

    def decorated(command: Callable[P, R]) -> Callable[P, R]:
        @wraps(command)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return command(*args, **kwargs)
            except Exception as wrong:
                if in_words(wrong) is not None:
                    wrong.add_note(outcome if isinstance(outcome, str) else outcome())
                raise

        return run

    return decorated


def in_words(wrong: Exception) -> str | None:
    """The sentence for a known problem; None for anything else, which is a fault of the program."""
    if isinstance(wrong, OURS):
        return str(wrong)
    if isinstance(wrong, Timeout):
        return f"{wrong.lock_file}: another build or import is running. Wait until it has ended."
    if isinstance(wrong, OSError):
        return None if wrong.errno == errno.EPIPE else sentence(wrong)  # whoever read the output has left
    if isinstance(wrong, MemoryError | duckdb.OutOfMemoryException):
        return "The machine has too little memory free. Close other programs and run this again."
    return _of_duckdb(wrong) if isinstance(wrong, duckdb.Error) else None


def _of_duckdb(wrong: duckdb.Error) -> str | None:
    """DuckDB gives what the operating system refuses in words alone, in several classes of its own."""
    said = str(wrong)
    number = next((one for one in WORDS if os.strerror(one) in said), None)
    if number is None:
        return said.splitlines()[0] if isinstance(wrong, duckdb.IOException) else None
    named = QUOTED_FILE.search(said)
    return sentence(OSError(number, os.strerror(number), named[1] if named else None))


def _print_anything() -> None:
    """A name or text that the terminal's encoding does not have is shown as an escape, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(ValueError):  # a closed stream
            if isinstance(stream, TextIOWrapper):  # not a test's own stream
                stream.reconfigure(errors="backslashreplace")
