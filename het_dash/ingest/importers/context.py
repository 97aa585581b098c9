"""Context of an import: catalogue, source, edition and options."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from het_dash.catalogue import Catalogue, Source
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.observations import Imported


@dataclass(frozen=True)
class Taking:
    """Context for importing one edition of one source.

    `covers` is `known` to refuse an area that is not in the catalogue, or `england` if the file has all of England: the
    import then keeps the catalogue's areas and makes totals from the others. `practice_map` is NHS England's map of
    practices, for totals of the ICB. `earlier_maps` place practices that are no longer in it, the newest map first.

    `replace` is the reason to import what the comparison with the editions held would refuse. `say` is told the
    comparison, line by line. `held_in` is the data folder of those editions, if not the catalogue's own.
    """

    catalogue: Catalogue
    source: Source
    edition: str
    covers: Literal["known", "england"] = "known"
    practice_map: Path | None = None
    replace: str = ""
    say: Callable[[str], None] = lambda _: None
    held_in: Path | None = None
    earlier_maps: tuple[Path, ...] = ()

    @property
    def bundle(self) -> Path:
        """Data folder with the editions held."""
        return self.held_in or self.catalogue.folder

    def indicators_by_code(self) -> dict[str, str]:
        """Publisher's code -> our indicator, for every indicator with a code for this source."""
        source = self.source.codes_of
        return {i.codes[source]: i.id for i in self.catalogue.indicators.values() if source in i.codes}


Importer = Callable[[RawFile, Taking], Imported]
