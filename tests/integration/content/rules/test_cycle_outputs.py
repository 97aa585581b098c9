"""Block A: a pair of bars only where the framework calls a measure comparable; example data marked cell by cell."""

from dataclasses import replace
from typing import Any

import pytest

from het_dash.catalogue import Catalogue, Status
from het_dash.charts import Chart
from het_dash.charts.perspective import View
from het_dash.content.blocks import Tabled
from het_dash.content.rules import cycle_outputs
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, slips, texts, view_of
from tests.support.programme_returns import FIRST, PCN_CODES, in_quarters

CYCLE_1 = FIRST.plus(-8)
DEMO: dict[str, Any] = {"nature": "demonstration", "source_id": "demo_returns"}


def held(indicator: str = "events_held", **more: Any) -> Answer:
    """In cycle 1 two teams held 30 in three quarters each; in cycle 2 one team held 24 in two."""
    first = {CYCLE_1: 10.0, CYCLE_1.plus(1): 10.0, CYCLE_1.plus(2): 10.0}
    second = {FIRST: 12.0, FIRST.plus(1): 12.0}
    return in_quarters(indicator, {PCN_CODES[0]: {**first, **second}, PCN_CODES[1]: first}, **more)


def alike(catalogue: Catalogue, measure_id: str) -> Catalogue:
    """The catalogue with one measure called comparable."""
    domains = tuple(
        d.model_copy(update={"measures": tuple(
            m.model_copy(update={"comparable": "yes"}) if m.id == measure_id else m for m in d.measures
        )})
        for d in catalogue.framework.domains
    )  # fmt: skip
    return replace(catalogue, framework=catalogue.framework.model_copy(update={"domains": domains}))


def outputs(view: View, *answers: Answer) -> dict[str, Answer]:
    """The answers by measure, as the page asks them; an empty one where none is given."""
    by_id = {a.indicator.id: a for a in answers}
    questions = cycle_outputs.comparable_outputs(view.catalogue)
    empty = {q.indicator: Answer(view.catalogue.indicators[q.indicator], (), ()) for q in questions.values()}
    return {measure: (empty | by_id)[q.indicator] for measure, q in questions.items()}


def partly(store: Store, *answers: Answer) -> Tabled:
    return cycle_outputs.partly(outputs(view_of(store), *answers), view_of(store))


def pair(view: View, *answers: Answer) -> Chart | None:
    measure = view.catalogue.framework.measures["events_held"]
    return cycle_outputs.pairs(measure, outputs(view, *answers), view)


def rows(table: Tabled | None) -> dict[str, tuple[str, ...]]:
    assert table is not None
    return {row[0]: row[1:] for row in table.table.rows}


def test_without_returns_every_partly_comparable_measure_says_what_is_known_and_why_they_are_apart(
    bundle: Store,
) -> None:
    told = rows(partly(bundle))
    assert told["Residents reached"][:2] == ("more than 2,500 residents were reached", "No return yet")
    assert all(len(row[2]) > 20 for row in told.values())
    assert partly(bundle).mark == ""


def test_real_returns_give_cycle_2_for_each_month_that_each_team_worked(bundle: Store) -> None:
    told = rows(partly(bundle, held()))
    assert told["Activities held"][1] == ("24, April to September 2025: 4.00 (2.56 to 5.95) for each team and month")


def test_a_quarter_of_which_no_return_came_is_no_month_of_work(bundle: Store) -> None:
    """The second team's row of the last quarter says 'not collected': the same 6 months, not 9."""
    came = held()
    (last, *_) = [f for f in came.figures if f.area_code == PCN_CODES[0] and f.period_start == FIRST.plus(1).start]
    missing = replace(
        last, area_code=PCN_CODES[1], status=Status.NOT_COLLECTED, value=None, numerator=None, lower=None, upper=None
    )
    told = rows(partly(bundle, came.only((*came.figures, missing))))
    assert told["Activities held"][1].endswith("4.00 (2.56 to 5.95) for each team and month")


def test_a_hidden_total_says_that_it_is_hidden_not_that_nothing_was_collected(bundle: Store) -> None:
    came = held("champions_into_work")
    hidden = came.only(
        replace(f, status=Status.HIDDEN_SMALL, value=None, numerator=None, lower=None, upper=None)
        if f.area_code == LEWISHAM
        else f
        for f in came.figures
    )
    told = rows(partly(bundle, hidden))
    assert told["Community champions who went into work or training"][1] == "Hidden: 1 to 7 people"


def test_no_measure_that_is_only_partly_comparable_can_be_a_pair_of_bars(bundle: Store) -> None:
    view = view_of(bundle)
    assert pair(view, held()) is None
    said = cycle_outputs.comparable(view)
    assert "7 measures can be partly compared" in said.sentences[0]


def test_a_comparable_measure_is_a_pair_of_bars_per_team_month(bundle: Store) -> None:
    view = replace(view_of(bundle), catalogue=alike(bundle.catalogue, "events_held"))
    chart = pair(view, held())
    assert chart is not None
    assert chart.categories == ("Cycle 1", "Cycle 2")
    assert [round(p.value or 0, 2) for p in chart.series[0].points] == [3.33, 4.0]
    assert [row[3] for row in chart.table.rows] == ["18", "6"]
    assert not [text for text in texts(chart) if slips(text)]
    assert "1 can be compared and 6 partly: Activities held." in cycle_outputs.comparable(view).sentences[0]
    assert chart.mark == ""
    invented = pair(view, held(**DEMO))
    assert invented is not None
    assert invented.mark == "Example data"


def test_one_cycle_alone_is_no_pair(bundle: Store) -> None:
    view = replace(view_of(bundle), catalogue=alike(bundle.catalogue, "events_held"))
    second = in_quarters("events_held", {PCN_CODES[0]: {FIRST: 12.0}})
    assert pair(view, second) is None


def test_a_cell_with_example_data_says_so_beside_what_is_published(bundle: Store) -> None:
    table = partly(bundle, held(**DEMO))
    assert table.mark == "Contains example data"
    told = rows(table)
    assert told["Activities held"][0].startswith("60, ")
    assert all(cell.endswith("(example data)") for cell in told["Activities held"][:2])
    assert told["Residents reached"][:2] == ("more than 2,500 residents were reached", "No return yet")


@pytest.mark.parametrize("indicator", ["residents_reached", "champions_recruited", "champions_trained"])
def test_no_example_total_of_residents_or_champions_of_cycle_1_is_told(indicator: str, bundle: Store) -> None:
    table = partly(bundle, held(indicator, **DEMO))
    title = bundle.catalogue.framework.measures[indicator].title
    first, second, _ = rows(table)[title]
    assert not first.startswith("60")
    assert "example" not in first
    assert second.startswith("24, ")


def test_a_hidden_total_is_not_told(bundle: Store) -> None:
    answer = held()
    cycle_2 = bundle.catalogue.cycles[-1]
    assert (
        cycle_outputs.worked(
            answer.only(f for f in answer.figures if f.area_code != LEWISHAM), cycle_2, view_of(bundle)
        )
        is None
    )
