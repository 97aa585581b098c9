"""An answer: figures of one indicator with their sources, and ways of looking at fewer of them."""

from datetime import date

import pytest

from het_dash.catalogue import load
from het_dash.figures import Answer, Figure, Lineage
from tests.unit.figures.test_figure import figure

EARLY, LATE = (date(2020, 4, 1), date(2021, 3, 31)), (date(2024, 4, 1), date(2025, 3, 31))
INDICATOR = load().indicators["qof_hypertension"]


def at(area: str, period: tuple[date, date], group: str = "all", lineage: str = "old") -> Figure:
    start, end = period
    return figure(area_code=area, period_start=start, period_end=end, group_id=group, lineage_id=lineage)


def lineage(lineage_id: str) -> Lineage:
    words = ("title", "publisher", "short", "file", "0" * 64)
    return Lineage(lineage_id, "qof", "e", *words, date(2026, 1, 1), *LATE, "published", "As published.", "statement")


@pytest.fixture
def answer() -> Answer:
    figures = (at("a", EARLY), at("a", LATE, lineage="new"), at("b", EARLY), at("b", LATE, "other", lineage="new"))
    return Answer(INDICATOR, figures, (lineage("old"), lineage("new")))


def test_the_latest_is_the_last_period_with_its_sources_alone(answer: Answer) -> None:
    assert [(f.area_code, f.period_end) for f in answer.latest.figures] == [("a", LATE[1]), ("b", LATE[1])]
    assert [x.lineage_id for x in answer.latest.lineage] == ["new"]


def test_the_period_is_the_last_one(answer: Answer) -> None:
    assert answer.period == LATE
    assert answer.only(answer.figures[:1]).period == EARLY


def test_an_area_keeps_all_its_periods(answer: Answer) -> None:
    assert [f.period_end for f in answer.of("a").figures] == [EARLY[1], LATE[1]]
    assert answer.of("elsewhere").figures == ()


def test_one_figure_is_the_last_of_its_area_and_group(answer: Answer) -> None:
    assert answer.one("a") == answer.figures[1]
    assert answer.one("b") == answer.figures[2]
    assert answer.one("b", "other") == answer.figures[3]
    assert answer.one("elsewhere") is None


def test_an_answer_without_figures_has_no_period_and_no_sources(answer: Answer) -> None:
    empty = answer.only(())
    assert (empty.period, empty.lineage, empty.latest.figures) == (None, (), ())
    assert empty.indicator is INDICATOR
