"""Events and periods to scale."""

from dataclasses import dataclass
from datetime import date

from het_dash.catalogue import Nature
from het_dash.charts.text import wording


@dataclass(frozen=True)
class Event:
    """An event of a timeline. `when` is its date in the words of its source, `on` its place."""

    on: date
    when: str
    what: str


@dataclass(frozen=True)
class Span:
    """A named period of a timeline."""

    name: str
    start: date
    end: date


@dataclass(frozen=True)
class Timeline:
    """Events and periods to scale."""

    id: str
    title: str
    events: tuple[Event, ...]
    spans: tuple[Span, ...]
    source: str
    nature: Nature = "published"

    @property
    def mark(self) -> str:
        return wording.mark(self.nature)
