"""Taking a file in: observations and their source, written together or not at all, each where its nature belongs."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest
from ruamel.yaml import YAML

from het_dash.ingest import editions
from het_dash.ingest import import_file as module
from het_dash.ingest.import_file import FORMATS, take_in
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import COLUMNS, Imported, observations
from het_dash.ingest.problems import ImportProblem
from tests.support.qof_files import GROVE, VALE, csv
from tests.support.small_bundle import SmallData, rows_of

MAP = """EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_ICB_CODE
01Jul2026,G85085,GROVE,SE8 3QH,U53896,NORTH LEWISHAM PCN,E54000030
"""


def file(folder: Path, content: str = csv(GROVE, VALE), name: str = "PREVALENCE.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def taken(
    small: SmallData, path: Path, edition: str = "2024-25", source: str = "qof", form: str = "qof", replace: str = ""
) -> Path:
    return take_in(form, path, Taking(small.catalogue, small.catalogue.sources[source], edition, replace=replace))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_published_figures_lie_under_their_source_and_edition(small: SmallData, tmp_path: Path) -> None:
    home = taken(small, file(tmp_path))
    assert home == small.folder / "observations" / "qof" / "2024-25"
    assert sorted(path.name for path in home.iterdir()) == ["observations.csv", "source.yaml"]


def test_observations_are_written_in_our_shape_and_order_with_whole_numbers(small: SmallData, tmp_path: Path) -> None:
    home = taken(small, file(tmp_path, csv(VALE, GROVE.replace("113", "113.0"))))
    assert (home / "observations.csv").read_text(encoding="utf-8").splitlines() == [
        ",".join(COLUMNS),
        "qof_hypertension,G85085,2024-04-01,2025-03-31,persons,all,113,1000,,,,exact,",
        "qof_hypertension,G85696,2024-04-01,2025-03-31,persons,all,87,900,,,,exact,",
    ]


def test_the_source_stands_beside_its_figures(small: SmallData, tmp_path: Path) -> None:
    path = file(tmp_path)
    home = taken(small, path)
    found = YAML(typ="safe").load((home / "source.yaml").read_text(encoding="utf-8"))
    declared = small.catalogue.sources["qof"]
    assert found == {
        "source_id": "qof",
        "edition": "2024-25",
        "format": "qof",
        "publisher": declared.publisher,
        "title": declared.title,
        "url": declared.url,
        "licence": declared.licence,
        "statement": declared.statement,
        "nature": "published",
        "file": "PREVALENCE.csv",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "imported_on": datetime.now(tz=UTC).date(),
        "period_start": date(2024, 4, 1),
        "period_end": date(2025, 3, 31),
        "rows": 2,
        "observations_sha256": hashlib.sha256((home / "observations.csv").read_bytes()).hexdigest(),
    }


def test_what_was_taken_in_is_in_the_next_catalogue_and_the_next_store(small: SmallData, tmp_path: Path) -> None:
    taken(small, file(tmp_path))
    assert [(e.source_id, e.edition) for e in small.catalogue.editions] == [("qof", "2024-25")]
    small.build()
    figure = small.figure("G85085")
    assert figure is not None
    assert (figure["numerator"], figure["denominator"], figure["nature"]) == (113, 1000, "published")


def test_a_practice_map_is_members_and_no_observations(small: SmallData, tmp_path: Path) -> None:
    home = taken(small, file(tmp_path, MAP), "2026-07", "practice_map", "practice-map")
    assert sorted(path.name for path in home.iterdir()) == ["members.csv", "source.yaml"]
    assert (home / "members.csv").read_text(encoding="utf-8").splitlines()[1].startswith("G85085,GROVE,SE8 3QH,U53896")
    assert small.catalogue.editions[0].period_end == date(2026, 7, 1)
    small.build()
    assert not list(rows_of(small.current, "figure"))


@pytest.mark.parametrize("nature", ["local", "programme"])
def test_what_is_local_or_the_programmes_own_only_ever_goes_to_the_private_folder(
    small: SmallData, tmp_path: Path, nature: str
) -> None:
    small.change("sources/qof.yaml", "nature: published", f"nature: {nature}")
    home = taken(small, file(tmp_path))
    assert home == small.state / "private" / "extracts" / "qof" / "2024-25"
    assert (home / "observations.parquet").is_file()
    assert not (small.folder / "observations").exists()
    assert {folder.stat().st_mode & 0o777 for folder in (home, *home.parents[:4])} == {0o700}


@pytest.mark.parametrize("edition", ["../../private", "/tmp/x", "2024 25", "..", "", ".hidden", "2024/25"])  # noqa: S108
@pytest.mark.parametrize("nature", ["published", "local"])
def test_an_edition_cannot_lead_out_of_its_folder(small: SmallData, tmp_path: Path, edition: str, nature: str) -> None:
    small.change("sources/qof.yaml", "nature: published", f"nature: {nature}")
    before = contents(tmp_path)
    with pytest.raises(ImportProblem, match=r"cannot name a folder\. Give it as --edition 2024-25\."):
        taken(small, file(tmp_path), edition)
    assert contents(tmp_path).keys() - {"PREVALENCE.csv"} == before.keys()


def test_a_refused_file_leaves_the_old_edition_untouched(small: SmallData, tmp_path: Path) -> None:
    home = taken(small, file(tmp_path))
    before = contents(small.folder)
    with pytest.raises(ImportProblem):
        taken(small, file(tmp_path, csv(GROVE.replace("113", "x"))))
    assert contents(small.folder) == before
    assert home.is_dir()


def test_a_full_disk_leaves_the_old_edition_untouched(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(small, file(tmp_path))
    before = contents(small.folder)

    def half_written(folder: Path, *_: object) -> None:
        (folder / "observations.csv").write_text("indicator_id,")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(editions, "_fill", half_written)
    with pytest.raises(OSError, match="No space left"):
        taken(small, file(tmp_path))
    assert contents(small.folder) == before


def test_a_newer_file_of_the_same_edition_replaces_the_older_whole(small: SmallData, tmp_path: Path) -> None:
    taken(small, file(tmp_path))
    home = taken(small, file(tmp_path, csv(GROVE.replace("113", "114"))), replace="The publisher withdrew a practice")
    assert len((home / "observations.csv").read_text(encoding="utf-8").splitlines()) == 2
    assert [path.name for path in home.parent.iterdir()] == ["2024-25"]


def test_taking_the_same_file_in_twice_gives_the_same_bytes_but_for_the_day(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = taken(small, file(tmp_path))
    first = contents(home)
    monkeypatch.setattr(module, "datetime", Mock(now=lambda tz: datetime(2031, 1, 2, tzinfo=tz)))
    taken(small, file(tmp_path))
    second = contents(home)
    assert second["observations.csv"] == first["observations.csv"]
    differing = [
        (old, new)
        for old, new in zip(first["source.yaml"].splitlines(), second["source.yaml"].splitlines(), strict=True)
        if old != new
    ]
    assert [new for _, new in differing] == [b"imported_on: 2031-01-02"]


def test_the_order_of_rows_in_the_file_does_not_matter(small: SmallData, tmp_path: Path) -> None:
    first = contents(taken(small, file(tmp_path, csv(GROVE, VALE))))["observations.csv"]
    assert contents(taken(small, file(tmp_path, csv(VALE, GROVE))))["observations.csv"] == first


def test_an_importer_that_gives_a_figure_twice_is_stopped(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = observations(
        (date(2024, 4, 1), date(2025, 3, 31)), indicator_id="qof_hypertension", area_code=["G85085"] * 2, numerator=1.0
    )
    monkeypatch.setitem(FORMATS, "qof", lambda _raw, _taking: Imported(twice))
    with pytest.raises(ImportProblem, match=r"gives .*'G85085'.* twice\. Remove the repeated rows\."):
        taken(small, file(tmp_path))
    assert not (small.folder / "observations").exists()


def test_digits_are_kept_as_they_came(small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = observations(
        (date(2025, 1, 1), date(2025, 12, 31)),
        indicator_id="under75_cvd_mortality",
        area_code=["E09000023"],
        value=103.955904123,
        lower=89.0,
    )
    monkeypatch.setitem(FORMATS, "fingertips", lambda _raw, _taking: Imported(made))
    home = taken(small, file(tmp_path), "2025", "fingertips", "fingertips")
    row = (home / "observations.csv").read_text(encoding="utf-8").splitlines()[1]
    assert row == "under75_cvd_mortality,E09000023,2025-01-01,2025-12-31,persons,all,,,103.955904123,89,,exact,"
