"""Marks of example data where real figures are shown too: row by row, and sentence by sentence."""

from collections.abc import Iterable, Sequence
from typing import Any

from het_dash.catalogue import EXAMPLE, Nature, Status
from het_dash.catalogue.source import NATURES
from het_dash.figures import Answer, Figure
from het_dash.figures.records import Listing

MARK = "(example data)"
Row = tuple[str, ...]


def nature_of(*parts: Answer | Listing[Any]) -> Nature:
    """The weakest nature of what is shown: any example part makes the whole example data.

    A figure that was not collected has no nature.
    """
    found = {nature for part in parts for nature in _natures(part)}
    return max(found, key=NATURES.index, default="published")


def marked(label: str, nature: Nature | None) -> str:
    """'North Anytown (example data)'."""
    return f"{label} {MARK}" if nature == EXAMPLE else label


def is_mixed(natures: Iterable[Nature | None]) -> bool:
    """Whether example data and other data are mixed; None counts as neither."""
    found = {nature for nature in natures if nature}
    return EXAMPLE in found and len(found) > 1


def marked_rows(rows: Sequence[tuple[Nature | None, Row]]) -> tuple[Row, ...]:
    """Table rows with their natures: those of example data say so where others are not."""
    mixed = is_mixed(nature for nature, _ in rows)
    return tuple((marked(row[0], nature), *row[1:]) if mixed else row for nature, row in rows)


def of_figure(figure: Figure) -> Nature | None:
    """A figure's nature; None if it was not collected."""
    return None if figure.status is Status.NOT_COLLECTED else figure.nature


def partly_example(answer: Answer) -> bool:
    """Whether some of the figures are example data and others are not."""
    return is_mixed(map(of_figure, answer.figures))


def _natures(part: Answer | Listing[Any]) -> Iterable[Nature]:
    if isinstance(part, Listing):
        return [row.nature for row in part.rows]
    return [nature for f in part.figures if (nature := of_figure(f))]
