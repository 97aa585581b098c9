"""Publishers' own files, served on loopback: what is bundled is found unchanged, or comes out the same."""

import csv
import dataclasses
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue import Catalogue, load
from het_dash.catalogue.paths import ROOT
from het_dash.catalogue.source import Fetch
from het_dash.ingest.fetch import Client, fetch
from tests.support.cvdprevent_api import Api
from tests.support.publisher import Answer, Asked, Publisher, as_json, text

OFFICIAL = Path(__file__).resolve().parents[5] / "shared" / "official"
MAP = "practices/gp-reg-pat-prac-map_2026-07_england.zip"
AGES = "registrations/gp-reg-pat-prac-quin-age_2026-07_england.zip"
CVD = "cvdprevent/cvdprevent_to2026-03_england_london_sel_official_shape.csv"
PREFIXES = {"1": "E92", "6": "E40", "7": "E54", "4": "U", "5": "G"}
pytestmark = pytest.mark.skipif(not OFFICIAL.is_dir(), reason=f"publishers' files are not at {OFFICIAL}")


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HET_STATE", str(tmp_path))
    return tmp_path


def declared(**fetches: dict[str, Any]) -> Catalogue:
    """The product's catalogue, with loopback addresses in place of the publishers'."""
    catalogue = load()
    given = {name: Fetch.model_validate(one) for name, one in fetches.items()}
    sources = {i: s.model_copy(update={"fetch": given.get(i)}) for i, s in catalogue.sources.items()}
    return dataclasses.replace(catalogue, sources=sources)


def official(name: str) -> Answer:
    return Answer((OFFICIAL / name).read_bytes())


def one_file(form: str, edition: str, url: str, **more: Any) -> dict[str, Any]:
    return {"kind": "file", "format": form, "covers": "england", "urls": {edition: url}, **more}


def test_files_of_the_bundle_are_found_unchanged(publisher: Publisher, client: Client, state: Path) -> None:
    qof = io.BytesIO()
    with zipfile.ZipFile(qof, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(OFFICIAL / "qof" / "PREVALENCE_2425_england.csv", "QOF2425/PREVALENCE_2425.csv")
        archive.writestr("QOF2425/ACHIEVEMENT_LONDON_2425.csv", "REGION_ODS_CODE,VALUE\n")
    maps = publisher.on("/98/map.zip", official(MAP))
    catalogue = declared(
        registered_age=one_file("registered-age", "2026-07", publisher.on("/BB/ages.zip", official(AGES))),
        practice_map=one_file("practice-map", "2026-07", maps),
        qof=one_file(
            "qof", "2024-25", publisher.on("/95/QOF2425.zip", Answer(qof.getvalue())),
            member="PREVALENCE_{years}.csv", practice_maps={"2024-25": maps},
        ),
    )  # fmt: skip
    assert [str(outcome) for outcome in fetch(catalogue, dry_run=True, client=client)] == [
        "practice_map: unchanged 2026-07",
        "qof: unchanged 2024-25",
        "registered_age: unchanged 2026-07",
    ]


def test_cvdprevent_level_by_level_comes_out_as_it_is_bundled(
    publisher: Publisher, client: Client, state: Path
) -> None:
    with (OFFICIAL / CVD).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    codes = sorted({row["IndicatorCode"] for row in rows})

    def at_level(asked: Asked) -> list[dict[str, str]]:
        return [row for row in rows if row["AreaCode"].startswith(PREFIXES[asked.query["systemLevelID"]])]

    def data(asked: Asked) -> Answer:
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        code = codes[int(asked.path.split("/")[2])]
        writer.writerows(row for row in at_level(asked) if row["IndicatorCode"] == code)
        return text(out.getvalue())

    def indicators(asked: Asked) -> Answer:
        here = {row["IndicatorCode"] for row in at_level(asked)}
        return as_json(
            {"indicatorList": [{"IndicatorID": n, "IndicatorCode": c} for n, c in enumerate(codes) if c in here]}
        )

    given = Api(publisher).serve()
    publisher.on("/area", lambda asked: as_json({"areaList": [{"AreaCode": r["AreaCode"]} for r in at_level(asked)]}))
    publisher.on("/indicator/list", indicators)
    for n in range(len(codes)):
        publisher.on(f"/indicator/{n}/rawDataCSV", data)
    (outcome,) = fetch(declared(cvdprevent=given), dry_run=True, client=client)
    assert outcome.what == "new"
    taken = state / "work/fetch/cvdprevent/2026-03/taken/observations/cvdprevent/2026-03/observations.csv"
    bundled = ROOT / "data/observations/cvdprevent/2026-03/observations.csv"
    assert taken.read_text(encoding="utf-8") == bundled.read_text(encoding="utf-8")
