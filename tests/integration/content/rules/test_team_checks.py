"""People each team checked and what followed: example data marked team by team, nothing guessed."""

from typing import Any

from het_dash.catalogue import Status
from het_dash.content.blocks import Tabled
from het_dash.content.rules.team_checks import by_team
from het_dash.figures import Answer
from het_dash.figures.care_pathway import CHECKED
from het_dash.store import Store
from tests.support.blocks import slips, texts, view_of
from tests.support.programme_returns import NORTH, PCN_CODES
from tests.support.returns import Counts, pathway_answer

DEMO: dict[str, Any] = {"nature": "demonstration", "source_id": "demo_returns"}
PRESSURE, PULSE = "pathway_hypertension", "pathway_atrial_fibrillation"
SECOND = PCN_CODES[1]


def table_of(store: Store, *answers: Answer) -> Tabled:
    made = by_team(answers, view_of(store))
    assert made is not None
    assert not [text for text in texts(made) if slips(text)]
    return made


def both(first: Answer, second: Answer) -> Answer:
    return first.only((*first.figures, *second.figures))


def test_a_team_that_checked_people_has_its_numbers_and_the_others_are_named(bundle: Store) -> None:
    made = table_of(bundle, pathway_answer(PRESSURE, area_code=NORTH))
    (row,) = made.table.rows
    assert row[:3] == ("North Lewisham", "Blood pressure", "460")
    assert made.key.startswith("No checks reported yet: Aplos Health, ")
    assert made.mark == ""


def test_a_team_with_few_checks_has_hidden_numbers_and_is_not_called_without_any(bundle: Store) -> None:
    few: Counts = {CHECKED: Status.HIDDEN_SMALL}
    made = table_of(bundle, pathway_answer(PULSE, {CHECKED: (Status.HIDDEN_SMALL,)}, few, area_code=NORTH))
    (row,) = made.table.rows
    assert row[:3] == ("North Lewisham", "Pulse", "hidden")
    assert "North Lewisham" not in made.key


def test_without_a_check_there_is_no_table(bundle: Store) -> None:
    assert by_team([pathway_answer(PRESSURE, area_code=NORTH).only(())], view_of(bundle)) is None


def test_where_everything_is_example_data_the_table_says_so_once(bundle: Store) -> None:
    made = table_of(bundle, pathway_answer(PRESSURE, area_code=NORTH, **DEMO))
    assert (made.mark, made.partly) == ("Example data", False)
    assert not [cell for row in made.table.rows for cell in row if "(example data)" in cell]


def test_real_rows_beside_example_rows_are_not_marked(bundle: Store) -> None:
    real, invented = (pathway_answer(PRESSURE, area_code=code, **more) for code, more in ((NORTH, {}), (SECOND, DEMO)))
    made = table_of(bundle, both(real, invented))
    assert [row[0] for row in made.table.rows] == ["North Lewisham", "Aplos Health (example data)"]
    assert made.mark == "Contains example data"
