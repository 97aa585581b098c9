"""Recognises a file that was sent before and counts no longer, so that it does not silently replace its correction."""

from collections.abc import Sequence
from datetime import datetime

from het_dash.ingest.returns.history import Version
from het_dash.ingest.returns.model import Return


def same_bytes(sha256: str, versions: Sequence[Version]) -> Version | None:
    """Latest version with exactly these bytes."""
    return next((version for version in reversed(versions) if version.record.sha256 == sha256), None)


def same_content(given: Return, versions: Sequence[Version]) -> Version | None:
    """Latest version with the same content, even if its bytes differ.

    Only acceptance uses this. A check must not reveal it, because a sender could guess numbers until the content
    matches.
    """
    return next((v for v in reversed(versions) if v.given == given and v.standing != "erased"), None)


def words(version: Version, says: str = "is the same as") -> str:
    """'This file is the same as version 1, which version 2 replaced on 4 September 2026.' Blank if it counts."""
    if version.ended is None:
        return ""
    ended = {
        "superseded": f"which version {version.replaced_by} replaced on {_day(version.ended)}.",
        "withdrawn": f"which was withdrawn on {_day(version.ended)} because: {version.reason}",
        "erased": f"whose content was deleted on request on {_day(version.ended)}.",
    }
    return f"This file {says} version {version.record.version}, {ended[version.standing]}"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"
