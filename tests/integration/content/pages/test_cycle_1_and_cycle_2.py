"""What must hold of Cycle 1 and cycle 2 for every PCN: example data marked, nothing claimed, nothing unspelled."""

import re

import pytest

from het_dash import content
from het_dash.charts import Chart
from het_dash.content.blocks import Composed, Tabled, Tiles, is_example
from het_dash.figures.year_on_year import WITHHELD
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, PCNS, area, every_text, slips, texts
from tests.support.wording import FORBIDDEN, unspelled

VERDICT = re.compile(r"Verdict: (.+?)\.$")


@pytest.fixture(scope="module", params=PCNS)
def page(request: pytest.FixtureRequest, bundle: Store) -> list[Composed]:
    """For a chosen PCN, whose measures are shown in equal weight."""
    code = area(request.param).code
    return content.compose_all(content.cycle_1_and_cycle_2.sections(code), LEWISHAM, bundle)


def test_both_cycles_in_short_then_the_sections_of_its_tabs(page: list[Composed]) -> None:
    ids = [one.id for one in page]
    assert ids == [
        "lead", "in-short", "activity", "cohort", "clinical", "registers", "over-years", "process", "outputs",
        "every-measure", "objectives",
    ]  # fmt: skip


def test_only_marked_blocks_speak_of_example_data(page: list[Composed]) -> None:
    for one in page:
        assert "example data" not in one.heading.lower()
        for block in one.blocks:
            told = " ".join(texts(block)).lower()
            assert is_example(block) or "example data" not in told, (one.id, block)


def test_no_verdict_rests_on_example_data(page: list[Composed]) -> None:
    charts = [b for one in page for b in one.blocks if isinstance(b, Chart) and is_example(b)]
    verdicts = [found[1] for chart in charts if (found := VERDICT.search(chart.sentence))]
    assert set(verdicts) <= {WITHHELD}
    tables = [b for one in page for b in one.blocks if isinstance(b, Tabled) and b.table.columns[-1] == "Verdict"]
    assert tables
    for table in tables:
        last = {row[-1] for row in table.table.rows}
        assert last == {WITHHELD}


def test_no_word_claims_more_than_an_interval_carries(page: list[Composed]) -> None:
    told = list(every_text(page))
    assert [text for text in told if FORBIDDEN.search(text)] == []
    assert [text for text in told if re.search(r"because of (the|this) (programme|team)", text)] == []
    assert [(text, slips(text)) for text in told if slips(text)] == []


def test_every_abbreviation_is_spelled_out_where_it_first_stands(page: list[Composed], bundle: Store) -> None:
    practices = [practice.name for practice in bundle.catalogue.practices.values()]
    read = "Primary Care Network (PCN)"
    for text in every_text(page):
        for name in practices:
            text = text.replace(name, "")  # noqa: PLW2901
        read = f"{read} {text}"
        assert unspelled(text, read) == [], text


def test_chart_ids_are_unique_and_there_is_no_tile_without_a_page_for_it(page: list[Composed]) -> None:
    ids = [block.id for one in page for block in one.blocks if isinstance(block, Chart)]
    assert len(ids) == len(set(ids))
    assert not [block for one in page for block in one.blocks if isinstance(block, Tiles)]
