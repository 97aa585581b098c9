"""Commands that the app runs as child processes, so that it never reads unpublished data."""

import logging
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from het_dash.catalogue import Problem
from het_dash.catalogue.errors import FolderProblem
from het_dash.catalogue.local_counts import must_be_protected
from het_dash.catalogue.os_errors import sentence
from het_dash.catalogue.paths import ROOT, private_folder
from het_dash.catalogue.return_report import TO_THE_OPERATOR, JournalReport, Receipt, ReturnReport

LONGEST_CHECK_SECONDS = 120
LONGEST_BUILD_SECONDS = 600
KEPT_SECONDS = 24 * 60 * 60
SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ .")
LONGEST_NAME = 80
SENT_BEFORE = 3

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
    folder = private_folder() / "uploads"
    folder.mkdir(mode=0o700, exist_ok=True)
    for old in folder.iterdir():
        with suppress(FileNotFoundError):  # another upload has just removed it
            if old.stat().st_mtime < time.time() - KEPT_SECONDS:
                shutil.rmtree(old, ignore_errors=True)
    place = folder / secrets.token_hex(8)
    place.mkdir(mode=0o700)
    path = place / safe(name)
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
        remedy = "Tell whoever looks after the dashboard: its log says why. Then upload the file again."
    return ReturnReport(file=name, problems=(Problem(file=name, message=message, remedy=remedy),))


def let_go(path: Path) -> None:
    """Deletes an upload that is no longer needed."""
    shutil.rmtree(path.parent, ignore_errors=True)


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
    """The form as a workbook (.xlsx) or as a zip of .csv files (.zip)."""
    with TemporaryDirectory() as folder:
        _returns("template", "--pcn", pcn, "--quarter", quarter, "--out", folder)
        if suffix == ".xlsx":
            (book,) = Path(folder).glob("*.xlsx")
            return book.read_bytes()
        (csv,) = Path(folder).glob("*_csv")
        return Path(shutil.make_archive(str(csv), "zip", csv)).read_bytes()


def build() -> Iterator[str]:
    """Builds the figures and yields a line for each step. Raises RuntimeError with the last lines if it fails."""
    command = [sys.executable, "-m", "het_dash", "build"]
    with subprocess.Popen(  # noqa: S603 (our own command)
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        line = ""
        for line in process.stdout or ():
            yield line.strip()
        if process.wait(LONGEST_BUILD_SECONDS):
            raise RuntimeError(line.strip())


def _receipt(ended: Ended) -> Receipt | str:
    return ended.complained.strip() if ended.status else Receipt.model_validate_json(ended.said)


def _returns(*arguments: str) -> Ended:
    command = [sys.executable, "-m", "het_dash", "returns", *arguments]
    try:
        end = subprocess.run(  # noqa: S603 (our own command; what a reader typed is one argument of it)
            command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_CHECK_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Ended(1, "", "It took too long and was ended.")
    return Ended(end.returncode, end.stdout, end.stderr)
