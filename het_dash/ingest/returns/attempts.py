"""Log of checks: when, who, which bytes, whose return and the outcome. Append-only; no counts and no text of the file.

Each attempt has two lines with the same id: one before the file is opened, one before the answer is given. A check that
was killed leaves the first line alone.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from het_dash.catalogue.paths import private_folder
from het_dash.ingest.actor import operating_system_user
from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.returns.check import Checked
from het_dash.ingest.returns.files import folder_as_zip

Outcome = Literal["begun", "has errors", "no errors", "accepted before", "broke off"]


@dataclass
class Attempt:
    """One check of one file. `failure` gives the operator the reason if a line could not be written."""

    sha256: str
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    failure: str = ""

    def say(self, outcome: Outcome, checked: Checked | None = None) -> None:
        """Appends a line. It never raises if the line cannot be written: the check continues without its log."""
        line = {
            "at": datetime.now(tz=UTC).isoformat(timespec="seconds"),
            "who": operating_system_user(),
            "attempt": self.id,
            "sha256": self.sha256,
            "pcn": checked.pcn if checked else "",
            "quarter": str(checked.quarter or "") if checked else "",
            "outcome": outcome,
        }
        try:
            _append(line)
        except OSError as wrong:
            self.failure = f"The log of checks could not be written: {wrong}. The check went on without it."


def log_file() -> Path:
    return private_folder() / "checks" / "attempts.jsonl"


def _append(line: Mapping[str, str]) -> None:
    """Writes the whole line in one call, so that the lines of two simultaneous checks never mix."""
    place = log_file()
    place.parent.mkdir(mode=0o700, exist_ok=True)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(place, flags, 0o600)
    try:
        os.write(descriptor, f"{json.dumps(line)}\n".encode())
    finally:
        os.close(descriptor)


def digest(path: Path) -> str:
    """SHA-256 of a file, or of a folder's sheets as the journal keeps them. Blank if nothing can be read."""
    try:
        if path.is_dir():
            return hashlib.sha256(folder_as_zip(path)).hexdigest()
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ImportProblem):
        return ""
