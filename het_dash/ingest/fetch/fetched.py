"""A downloaded edition, ready for import."""

from dataclasses import dataclass
from pathlib import Path

from het_dash.catalogue import Catalogue, Source
from het_dash.catalogue.source import Fetch
from het_dash.ingest.fetch.workspace import Bench


@dataclass(frozen=True)
class Wanted:
    """An edition of a source to fetch, or its newest if `edition` is blank."""

    catalogue: Catalogue
    source: Source
    fetch: Fetch
    bench: Bench
    edition: str = ""

    @property
    def codes(self) -> list[str]:
        """The publisher's codes of the indicators that use this source."""
        return sorted(i.codes[self.source.id] for i in self.catalogue.indicators.values() if self.source.id in i.codes)


@dataclass(frozen=True)
class Editions:
    """Editions to ask for, in order, and those that an earlier fetch completed."""

    asked: tuple[str, ...]
    held: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fetched:
    """A downloaded edition. `remark` is extra information for the reader. `other_pcns` is a file of England's other
    PCNs, as a reference for change."""

    edition: str
    file: Path
    practice_map: Path | None = None
    remark: str = ""
    other_pcns: Path | None = None
