"""Where figures come from: the publisher's series, and each edition that was taken in."""

from datetime import date
from typing import Literal

from pydantic import Field

from het_dash.catalogue.indicator import AreaKind
from het_dash.catalogue.model import Entry

Nature = Literal["published", "derived", "programme", "local", "demonstration"]
NATURES: tuple[Nature, ...] = ("published", "derived", "programme", "local", "demonstration")
PRIVATE_NATURES: frozenset[Nature] = frozenset({"programme", "local"})


class Source(Entry):
    """A series as its publisher publishes it, declared in `data/sources/<id>.yaml`."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str
    short: str = Field(description="For source lines under charts")
    publisher: str
    url: str
    licence: str
    statement: str = Field(description="The copyright statement that travels with its figures")
    nature: Nature
    publishes: tuple[AreaKind, ...] = Field(description="Kinds of area it gives; others are our totals of its rows")
    what: str = Field(description="What it is, in plain words")
    cadence: str
    update_months: int | None = Field(
        default=None, description="Months from the end of a period until its successor is due; blank: one-off"
    )


class Edition(Entry):
    """One file taken in by an importer, as it stands in `source.yaml` beside its observations."""

    source_id: str
    edition: str
    format: str
    publisher: str
    title: str
    url: str
    licence: str
    statement: str
    nature: Nature
    file: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    published_on: date | None = None
    imported_on: date
    period_start: date
    period_end: date
    rows: int
    note: str = ""
