"""Commands that the app runs as child processes, so that it never reads unpublished data."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from het_dash.catalogue import Problem
from het_dash.catalogue.errors import FolderProblem
from het_dash.catalogue.local_counts import must_be_protected
from het_dash.catalogue.os_errors import sentence
from het_dash.catalogue.paths import ROOT, private_folder, store_folder, work_folder
from het_dash.catalogue.problem_report import FigureReport, ReportOutcome
from het_dash.catalogue.return_report import TO_THE_OPERATOR, JournalReport, Receipt, ReturnReport
from het_dash.catalogue.scratch import Owned, remove_abandoned, scratch
from het_dash.storefile import FailedBuild, Place

LONGEST_CHECK_SECONDS = 120
LONGEST_BUILD_SECONDS = 600
SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ .")
LONGEST_NAME = 80
SENT_BEFORE = 3
_uploads: dict[Path, Owned] = {}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ended:
    """Result of a command."""

    status: int
    said: str
    complained: str


@dataclass(frozen=True)
class SentBefore:
    """The file is an earlier version that no longer counts, so it was not accepted. With a reason it can count
    again."""

    said: str


def may_accept() -> bool:
    """Accepting and withdrawing work only on the computer itself, where `make run` sets this (docs/deploy.md)."""
    return os.environ.get("HET_LOCAL_ACCEPT") == "1"


def keep_upload(name: str, content: bytes | memoryview) -> Path:
    """Saves an upload, unread, to a new private folder, and deletes old uploads."""
    must_be_protected()
    remove_abandoned(private_folder() / "uploads")
    owned = Owned.make(private_folder() / "uploads")
    _uploads[owned.folder] = owned
    path = owned.folder / safe(name)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
    return path


def not_kept(name: str, wrong: OSError | FolderProblem) -> ReturnReport:
    """The report on an upload that could not be saved. The log, not the page, names a path of this machine."""
    if isinstance(wrong, FolderProblem):
        message, remedy = str(wrong), "Send the file to the programme team."
    else:
        log.warning("An upload could not be saved: %s", sentence(wrong))
        message = "The file could not be saved on the machine that runs the dashboard."
        remedy = "Tell the person who runs the dashboard: its log says why. Then upload the file again."
    return ReturnReport(file=name, problems=(Problem(file=name, message=message, remedy=remedy),))


def let_go(path: Path) -> None:
    """An upload that is no longer needed."""
    if owned := _uploads.pop(path.parent, None):
        owned.remove()


def safe(name: str) -> str:
    """The sender's file name, reduced to characters without a special meaning."""
    cleaned = "".join(sign for sign in name if sign in SIGNS).strip(". -")[-LONGEST_NAME:]
    return cleaned or "return"


def check(path: Path) -> ReturnReport:
    """Report of `returns check`, or a report with one problem if the command fails."""
    ended = _returns("check", str(path), "--json", "--limited")
    for line in ended.complained.splitlines():
        if line.startswith(TO_THE_OPERATOR):  # any other line may repeat the file's contents
            log.warning("%s", line.removeprefix(TO_THE_OPERATOR))
    try:
        return ReturnReport.model_validate_json(ended.said)
    except ValidationError:
        log.warning("A check of a return broke off.")
        message = "The check took too long or too much room, or broke off."
        remedy = "Fill in a fresh template and send that; if it happens again, tell the programme team."
        return ReturnReport(file=path.name, problems=(Problem(file=path.name, message=message, remedy=remedy),))


def accept(path: Path, findings_agreed: bool, again: str = "") -> Receipt | SentBefore | str:
    """The receipt, or the reason why there is none. `again` is the reason why an earlier version counts again."""
    more = (*(["--findings-agreed"] if findings_agreed else []), *([f"--again={again}"] if again else []))
    ended = _returns("accept", str(path), "--json", "--no-build", *more)
    if ended.status == SENT_BEFORE:
        return SentBefore(ended.complained.splitlines()[0])
    return _receipt(ended)


def journal_damages() -> tuple[str, ...]:
    """One sentence for each damage to the returns journal."""
    ended = _returns("verify", "--json")
    try:
        return JournalReport.model_validate_json(ended.said).damages
    except ValidationError:
        return (ended.complained.strip() or "The returns journal could not be checked.",)


def withdraw(pcn: str, quarter: str, reason: str) -> Receipt | str:
    return _receipt(
        _returns("withdraw", "--pcn", pcn, "--quarter", quarter, f"--reason={reason}", "--json", "--no-build")
    )


def agree(pcn: str, quarter: str) -> Receipt | str:
    return _receipt(_returns("agree", "--pcn", pcn, "--quarter", quarter, "--json", "--no-build"))


def form(pcn: str, quarter: str, suffix: str) -> bytes:
    """The template as a workbook (.xlsx), or as a zip of .csv files (.zip)."""
    with scratch(work_folder() / "scratch") as folder:
        _returns("template", "--pcn", pcn, "--quarter", quarter, "--out", str(folder))
        if suffix == ".xlsx":
            (book,) = folder.glob("*.xlsx")
            return book.read_bytes()
        (csv,) = folder.glob("*_csv")
        return Path(shutil.make_archive(str(csv), "zip", csv)).read_bytes()


def build(*more: str) -> Iterator[str]:
    """Rebuilds the figures, with a line for each step. Raises RuntimeError with a message that may be shown.

    A build's error message may quote counts that are not published: it goes to the server's log, not to the app.
    """
    command = [sys.executable, "-m", "het_dash", "build", *more]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 (our own)
        for line in process.stdout or ():
            yield line.strip()
        if process.wait(LONGEST_BUILD_SECONDS):
            failed = FailedBuild.of(Place(store_folder()))
            raise RuntimeError(failed.said if failed else "The build broke off.")


def _receipt(ended: Ended) -> Receipt | str:
    return ended.complained.strip() if ended.status else Receipt.model_validate_json(ended.said)


def keep_report(report: FigureReport) -> ReportOutcome | None:
    """Result of `reports add` for a reader's report, or None if it could not be stored. The log gives the reason."""
    ended = _ran("reports", "add", given=report.model_dump_json())
    try:
        return ReportOutcome.model_validate_json(ended.said)
    except ValidationError:
        log.warning("A report of a problem could not be stored: %s", ended.complained.strip().splitlines()[-1:])
        return None


def _returns(*arguments: str) -> Ended:
    return _ran("returns", *arguments)


def _ran(*arguments: str, given: str | None = None) -> Ended:
    """Runs one of our commands. `given` is its standard input."""
    command = [sys.executable, "-m", "het_dash", *arguments]
    try:
        end = subprocess.run(  # noqa: S603 (our own command; what a reader typed is one argument of it)
            command, cwd=ROOT, capture_output=True, input=given, text=True, timeout=LONGEST_CHECK_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Ended(1, "", "It took too long and was ended.")
    return Ended(end.returncode, end.stdout, end.stderr)
