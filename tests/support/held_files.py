"""Publishers' files made again from the editions of the bundle, to spoil and import."""

import csv
import io
import shutil
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from het_dash.catalogue import Catalogue, load
from het_dash.ingest.import_file import take_in
from het_dash.ingest.importers.context import Taking
from tests.support.small_bundle import REAL

Row = dict[str, str]


@dataclass
class Bundle:
    """A copy of the bundle's data folder to import into. `said` is what the last import told."""

    folder: Path
    said: list[str]

    @property
    def catalogue(self) -> Catalogue:
        return load(self.folder)

    def take(self, form: str, text: str, edition: str, source: str = "", name: str = "file.csv", **more: Any) -> Path:
        """Imports `text` as a file called `name`, and returns the folder of the edition."""
        path = self.folder.parent / name
        path.write_text(text, encoding="utf-8")
        return self.take_file(form, path, edition, source, **more)

    def take_file(self, form: str, path: Path, edition: str, source: str = "", **more: Any) -> Path:
        """Imports a file as it is, and returns the folder of the edition."""
        self.said.clear()
        catalogue = self.catalogue
        taking = Taking(catalogue, catalogue.sources[source or form.replace("-", "_")], edition, **more)
        return take_in(form, path, replace(taking, say=self.said.append))


def bundle_copy(folder: Path) -> Bundle:
    shutil.copytree(REAL, folder / "data", ignore=shutil.ignore_patterns("boundaries"))
    shutil.copytree(REAL / "boundaries", folder / "data" / "boundaries")
    return Bundle(folder / "data", [])


def held_rows(place: str) -> list[Row]:
    """Rows of an edition of the bundle, as written: `place` is source/edition."""
    home = REAL / "observations" / place
    name = "members.csv" if (home / "members.csv").is_file() else "observations.csv"
    with (home / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def table(rows: Iterable[Row], separator: str = ",") -> str:
    """Rows as CSV text, with the names of the first row as header."""
    found = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(found[0]), delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


def changed(rows: Iterable[Row], **columns: Callable[[str], str]) -> list[Row]:
    """Rows with some columns changed."""
    return [{**row, **{name: change(row[name]) for name, change in columns.items()}} for row in rows]


def times(factor: float) -> Callable[[str], str]:
    return lambda text: str(round(float(text) * factor)) if text else text


def qof(edition: str, practices: Collection[str] | None = None) -> list[Row]:
    """NHS England's QOF file of the practices of the bundle (or of some), for an edition of the bundle."""
    catalogue = load()
    codes = {one.id: one.codes["qof"] for one in catalogue.indicators.values() if "qof" in one.codes}
    known = catalogue.practices if practices is None else practices
    return [
        {
            "PRACTICE_CODE": row["area_code"],
            "GROUP_CODE": codes[row["indicator_id"]],
            "REGISTER": row["numerator"],
            "PATIENT_LIST_TYPE": "TOTAL",
            "PRACTICE_LIST_SIZE": row["denominator"],
        }
        for row in held_rows(f"qof/{edition}")
        if row["area_code"] in known
    ]


def next_year(rows: Iterable[Row]) -> list[Row]:
    """A plausible QOF file of the year after: lists grow by 1%, registers by 3%."""
    return changed(rows, REGISTER=times(1.03), PRACTICE_LIST_SIZE=times(1.01))
