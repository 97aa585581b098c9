"""A table that was changed after its import is reported by the build."""

from pathlib import Path

from het_dash.catalogue import load
from het_dash.ingest.build.provenance import was_changed
from het_dash.ingest.build.run import build
from het_dash.ingest.editions_on_disk import Held
from tests.integration.ingest.test_import_file import file, taken
from tests.support.qof_files import GROVE, VALE, csv
from tests.support.small_bundle import SmallData, rows_of


def test_a_table_changed_by_hand_is_reported_and_the_store_says_so(small: SmallData, tmp_path: Path) -> None:
    home = taken(small, file(tmp_path, csv(GROVE, VALE)))
    said: list[str] = []
    build(said.append)
    assert list(rows_of(small.current, "changed_by_hand")) == []
    table = home / "observations.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("113", "114"), encoding="utf-8")
    build(said.append)
    assert any("qof/2024-25/observations.csv was changed after its import" in line for line in said)
    assert list(rows_of(small.current, "changed_by_hand")) == [{"source_id": "qof", "edition": "2024-25"}]


def test_every_edition_of_the_bundle_has_the_hash_of_its_table() -> None:
    catalogue = load()
    editions = [Held(e, catalogue.folder / "observations" / e.source_id / e.edition) for e in catalogue.editions]
    assert [one.name for one in editions if not one.edition.observations_sha256 or was_changed(one)] == []
