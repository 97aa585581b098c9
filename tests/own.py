"""Counts of our own by hand, in the shape that the build publishes them: rounded, with limits, some hidden."""

from dataclasses import replace
from datetime import date

from het_dash.catalogue import Nature, Status, load
from het_dash.figures import Answer, Figure, Lineage
from het_dash.figures.intervals import wilson
from tests.reading import NORTH, a_figure, area, hidden

PCN = area(NORTH).code
MARCH_2024, MARCH_2025, MARCH_2026 = date(2024, 3, 31), date(2025, 3, 31), date(2026, 3, 31)
SOURCES: dict[Nature, str] = {"demonstration": "demo_gp_extract", "local": "gp_extract"}


def counted(
    breakdown: str,
    group: str,
    numerator: float,
    denominator: float,
    where: str = PCN,
    on: date = MARCH_2026,
    nature: Nature = "demonstration",
) -> Figure:
    """A share of so many people, with Wilson's limits."""
    lower, upper = (100 * float(limit) for limit in wilson(numerator, denominator))
    return a_figure(
        100 * numerator / denominator, numerator=numerator, denominator=denominator, lower=lower, upper=upper,
        interval_kind="wilson", indicator_id="cvdp007hyp", area_code=where, breakdown=breakdown, group_id=group,
        period_start=date(on.year - 1, 4, 1), period_end=on, nature=nature, source_id=SOURCES[nature],
        lineage_id=nature,
    )  # fmt: skip


def kept_back(
    breakdown: str, group: str, instead: Figure | None = None, status: Status = Status.HIDDEN_SMALL, where: str = PCN
) -> Figure:
    """A hidden figure, with what may be shown in its place."""
    return replace(hidden(counted(breakdown, group, 5, 10, where), status), instead=instead)


def answered(*figures: Figure, indicator: str = "cvdp007hyp") -> Answer:
    """In the order given, with the lineage of each nature that is there."""
    natures = dict.fromkeys(f.nature for f in figures)
    return Answer(load().indicators[indicator], figures, tuple(_lineage(nature) for nature in natures))


def _lineage(nature: Nature) -> Lineage:
    source = load().sources[SOURCES[nature]]
    return Lineage(
        nature, source.id, "2026", source.title, source.publisher, source.short, "extract.csv", "0" * 64,
        date(2026, 11, 1), date(2023, 4, 1), MARCH_2026, nature, "Counted, hidden and rounded.", source.statement,
    )  # fmt: skip


def everywhere(breakdown: str, counts: dict[str, tuple[float, float]], where: str = PCN) -> tuple[Figure, ...]:
    return tuple(counted(breakdown, group, *pair, where) for group, pair in counts.items())
