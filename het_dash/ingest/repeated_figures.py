"""Figures of a new file that another edition of its source already has: the same numbers are left out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from het_dash.ingest.comparison.finding import counted
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import FIGURES, KEY, Imported
from het_dash.ingest.problems import refuse

FILE = "observations.csv"
SAME = 1e-6  # publishers print fewer decimals in one file than in another


@dataclass(frozen=True)
class Repeated:
    """Rows of the new file that an edition has too, each with both sets of numbers (`value`, `value_held`)."""

    edition: str
    rows: pd.DataFrame

    def differing(self) -> pd.DataFrame:
        ours, theirs = (self.rows[[f"{name}{end}" for name in FIGURES]].to_numpy(float) for end in ("", "_held"))
        other = ~np.isclose(ours, theirs, rtol=SAME, atol=0, equal_nan=True).all(axis=1)
        return pd.DataFrame(self.rows[other])


def without_repeated(imported: Imported, file: str, taking: Taking) -> Imported:
    """The import without figures that another edition has with the same numbers.

    A source gives each figure once, or the build stops. Raises ImportProblem if the numbers differ.
    """
    for held in _repeated(imported.observations, taking):
        _refuse_other_numbers(held, file)
        rows = imported.observations
        again = pd.MultiIndex.from_frame(_text(rows)).isin(pd.MultiIndex.from_frame(held.rows[KEY]))
        note = f"Left out: {again.sum():,} figures that edition {held.edition} has with the same numbers."
        imported = replace(imported, observations=rows[~again], note=" ".join(filter(None, (imported.note, note))))
    return imported


def _repeated(rows: pd.DataFrame, taking: Taking) -> Iterator[Repeated]:
    home = taking.catalogue.folder / "observations" / taking.source.id
    if rows.empty or taking.source.layer != "published":
        return
    keyed = pd.concat([_text(rows), rows[list(FIGURES)].astype(float)], axis=1)
    for path in sorted(home.glob(f"*/{FILE}")):
        if path.parent.name != taking.edition:
            both = keyed.merge(_held(path), on=KEY, suffixes=("", "_held"))
            if not both.empty:
                yield Repeated(path.parent.name, both)


def _held(path: Path) -> pd.DataFrame:
    cells = pd.read_csv(path, usecols=[*KEY, *FIGURES], dtype=str, keep_default_na=False)
    numbers = {name: pd.to_numeric(cells[name], errors="coerce").astype(float) for name in FIGURES}
    return pd.concat([cells[KEY], pd.DataFrame(numbers)], axis=1)


def _text(rows: pd.DataFrame) -> pd.DataFrame:
    """The key of each row as it is written to a file."""
    return rows[KEY].astype(str)


def _refuse_other_numbers(held: Repeated, file: str) -> None:
    differing = held.differing()
    if differing.empty:
        return
    first = differing.iloc[0]
    name = next(n for n in FIGURES if not np.isclose(first[n], first[f"{n}_held"], rtol=SAME, atol=0, equal_nan=True))
    raise refuse(
        file,
        f"gives {name} {first[name]:g} for {' '.join(first[KEY])}; edition {held.edition} has "
        f"{first[f'{name}_held']:g}. {counted(len(differing), 'figures')} differ{'s' if len(differing) == 1 else ''}.",
        f"If this file corrects it, import it as --edition {held.edition}; otherwise check the edition.",
    )
