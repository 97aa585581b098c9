"""The published numeric cases beside the repository, where we have them."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
REFERENCE = SHARED / "reference"
OFFICIAL = SHARED / "official"
Case = dict[str, Any]

needs_official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="SKIPPED: no shared/official beside the repository")


def cases(group: str, function: str) -> list[Any]:
    """One pytest parameter per case, named by its id. Without the folder, a single skipped parameter."""
    path = REFERENCE / f"{group}.json"
    if not path.is_file():
        absent = pytest.mark.skip(reason=f"SKIPPED: no shared/reference/{group}.json beside the repository")
        return [pytest.param({}, id=f"{group}-absent", marks=absent)]
    loaded = json.loads(path.read_text(encoding="utf-8"))["cases"]
    chosen = [pytest.param(case, id=case["id"]) for case in loaded if case["function"] == function]
    assert chosen, f"{path.name}: no case of {function}: the folder has changed"
    return chosen


def undefined(case: Case) -> bool:
    return bool(case["expected"].get("undefined", False))


def close(found: object, expected: float | None, case: Case) -> bool:
    """Whether the number is within the case's own tolerance. An expected null must be NaN."""
    number = float(found)  # type: ignore[arg-type]
    if expected is None:
        return math.isnan(number)
    return math.isclose(number, expected, rel_tol=case["tolerance"]["rel"], abs_tol=case["tolerance"]["abs"])
