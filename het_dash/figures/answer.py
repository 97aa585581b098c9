"""The store's answer to one question: figures and their lineage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from het_dash.catalogue import EVERYONE, Indicator, Nature, Status
from het_dash.figures.figure import Figure

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Lineage:
    """One source edition behind a figure, and the rule applied to it."""

    lineage_id: str
    source_id: str
    edition: str
    title: str
    publisher: str
    short: str
    file: str
    sha256: str
    imported_on: date
    period_start: date
    period_end: date
    nature: Nature
    rule: str
    statement: str


@dataclass(frozen=True)
class Answer:
    """Figures of one indicator from one source that answer a question, in catalogue order."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    lineage: tuple[Lineage, ...]

    @property
    def latest(self) -> "Answer":
        """The figures of the latest period."""
        last = max((f.period_end for f in self.figures), default=None)
        return self.only(f for f in self.figures if f.period_end == last)

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last day of the latest period, None without figures."""
        return max(((f.period_start, f.period_end) for f in self.figures), key=lambda p: p[1], default=None)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Distinct periods as first and last day. The last to end is last; of these, the longest."""
        found = {(f.period_start, f.period_end) for f in self.figures}
        return tuple(sorted(found, key=lambda span: (span[1], -span[0].toordinal())))

    def within(self, span: Span | None) -> "Answer":
        """The figures of exactly this period."""
        return self.only(f for f in self.figures if (f.period_start, f.period_end) == span)

    @property
    def collected(self) -> "Answer":
        """The answer without figures that were not collected: quarters without a return, pathways of other teams."""
        return self.only(f for f in self.figures if f.status is not Status.NOT_COLLECTED)

    def only(self, figures: Iterable[Figure]) -> "Answer":
        """The answer with only these figures and their lineage."""
        kept = tuple(figures)
        ids = {f.lineage_id for f in kept}
        return Answer(self.indicator, kept, tuple(x for x in self.lineage if x.lineage_id in ids))

    def joined(self, other: "Answer") -> "Answer":
        """The figures of both answers of one indicator, each once, with their lineage."""
        lineage = tuple(dict.fromkeys((*self.lineage, *other.lineage)))
        return Answer(self.indicator, tuple(dict.fromkeys((*self.figures, *other.figures))), lineage)

    def of(self, area_code: str) -> "Answer":
        return self.only(f for f in self.figures if f.area_code == area_code)

    def one(self, area_code: str, group_id: str = EVERYONE) -> Figure | None:
        """The latest figure of an area and group; None if the store has no row."""
        found = (f for f in self.figures if (f.area_code, f.group_id) == (area_code, group_id))
        return max(found, key=lambda f: f.period_end, default=None)
