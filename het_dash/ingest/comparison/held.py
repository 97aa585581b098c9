"""Editions of a source in the data folder or the private folder."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from het_dash.catalogue import Catalogue, Edition, Source
from het_dash.catalogue.load import read_edition
from het_dash.catalogue.paths import state_folder
from het_dash.catalogue.source import PRIVATE_NATURES
from het_dash.ingest.comparison.figures import Figures, of_edition


@dataclass(frozen=True)
class Held:
    """An edition held, with its figures."""

    edition: Edition
    figures: Figures


def held_of(source: Source, catalogue: Catalogue, bundle: Path) -> tuple[Held, ...]:
    """Editions of a source in order of their latest period. `bundle` is the data folder.

    Example data is remade by each build and is compared with nothing.
    """
    if source.is_example:
        return ()
    home = state_folder() / "private" / "extracts" if source.nature in PRIVATE_NATURES else bundle / "observations"
    found = []
    for path in sorted((home / source.id).glob("*/source.yaml")):
        edition = read_edition(path, catalogue.sources)
        figures = of_edition(edition, path.parent, catalogue)
        if figures is not None:
            found.append(Held(edition, figures))
    return tuple(sorted(found, key=lambda one: one.edition.period_end))


def followed(held: tuple[Held, ...], edition: str, form: str, new: Figures) -> Held | None:
    """The edition that a file follows: the one it replaces, else the nearest before it, else the nearest after.

    Only editions of the same format with a measure in common are like it.
    """
    like = [
        one
        for one in held
        if one.edition.format in (form, "typed") and (new.members is not None or one.figures.measures & new.measures)
    ]
    same = [one for one in like if one.edition.edition == edition]
    before = [one for one in like if one.figures.latest <= new.latest and one not in same]
    after = [one for one in like if one.figures.latest > new.latest and one not in same]
    return next(iter([*same, *reversed(before), *after]), None)


def list_sizes(catalogue: Catalogue, bundle: Path) -> dict[date, dict[str, float]]:
    """List size of each practice, PCN and larger area by date, from every source that gives list sizes."""
    found: dict[date, dict[str, float]] = {}
    for source in catalogue.sources.values():
        if source.list_sizes:
            for one in held_of(source, catalogue, bundle):
                for day, sizes in lists_in(one.figures, source, catalogue).items():
                    found[day] = {**found.get(day, {}), **sizes}
    return found


def lists_in(figures: Figures, source: Source, catalogue: Catalogue) -> dict[date, dict[str, float]]:
    """List sizes in one edition by date and area. Empty for a source that gives none."""
    if not source.list_sizes:
        return {}
    column = "numerator" if catalogue.indicators[source.list_sizes].unit == "count" else "denominator"
    rows = figures.rows
    rows = rows[(rows["indicator_id"] == source.list_sizes) & (rows["breakdown"] == "persons") & (rows[column] > 0)]
    found: dict[date, dict[str, float]] = {}
    for day, area, people in zip(rows["period_end"], rows["area_code"], rows[column].astype(float), strict=True):
        found.setdefault(day, {})[area] = people
    return found
