"""The analyst's free choice: everything that is offered gives blocks, and what cannot be offered a reason."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from het_dash.catalogue import WHOLE, Indicator, load
from het_dash.charts import Chart
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.pages.explore import (
    LATEST,
    MOST_BARS,
    TREND,
    Choice,
    benchmarks,
    explore,
    held_for,
    kinds,
    memberships,
    places,
    usual_place,
    why_not,
)
from het_dash.store import Question, Store
from tests.support.blocks import ENGLAND, LEWISHAM, NORTH, PCNS, SEL, area, slips, texts

OFFERED = load().on_page("explore")
DECLARED = [(one, by) for one in OFFERED for by in one.breakdowns]
TOGETHER = re.compile(r"December 2025[\s\S]*March 2026|March 2026[\s\S]*December 2025")


def shown(store: Store, indicator: str, where: str, *against: str, by: str = WHOLE, pcn: str = NORTH) -> list[Block]:
    return list(explore(Choice(indicator, by, (where,), against), area(pcn), store)[0])


def lines(store: Store, indicator: str, where: str, *against: str, by: str = WHOLE, pcn: str = NORTH) -> Chart:
    choice = Choice(indicator, by, (where,), against, when=TREND)
    return the_chart(list(explore(choice, area(pcn), store)[0]), "over-time-")


def the_chart(blocks: list[Block], start: str) -> Chart:
    (found,) = (block for block in blocks if isinstance(block, Chart) and block.id.startswith(start))
    return found


def test_every_declared_breakdown_gives_blocks_everywhere_offered_or_a_reason(bundle: Store) -> None:
    for indicator, by in DECLARED:
        gives_blocks_or_a_reason(indicator, by, bundle)


def gives_blocks_or_a_reason(indicator: Indicator, by: str, bundle: Store) -> None:
    pcn, larger = area(NORTH), tuple(benchmarks(indicator.id, by, bundle))
    offered = places(indicator.id, by, pcn, bundle)
    if not offered:
        assert why_not(indicator, by, bundle).startswith(indicator.title)
    for where in offered:
        blocks, answer = explore(Choice(indicator.id, by, (where,), larger), pcn, bundle)
        assert answer, (indicator.id, by, where)
        assert answer.figures, (indicator.id, by, where)
        assert any(isinstance(block, Chart | Tabled) for block in blocks), (indicator.id, by, where)
        check(list(blocks), f"{indicator.id} {by} {where}")


@pytest.mark.parametrize("label", PCNS)
def test_everything_offered_for_everyone_works_for_every_pcn(label: str, bundle: Store) -> None:
    for indicator in OFFERED:
        larger = tuple(benchmarks(indicator.id, WHOLE, bundle))
        for where in kinds_of(indicator, label, bundle):
            check(shown(bundle, indicator.id, where, *larger, pcn=label), f"{indicator.id} {where}")


def kinds_of(indicator: Indicator, label: str, store: Store) -> list[str]:
    """Kinds of area offered as a whole, and the first of the single areas."""
    offered = list(places(indicator.id, WHOLE, area(label), store))
    single = [one for one in offered if one in store.catalogue.areas]
    return [*(one for one in offered if one not in single), *single[:1]]


def check(blocks: list[Block], at: str) -> None:
    ids = [block.id for block in blocks if isinstance(block, Chart)]
    assert len(set(ids)) == len(ids), at
    for block in blocks:
        said = list(texts(block))
        assert not [(text, slips(text)) for text in said if slips(text)], at
        if isinstance(block, Chart):
            assert not block.empty or "suppressed_at_source" in {p.status for s in block.series for p in s.points}, at
            assert block.table.rows, at
            assert block.source.startswith("Source: "), at
            assert not TOGETHER.search(" ".join(said)), at


def test_practice_values_of_december_never_stand_beside_march_values_and_it_is_said_why(bundle: Store) -> None:
    blocks = shown(bundle, "cvdp007hyp", "practice", SEL, ENGLAND)
    chart = the_chart(blocks, "areas-")
    assert len(chart.categories) == 9
    assert chart.benchmarks == ()
    (said,) = (block for block in blocks if isinstance(block, Words))
    assert said.sentences[0] == (
        "South East London is left out: its figures are of March 2026 (CVDPREVENT audit, raw data by area and group), "
        "these of December 2025 (CVDPREVENT audit, values by general practice)."
    )
    assert len(said.sentences) == 2


def test_places_of_the_same_date_and_source_stand_as_lines(bundle: Store) -> None:
    blocks = shown(bundle, "qof_hypertension", "pcn", LEWISHAM, SEL, ENGLAND)
    assert len(the_chart(blocks, "areas-").benchmarks) == 3
    assert not [block for block in blocks if isinstance(block, Words)]


def test_the_trend_has_a_line_for_each_place_and_the_chosen_pcns_is_bold(bundle: Store) -> None:
    chart = lines(bundle, "qof_hypertension", "pcn", LEWISHAM)
    assert [series.label for series in chart.series] == [*PCNS, "Lewisham"]
    assert [series.role for series in chart.series] == ["chosen", *["other"] * 5, "benchmark"]


def test_a_pcn_is_drawn_by_the_same_practices_unless_the_reader_chooses_otherwise(bundle: Store) -> None:
    pcn = area("Lewisham Alliance")
    choice = Choice("qof_hypertension", WHOLE, (pcn.code,), (LEWISHAM,), when=TREND)
    drawn = {}
    for way in ("constant", "dated"):
        blocks, answer = explore(replace(choice, membership=way), pcn, bundle)
        drawn[way] = the_chart(list(blocks), "over-time").series[0].points
        assert answer is not None
        own = [f for f in answer.figures if f.area_code == pcn.code]
        assert {way} == {f.membership for f in own} - {"both"}
        assert len(own) == len(set(own))
    assert [p.text.split()[0] for p in drawn["constant"]] == ["10.3%", "10.2%", "10.2%", "10.6%", "10.7%"]
    assert [p.text.split()[0] for p in drawn["dated"]] == ["11.2%", "11.0%", "10.9%", "11.3%", "10.7%"]


def test_the_choice_of_practices_is_offered_only_where_it_makes_a_difference(bundle: Store) -> None:
    pcn = area("Sevenfields")
    choice = Choice("qof_hypertension", WHOLE, (pcn.code,), when=TREND)
    assert list(memberships(choice, pcn, bundle)) == ["constant", "dated"]
    assert memberships(replace(choice, where=(area("Aplos Health").code,)), pcn, bundle) == {}
    assert memberships(replace(choice, where=("practice",)), pcn, bundle) == {}
    assert memberships(replace(choice, when=LATEST), pcn, bundle) == {}
    assert memberships(replace(choice, indicator="registered_patients"), pcn, bundle) == {}
    assert memberships(replace(choice, indicator="cvdp007hyp", layer="own"), pcn, bundle) == {}


def test_without_anything_to_draw_over_time_no_empty_chart_stands_there(bundle: Store) -> None:
    assert len(shown(bundle, "qof_hypertension", "practice")) == 1


def test_a_place_that_is_its_own_benchmark_is_drawn(bundle: Store) -> None:
    for where, name in (("nation", "England"), ("icb", "South East London"), ("borough", "Lewisham")):
        chart = the_chart(shown(bundle, "qof_hypertension", where, LEWISHAM, SEL, ENGLAND), "areas-")
        assert name in chart.categories
        assert "No figure" not in chart.sentence


def test_a_benchmark_that_is_the_place_itself_is_not_drawn_twice(bundle: Store) -> None:
    chart = the_chart(shown(bundle, "cvdp007hyp", SEL, SEL, ENGLAND, by="ethnicity_cvdprevent"), "groups-")
    assert [series.label for series in chart.series] == ["South East London", "England"]


def test_more_bars_than_a_reader_can_take_in_become_a_table(bundle: Store) -> None:
    for block in (
        shown(bundle, "residents", "lsoa")[0],
        shown(bundle, "patients_by_lsoa", area(NORTH).code, by="lsoa21")[0],
    ):
        assert isinstance(block, Tabled)
        assert len(block.table.rows) > MOST_BARS
        assert block.source.startswith("Source: ")


def test_the_estimated_mix_is_said_as_methods_3_has_it_here_too(bundle: Store) -> None:
    for where in (area(NORTH).code, LEWISHAM, "G85015"):
        chart = the_chart(shown(bundle, "ethnic_mix_estimate", where, by="ethnicity_census5"), "groups-")
        assert chart.sentence.startswith("Estimate: assumes that a practice's patients mirror their neighbourhood.")
        assert not [p.text for s in chart.series for p in s.points if "." in p.text]
        assert "from" not in chart.sentence


def test_only_this_pcns_practices_are_offered_and_drawn(bundle: Store) -> None:
    chart = the_chart(shown(bundle, "cvdp007hyp", "practice", pcn="Modality Lewisham"), "areas-")
    assert len(chart.categories) == 1
    offered = places("registered_patients", "sex", area(NORTH), bundle)
    assert offered["practice"] == "This PCN's practices"
    assert offered["every_practice"] == "All practices in Lewisham"


def test_the_chosen_pcn_is_offered_first(bundle: Store) -> None:
    for label in PCNS:
        assert usual_place("registered_patients", "sex", area(label), bundle) == area(label).code
        assert usual_place("registered_patients", WHOLE, area(label), bundle) == "pcn"


def test_every_place_with_figures_is_offered_under_a_name_of_its_own(bundle: Store) -> None:
    for indicator, by in DECLARED:
        offered = places(indicator.id, by, area(NORTH), bundle)
        assert set(bundle.areas_with(indicator.id, by)) <= set(offered), indicator.id
        assert len(set(offered.values())) == len(offered), indicator.id


def test_where_a_breakdown_is_published_for_larger_areas_only_they_are_named(bundle: Store) -> None:
    indicator = bundle.catalogue.indicators["cvdp007hyp"]
    reason = why_not(indicator, "ethnicity_cvdprevent", bundle)
    assert reason == (
        "Blood pressure treated to threshold is published by ethnic group as recorded by general practice only for: "
        "South East London, London, England."
    )
    assert shown(bundle, "cvdp007hyp", area(NORTH).code, by="ethnicity_cvdprevent") == [Words((reason,))]


def test_what_is_not_to_hand_is_not_said_to_be_unpublished(bundle: Store) -> None:
    reason = why_not(bundle.catalogue.indicators["cvdp004hyp"], "sex", bundle)
    assert "we have no figures by sex" in reason
    assert "not published" not in reason


def test_a_choice_without_figures_gives_its_reason_and_nothing_to_download(bundle: Store) -> None:
    blocks, answer = explore(Choice("cvdp004hyp", "sex", (ENGLAND,), (SEL,)), area(NORTH), bundle)
    assert answer is None
    assert isinstance(blocks[0], Words)


def test_only_larger_places_that_have_the_figure_are_offered_to_compare_with(bundle: Store) -> None:
    larger = benchmarks("qof_hypertension", WHOLE, bundle)
    assert list(larger.values()) == ["Lewisham", "South East London", "England"]
    assert list(benchmarks("cvdp007hyp", "learning_disability", bundle).values()) == ["England"]


def test_what_pcns_have_can_be_told_from_what_they_have_not(bundle: Store) -> None:
    assert held_for("qof_hypertension", "pcn", bundle)
    assert not held_for("cvdp007hyp", "pcn", bundle)


def test_every_kind_of_area_has_a_name_to_choose_it_by(bundle: Store) -> None:
    assert {a.kind for a in bundle.catalogue.areas.values()} == set(kinds(bundle.catalogue))
    names = kinds(bundle.catalogue).values()
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("indicator", OFFERED, ids=lambda one: one.id)
def test_neither_a_measures_title_nor_its_short_name_needs_a_glossary(indicator: Indicator) -> None:
    allowed = {"LSOA", "QRISK"}
    for text in (indicator.title, indicator.short):
        found = set(re.findall(r"\b[A-Z]{2,}\w*|\b[a-z]{1,2}[A-Z]{2,}\w*", text)) - allowed
        assert not found, text


def test_of_many_lines_only_those_that_stand_out_are_named(bundle: Store) -> None:
    trend = lines(bundle, "under75_cvd_mortality", "borough", ENGLAND)
    assert len(trend.series) == 34
    assert [(s.label, s.role) for s in trend.series if not s.minor] == [
        ("Lewisham", "chosen"),
        ("England", "benchmark"),
    ]


def test_years_of_the_nation_that_the_borough_lacks_are_drawn_after_the_break(bundle: Store) -> None:
    trend = lines(bundle, "qof_bp_control", LEWISHAM, ENGLAND)
    borough, nation = (tuple(p.at.year for p in s.points) for s in trend.series)  # type: ignore[union-attr]
    assert (borough, nation) == ((2015, 2016, 2017, 2018, 2019), (2015, 2016, 2017, 2018, 2019, 2020))
    assert [f"{on:%B %Y}" for on, _ in trend.breaks] == ["April 2019"]


def test_a_benchmark_counts_the_whole_population_of_its_area(bundle: Store) -> None:
    """Methods 15: England was once offered for the ethnic mix of patients who live in the borough."""
    for by in ("ethnicity_census5", "ethnicity_census19"):
        assert set(benchmarks("ethnic_mix_estimate", by, bundle)) <= {LEWISHAM}
    catalogue = bundle.catalogue
    order = (catalogue.borough.code, catalogue.icb.code, catalogue.nation.code)
    for indicator in catalogue.indicators.values():
        if indicator.time == "snapshot" and indicator.unit == "percent":
            held = [code for code in order if code in bundle.areas_with(indicator.id, WHOLE)]
            answers = [bundle.ask(Question(indicator.id, (code,))) for code in held]
            sizes = [{f.period_end: f.denominator for f in one.figures if f.denominator} for one in answers]
            for smaller, larger in pairwise(sizes):
                assert all(smaller[day] < larger[day] for day in smaller.keys() & larger.keys()), indicator.id
