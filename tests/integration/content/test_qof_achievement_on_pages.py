"""QOF achievement by practice, once imported, reaches pack, Cycle page, Explore and Variation with no code change."""

import shutil
from collections.abc import Iterator

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.paths import ROOT
from het_dash.charts import Chart
from het_dash.content import PCN_PACK, compose
from het_dash.content.pages import cycle_1_and_cycle_2, explore, variation
from het_dash.ingest.build.run import build
from het_dash.ingest.import_file import take_in
from het_dash.ingest.importers.context import Taking
from het_dash.store import Question, Store
from tests.support.qof_achievement_files import counts, of_england, year_zip

NORTH, BOROUGH, NATION = "pcn:north-lewisham", "E09000023", "E92000001"
MEMBERS_2025 = "G85015 G85020 G85026 G85076 G85085 G85105 G85698 G85711 G85736 Y08411".split()


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundle with three more years, taken in by the real importer from files with made-up numbers."""
    folder = tmp_path_factory.mktemp("achievement")
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(data))
        patch.setenv("HET_STATE", str(folder / "state"))
        catalogue = load(data)
        for edition, path in (
            ("2021-22", of_england(folder, "2021-22")),
            ("2022-23", year_zip(folder, "2022-23")),
            ("2024-25", year_zip(folder, "2024-25")),
        ):
            take_in(
                "qof-achievement", path, Taking(catalogue, catalogue.sources["qof_achievement"], edition, "england")
            )
        yield Store(build().path)


def years(chart: Chart, label: str) -> list[int]:
    return [p.at.year for s in chart.series if s.label.startswith(label) for p in s.points]  # type: ignore[union-attr]


def test_a_pcns_figure_is_the_sum_of_its_practices(fetched: Store) -> None:
    last = fetched.ask(Question("qof_bp_control", (NORTH,))).latest.figures[0]
    parts = [counts(practice, code) for practice in MEMBERS_2025 for code in ("HYP008", "HYP009")]
    assert (last.numerator, last.denominator) == (sum(p[0] for p in parts), sum(p[1] for p in parts))
    assert last.interval_kind == "wilson"


def test_the_pack_and_the_cycle_page_draw_the_pcn_through_both_cycles(fetched: Store) -> None:
    in_pack = next(s for s in PCN_PACK if s.id == "cycles")
    on_page = next(s for s in cycle_1_and_cycle_2.sections(NORTH) if s.id == "over-years")
    for section, area in ((in_pack, NORTH), (on_page, BOROUGH)):
        blocks = compose(section, area, fetched).blocks
        chart = next(b for b in blocks if isinstance(b, Chart) and b.id == "trend-qof_bp_control")
        assert years(chart, "North Lewisham") == [2022, 2023, 2025]
        assert years(chart, "England") == [2015, 2016, 2017, 2018, 2019, 2020, 2022, 2023, 2025]
        assert [on.year for on, _ in chart.breaks] == [2019, 2023]
        assert "The definition changed in April 2023: do not compare across it." in chart.sentence


def test_explore_has_the_pcns_with_counts(fetched: Store) -> None:
    pcn = fetched.catalogue.areas[NORTH]
    for indicator in ("qof_bp_control", "qof_af_anticoagulation", "qof_statin", "qof_cholesterol_control"):
        assert "pcn" in explore.places(indicator, "persons", pcn, fetched)
        _, answer = explore.explore(explore.Choice(indicator, "persons", ("pcn",), (NATION,)), pcn, fetched)
        assert answer is not None
        assert all(f.numerator and f.denominator for f in answer.latest.figures)


def test_variation_sets_pcns_and_practices_against_chance(fetched: Store) -> None:
    assert "qof_bp_control" in [one.id for one in variation.care_with_figures("hypertension", fetched)]
    for kind in ("PCNs", "practices"):
        choice = variation.Choice("hypertension", kind, "qof_bp_control")
        composed = variation.composed(choice, "Hypertension", NORTH, fetched)
        blocks = next(one.blocks for one in composed if one.id == "chance")
        assert [b.kind for b in blocks if isinstance(b, Chart)] == ["funnel"], kind
