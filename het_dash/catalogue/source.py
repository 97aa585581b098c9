"""Sources of figures: a publisher's series and its imported editions."""

from datetime import date
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.indicator import AreaKind

Nature = Literal["published", "derived", "programme", "local", "demonstration"]
NATURES: tuple[Nature, ...] = ("published", "derived", "programme", "local", "demonstration")
EXAMPLE: Nature = "demonstration"  # the internal id; readers see "example data"
PRIVATE_NATURES: frozenset[Nature] = frozenset({"programme", "local"})
OWN_NATURES: frozenset[Nature] = PRIVATE_NATURES | {EXAMPLE}
Layer = Literal["published", "own"]


# sub_icb: the publisher's areas that are ours under another code (`same_areas`)
Level = AreaKind | Literal["sub_icb"]
FetchKind = Literal["file", "cvdprevent", "boundaries"]
URLS: dict[FetchKind, frozenset[str]] = {
    "cvdprevent": frozenset({"periods", "areas", "indicators", "data"}),
    "boundaries": frozenset({"lsoa", "ward", "borough"}),
}


class Fetch(Entry):
    """Settings of `python -m het_dash fetch`: where to ask for newer editions and how to use the response."""

    kind: FetchKind
    urls: dict[str, str] = Field(
        description="file: edition -> address; cvdprevent: periods, areas, indicators, data; boundaries: lsoa, ward, "
        "borough. {codes} in a file's address means the indicators' codes"
    )
    format: str = Field(default="", description="What it is taken in as; boundaries need none")
    covers: Literal["known", "england"] = "known"
    member: str = Field(default="", description="Which file of a zip; {years} is the edition's: 2425 for 2024-25")
    practice_maps: dict[str, str] = Field(
        default_factory=dict, description="Edition -> address of NHS England's practice map, for totals of the ICB"
    )
    levels: dict[Level, int] = Field(default_factory=dict, description="CVDPREVENT's numbers for kinds of area")
    since: date | None = Field(
        default=None, description="CVDPREVENT: every period that ends on this day or later; blank: only the newest"
    )
    largest_mb: int = Field(default=200, gt=0, description="A larger file is refused")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        expected = URLS.get(self.kind)
        if expected is not None and expected != set(self.urls):
            raise ValueError(f"urls must name {', '.join(sorted(expected))}")
        for url in (*self.urls.values(), *self.practice_maps.values()):
            if not url.startswith(("https://", "http://")):
                raise ValueError(f"{url!r} is not a web address")
        if self.kind != "boundaries" and not self.format:
            raise ValueError("format must say what it is taken in as")
        if self.kind == "cvdprevent" and not self.levels:
            raise ValueError("levels must give CVDPREVENT's number of each kind of area")
        return self


class Source(Entry):
    """A publisher's series, declared in `data/sources/<id>.yaml`."""

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
    formats: tuple[str, ...] = Field(default=(), description="Formats that its files are imported as; no other may be")
    list_sizes: str = Field(
        default="", description="The indicator that gives a practice's list size, as its count or its denominator"
    )
    reference_for: str = Field(
        default="",
        description="The source with our areas' figures, where this one has the nation's other PCNs: a reference for "
        "changes (methods 20), whose counts belong to no area of ours",
    )
    checks: dict[str, float] = Field(
        default_factory=dict, description="Limits of the import checks for this source, in place of the usual ones"
    )
    update_months: int | None = Field(
        default=None, description="Months from the end of a period until its successor is due; blank: one-off"
    )
    same_areas: dict[str, str] = Field(
        default_factory=dict, description="The publisher's code of an area -> ours for the same practices or places"
    )
    fetch: Fetch | None = Field(default=None, description="Blank: newer editions are taken in by hand")

    @property
    def layer(self) -> Layer:
        """Published statistics, or our own counts, which pass disclosure control. No figure combines the two."""
        return "own" if self.nature in OWN_NATURES else "published"

    @property
    def codes_of(self) -> str:
        """The source under which indicators name this publisher's codes."""
        return self.reference_for or self.id

    @property
    def is_example(self) -> bool:
        """True for example data, which is invented to show how pages will look."""
        return self.nature == EXAMPLE


class Edition(Entry):
    """One imported file, as described by the `source.yaml` in the folder of its observations."""

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
    practices_in_file: int = Field(default=0, description="Practices of a file that covers England; 0: not counted")
    observations_sha256: str = Field(
        default="", pattern=r"^([0-9a-f]{64})?$", description="Hash of its table; blank: not recorded"
    )
    warnings: tuple[str, ...] = Field(default=(), description="What the import noticed")
    replaced_because: str = Field(default="", description="The reason given for importing what had been refused")

    @classmethod
    def of(cls, source: Source, **facts: Any) -> Self:
        """An edition with the source's title, licence and nature; `facts` are the edition's own fields."""
        same = {name: getattr(source, name) for name in ("publisher", "title", "url", "licence", "statement", "nature")}
        return cls(source_id=source.id, **same, **facts)
