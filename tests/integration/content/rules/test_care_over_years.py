"""Care in the years before the programme, on Cycle 1 and cycle 2 and in the pack."""

from het_dash.charts import Chart
from het_dash.charts.layout import layout
from het_dash.charts.layout.laid import Stroke
from het_dash.content import PCN_PACK, compose
from het_dash.content.blocks import Block
from het_dash.content.pages import cycle_1_and_cycle_2, headline_impact
from het_dash.content.sections import AnySection
from het_dash.store import Store

NORTH, BOROUGH = "pcn:north-lewisham", "E09000023"


def charts(section: AnySection, area: str, store: Store) -> dict[str, Chart]:
    blocks: tuple[Block, ...] = compose(section, area, store).blocks
    return {b.id: b for b in blocks if isinstance(b, Chart) and b.id.startswith("trend-qof_")}


def of_id(id_: str, sections: tuple[AnySection, ...]) -> AnySection:
    return next(one for one in sections if one.id == id_)


def test_each_page_and_the_pack_draw_the_same_years(bundle: Store) -> None:
    places = (
        (of_id("over-years", cycle_1_and_cycle_2.sections(NORTH)), NORTH),
        (of_id("cycles", PCN_PACK), NORTH),
    )
    for section, area in places:
        drawn = charts(section, area, bundle)
        assert list(drawn) == ["trend-qof_af_anticoagulation", "trend-qof_bp_control"], section.id
        care = drawn["trend-qof_bp_control"]
        assert [(s.label, s.role) for s in care.series] == [("Lewisham", "chosen"), ("England", "benchmark")]
        assert [p.at.year for p in care.series[0].points] == [2015, 2016, 2017, 2018, 2019]  # type: ignore[union-attr]
        assert [f"{on:%B %Y}" for on, _ in care.breaks] == ["April 2019"]


def test_the_sentence_has_the_published_percentages(bundle: Store) -> None:
    care = charts(of_id("over-years", cycle_1_and_cycle_2.sections(NORTH)), NORTH, bundle)["trend-qof_bp_control"]
    assert care.sentence == (
        "Lewisham: blood pressure controlled (contract) 80.1% in March 2015, 77.5% in March 2016, 81.3% in March 2017, "
        "81.9% in March 2018 and 80.7% in March 2019, not adjusted for age."
    )


def test_the_cycles_are_shaded_as_far_as_the_figures_go(bundle: Store) -> None:
    drawn = compose(of_id("why", headline_impact.HEADLINE), BOROUGH, bundle).blocks
    deaths = next(b for b in drawn if isinstance(b, Chart) and b.id == "trend-under75_cvd_mortality")
    assert [(one.start.year, one.end.year, one.name) for one in deaths.shaded] == [
        (2022, 2024, "Cycle 1"),
        (2025, 2027, "Cycle 2"),
    ]
    assert "Cycle 1: October 2022 to December 2024." in deaths.notes
    bands = [m for m in layout(deaths, 600).marks if isinstance(m, Stroke) and m.part == "band"]
    assert len(bands) == 2
    assert all(0 < band.points[0][0] < band.points[1][0] <= 1 for band in bands)
    before = charts(of_id("over-years", cycle_1_and_cycle_2.sections(NORTH)), NORTH, bundle)["trend-qof_bp_control"]
    assert not [m for m in layout(before, 600).marks if isinstance(m, Stroke) and m.part == "band"]
