"""Checks of a downloaded file: publishers also answer with web pages and errors."""

import json
import zipfile
from pathlib import Path
from typing import Any

from het_dash.ingest.fetch.problems import FetchProblem, NotReceived

HEAD_BYTES = 512
MOST_SAID = 200
EXCUSES = ("error", "errors", "message", "detail")


def check_table(path: Path) -> None:
    """Accepts a CSV file or a readable zip. Raises NotReceived for a web page, an error in JSON or a truncated zip."""
    head = _head(path)
    if head.startswith(b"PK"):
        _check_opens(path)
    elif path.suffix.lower() == ".zip":
        raise NotReceived(f"{path.name} is not a zip file: it begins with {head[:20]!r}.")
    elif head[:1] in (b"{", b"["):
        raise NotReceived(f"{path.name} is JSON, not a CSV file{_quoted(_parsed(path))}.")
    elif b"," not in head:
        raise NotReceived(f"{path.name} is not a CSV file: it begins with {head[:20]!r}.")


def check_json(path: Path) -> None:
    """Accepts complete JSON. Raises NotReceived for anything else and for an error message."""
    _head(path)
    answer = _parsed(path)
    if isinstance(answer, dict) and answer.get("error"):
        raise NotReceived(f"{path.name} holds an error in place of data{_quoted(answer)}.")


def check_rows(path: Path) -> None:
    """Accepts rows of a table, as CSV or as JSON."""
    (check_json if _head(path)[:1] == b"{" else check_table)(path)


def read_json(path: Path) -> Any:
    """Parsed JSON, with numbers as text exactly as written."""
    return json.loads(path.read_text(encoding="utf-8-sig"), parse_float=str, parse_int=str)


def listed(answer: Any, key: str, name: str) -> list[dict[str, Any]]:
    """Entries under `key`. If the publisher has renamed it, the entries of the only list in the answer."""
    lists = {"": answer} if isinstance(answer, list) else answer if isinstance(answer, dict) else {}
    found = {k: v for k, v in lists.items() if isinstance(v, list) and all(isinstance(one, dict) for one in v)}
    if key in found:
        return found[key]
    if len(found) == 1:
        return next(iter(found.values()))
    raise FetchProblem(f"{name} has no list {key!r}{_quoted(answer)}.")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise NotReceived(f"{path.name} is empty.")
    if head.startswith(b"<"):
        raise NotReceived(
            f"{path.name} is a web page, not data. Open the address in a browser; if it has moved, correct it under "
            "`fetch` in the source's YAML file."
        )
    return head


def _check_opens(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            archive.infolist()
    except (zipfile.BadZipFile, OSError) as wrong:
        raise NotReceived(f"{path.name} is a zip file that does not open ({wrong}).") from wrong


def _parsed(path: Path) -> Any:
    try:
        return read_json(path)
    except ValueError as wrong:
        raise NotReceived(f"{path.name} is not whole JSON ({wrong}).") from wrong


def _quoted(answer: Any) -> str:
    """The publisher's own error message, if the answer has one."""
    if not isinstance(answer, dict):
        return ""
    said = next((answer[key] for key in EXCUSES if answer.get(key)), "")
    said = said.get("message", said) if isinstance(said, dict) else said
    return f"; it says: {str(said)[:MOST_SAID]!r}" if said else ""
