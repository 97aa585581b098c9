"""The demonstration extract: whole people, nested as the definitions nest, the same from the same seed."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from het_dash.catalogue import CatalogueError, load
from het_dash.ingest.example import write_gp_extract
from het_dash.ingest.observations import COLUMNS, KEY
from tests.integration.ingest.example.conftest import DECEMBER, MARCH, Extract, Slip
from tests.support.small_bundle import REAL, SmallData

LOOKED_BACK = ("cvdp004hyp", "cvdp007hyp", "cvdp009hyp", "cvdp004ckd", "cvdp006ckd", "cvdp007ckd", "cvdp012chol")
BROKEN = ("cvdp004hyp", "cvdp007hyp", "cvdp009hyp", "cvdp007ckd")
SAME_PEOPLE = [
    ("cvdp004hyp", "cvdp007hyp"),
    ("cvdp002af", "cvdp005af"),
    ("cvdp004ckd", "cvdp006ckd"),
    ("cvdp009chol", "cvdp012chol"),
    ("cvdp003dm", "cvdp005dm"),
]
WITHIN = [("cvdp007hyp", "cvdp004hyp"), ("cvdp005af", "cvdp002af")]
AMONG = [("cvdp009hyp", "cvdp004hyp"), ("cvdp007ckd", "cvdp004ckd"), ("cvdp005ckd", "cvdp004ckd")]


def test_it_has_the_columns_of_an_observations_file(made: Extract) -> None:
    assert tuple(made.rows.columns[: len(COLUMNS)]) == COLUMNS


def test_no_cell_stands_twice_and_each_group_is_known(made: Extract) -> None:
    assert not made.rows.duplicated(subset=[*KEY, "deprivation"]).any()
    (breakdown,) = set(made.rows["breakdown"])
    assert set(made.rows["group_id"]) <= {group.id for group in load().breakdowns[breakdown].groups}
    for column, part in zip(("ethnic", "sex", "age"), load().breakdowns[breakdown].parts, strict=True):
        assert set(made.rows[column]) == {group.id for group in load().breakdowns[part].groups}


def test_every_indicator_of_the_source_is_in_it_and_no_other(made: Extract) -> None:
    assert set(made.rows["indicator_id"]) == {
        indicator.id for indicator in load().indicators.values() if "demo_gp_extract" in indicator.sources
    }


def test_fifteen_indicators_six_pcns_and_nine_quarters(made: Extract) -> None:
    assert len(made.rows.groupby(["indicator_id", "area_code", "period_end"])) == 15 * 6 * 9
    periods = sorted(set(zip(made.rows["period_start"], made.rows["period_end"], strict=True)))
    assert periods[0] == ("2023-04-01", "2024-03-31")
    assert periods[1] == ("2023-07-01", "2024-06-30")
    assert periods[-1] == ("2025-04-01", MARCH)  # the same twelve months as the published figures


def test_only_the_last_quarter_is_by_deprivation_and_there_every_row_is(made: Extract) -> None:
    filled = made.rows["deprivation"] != ""
    assert (filled == (made.rows["period_end"] == MARCH)).all()
    fifths = {group.id for group in load().breakdowns["imd_quintile_recorded"].groups}
    assert set(made.rows["deprivation"][filled]) == fifths
    homes = made.people("cvdp007hyp", by="deprivation")
    assert 0.005 < homes["not_known"] / homes.sum() < 0.015
    assert homes["2"] == homes.max()  # as in the published homes of Lewisham's patients


def test_within_a_fifth_too_who_counts_for_the_narrower_counts_for_the_wider(made: Extract) -> None:
    key = ["area_code", "group_id", "deprivation"]
    march = made.rows[made.rows["period_end"] == MARCH].set_index(key)
    for column in ("numerator", "denominator"):
        inner, outer = (march[march["indicator_id"] == one][column] for one in ("cvdp007hyp", "cvdp004hyp"))
        assert (inner <= outer.loc[inner.index]).all()


def test_people_are_whole_and_nobody_has_no_row(made: Extract) -> None:
    assert (made.rows["denominator"] > 0).all()
    assert made.rows["numerator"].between(0, made.rows["denominator"]).all()
    assert str(made.rows["numerator"].dtype) == "int64"


@pytest.mark.parametrize(("one", "other"), SAME_PEOPLE)
def test_the_same_denominator_is_the_same_people(made: Extract, one: str, other: str) -> None:
    indicators = load().indicators
    assert indicators[one].denominator == indicators[other].denominator
    assert made.cells(one, "denominator").equals(made.cells(other, "denominator"))


def test_no_two_indicators_of_one_denominator_were_forgotten() -> None:
    words = {i: load().indicators[i].denominator for i in {i for pair in (*SAME_PEOPLE, *AMONG) for i in pair}}
    pairs = {frozenset((a, b)) for a in words for b in words if a < b and words[a] == words[b]}
    assert pairs == {frozenset(pair) for pair in SAME_PEOPLE}


@pytest.mark.parametrize(("inner", "outer"), WITHIN)
def test_who_counts_for_the_narrower_counts_for_the_wider(made: Extract, inner: str, outer: str) -> None:
    assert (made.cells(inner, "numerator") <= made.cells(outer, "numerator")).all()


@pytest.mark.parametrize(("inner", "outer"), AMONG)
def test_a_part_of_a_register_is_no_larger_anywhere(made: Extract, inner: str, outer: str) -> None:
    part, whole = made.cells(inner, "denominator"), made.cells(outer, "denominator")
    assert part.index.isin(whole.index).all()
    assert (part <= whole.loc[part.index]).all()


def test_kidney_disease_with_hypertension_is_on_both_registers(made: Extract) -> None:
    hypertension, without = made.cells("cvdp004hyp", "denominator"), made.cells("cvdp009hyp", "denominator")
    both = hypertension.sub(without, fill_value=0)
    part = made.cells("cvdp005ckd", "denominator")
    assert (part <= both.loc[part.index]).all()


@pytest.mark.parametrize("indicator", LOOKED_BACK)
def test_march_stands_above_the_december_before_it(made: Extract, indicator: str) -> None:
    for march, december in ((MARCH, DECEMBER), ("2025-03-31", "2024-12-31")):
        assert 1.5 < made.value(indicator, march) - made.value(indicator, december) < 6


@pytest.mark.parametrize("indicator", BROKEN)
def test_june_2024_is_a_break_beyond_the_season(made: Extract, indicator: str) -> None:
    fall = made.value(indicator, "2024-03-31") - made.value(indicator, "2024-06-30")
    later = made.value(indicator, "2025-03-31") - made.value(indicator, "2025-06-30")
    assert fall > later + 0.3


def test_blood_pressure_to_threshold_fell_as_in_england_at_the_break(made: Extract) -> None:
    fall = made.value("cvdp007hyp", "2024-03-31") - made.value("cvdp007hyp", "2024-06-30")
    assert fall == pytest.approx(68.5 - 63.8, abs=0.6)  # England, under 80, March and June 2024


def test_the_hypertension_register_rose_at_the_break(made: Extract) -> None:
    before, after = (made.people("cvdp007hyp", on).sum() for on in ("2024-03-31", "2024-06-30"))
    assert after / before == pytest.approx(17.7 / 16.4, abs=0.01)


def test_black_african_and_black_caribbean_patients_differ_modestly(made: Extract) -> None:
    african, caribbean = (made.value("cvdp007hyp", MARCH, ethnic=g) for g in ("N", "M"))
    assert 1 < caribbean - african < 9


def test_small_groups_are_small(made: Extract) -> None:
    march = made.rows[made.rows["period_end"] == MARCH]
    groups = march.groupby(["indicator_id", "area_code", "ethnic"])["denominator"].sum()
    assert 0.05 < groups.between(1, 7).mean() < 0.4


def test_completeness_improves(made: Extract) -> None:
    first, last = (made.people("cvdp005dm", on) for on in ("2024-03-31", MARCH))
    assert first["not_known"] / first.sum() > last["not_known"] / last.sum() > 0.05


def test_the_same_seed_gives_the_same_bytes(made: Extract, tmp_path: Path) -> None:
    again = write_gp_extract(load(), tmp_path)
    assert again is not None
    assert again.read_bytes() == made.path.read_bytes()


def test_without_the_published_figures_there_is_nothing_to_make_it_from(small: SmallData, tmp_path: Path) -> None:
    assert write_gp_extract(small.catalogue, tmp_path / "work") is None
    assert not (tmp_path / "work").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    audit: cvdp007hyp\n", "", r"registers\.hypertension.*either an audit's indicator or what is assumed"),
        ("among: hypertension\n", "among: hypertensive\n", "'hypertensive', which is not declared"),
        ("within: cvdp004hyp", "within: cvdp012chol", "'cvdp012chol', which is not declared before it"),
        ("gradient: monitoring", "gradient: monitored", "'monitored', which is not declared"),
        ("also: hypertension", "also: cholesterol", "'cholesterol', which is not declared"),
        ('      "N": [0.95', '      "Q": [0.95', "people, ages.*'Q'.*is not known"),
        ("on: 2025-12-31", "on: 2025-12-30", "2025-12-30 is not the last day of a quarter"),
        ("on: 2025-12-31", "on: 2026-06-30", "lie outside the quarters"),
    ],
)
def test_a_slip_of_the_pen_is_said_in_words(slip: Slip, tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=rf"(?s)data/demo/gp_extract\.yaml.*({said})"):
        write_gp_extract(slip("gp_extract.yaml", old, new), tmp_path)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("patients_by_lsoa", "G85004"),  # one practice, so no mix of the other five PCNs
        ("registered_age", "G85004"),
        ("cvdprevent_practice", "cvdp004hyp"),
        ("cvdprevent", "cvdp001hyp"),
        ("qof", "qof_hypertension"),
        ("census2021", "E54000030"),
    ],
)
def test_a_part_of_the_published_figures_is_not_enough(tmp_path: Path, source: str, kept: str) -> None:
    observations = tmp_path / "data" / "observations"
    shutil.copytree(REAL / "observations", observations)
    shutil.copytree(REAL / "demo", tmp_path / "data" / "demo")
    for file in observations.glob(f"{source}/*/observations.csv"):
        header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join([header, *(row for row in rows if kept in row)]), encoding="utf-8")
    assert write_gp_extract(replace(load(), read_from=tmp_path / "data"), tmp_path / "work") is None
