"""Another programme: the bundle with the names and codes of its places replaced. Its figures are of no real place."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from het_dash.catalogue.paths import ROOT

BOROUGH, ICB, NATION, PCN = "Anytown", "Anyshire", "Anyland", "North Anytown"
# In codes one letter is replaced, so that no two become the same.
REPLACED = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        ("South East London", ICB), (r"\bSEL\b", "ANY"), ("Lewisham", BOROUGH), ("LEWISHAM", BOROUGH.upper()),
        ("lewisham", BOROUGH.lower()), (r"(?<!NHS )England", NATION), ("Sevenfields", "Ninefields"),
        ("sevenfields", "ninefields"), ("Aplos", "Beacon"), ("aplos", "beacon"),
        (r"\bE(01|05|09|40|54|92)(\d{6})\b", r"X\1\2"), (r"\bG(\d{5})\b", r"H\1"), (r"\bU(\d{5})\b", r"W\1"),
    )
)  # fmt: skip
TEXTS = (".yaml", ".csv", ".geojson")


def renamed(text: str) -> str:
    for pattern, new in REPLACED:
        text = pattern.sub(new, text)
    return text


def anytown_data(folder: Path) -> Path:
    """Writes the data folder of the other programme."""
    for path in sorted(path for path in (ROOT / "data").rglob("*") if path.is_file()):
        to = folder / renamed(path.relative_to(ROOT / "data").as_posix())
        to.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in TEXTS:
            to.write_text(renamed(path.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            shutil.copy(path, to)
    return folder


@contextmanager
def in_anytown(folder: Path) -> Iterator[Path]:
    """Uses the other programme's data folder, and a state folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(anytown_data(folder / "data")))
        patch.setenv("HET_STATE", str(folder / "state"))
        yield folder
