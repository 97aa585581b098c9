"""A downloaded edition, ready for import."""

from dataclasses import dataclass
from pathlib import Path

from het_dash.catalogue import Catalogue, Source
from het_dash.catalogue.source import Fetch
from het_dash.ingest.fetch.workspace import Bench


@dataclass(frozen=True)
class Wanted:
    """One edition of one source, or what of it is newest where `edition` is blank."""

    catalogue: Catalogue
    source: Source
    fetch: Fetch
    bench: Bench
    edition: str = ""

    @property
    def codes(self) -> list[str]:
        """The publisher's codes of the indicators that name this source."""
        return sorted(i.codes[self.source.id] for i in self.catalogue.indicators.values() if self.source.id in i.codes)


@dataclass(frozen=True)
class Fetched:
    """`remark`: what the reader should know of it besides."""

    edition: str
    file: Path
    practice_map: Path | None = None
    remark: str = ""
