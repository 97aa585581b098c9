"""Where people are lost: a PCN and the six together from published figures, by ethnic group from an extract."""

import re
from dataclasses import replace

import pytest

from het_dash.charts.spec import Chart
from het_dash.content.blocks import Block, Tabled
from het_dash.content.pages.data_pack.people_lost import PeopleLost, blocks
from het_dash.content.rules.people_lost import UNDERSTATES
from het_dash.figures import Answer
from het_dash.store import Question, Store
from tests.support.blocks import NORTH, PCNS, Altered, answers_of, view_of


def made(store: Store | Altered, label: str = NORTH) -> list[Block]:
    given = answers_of(PeopleLost, store, label)
    return [block for block in blocks(given, view_of(store, label)) if block is not None]  # type: ignore[arg-type]


def drawn(store: Store | Altered, label: str = NORTH) -> Chart:
    found = made(store, label)[0]
    assert isinstance(found, Chart)
    return found


def people(chart: Chart) -> dict[str, float]:
    return {str(point.at): point.value or 0.0 for point in chart.series[0].points}


def test_four_steps_in_people_with_shares_and_ranges(bundle: Store) -> None:
    """North Lewisham: 8,275 recorded on a list of 91,407 (QOF, March 2025); about 9.7% expected of that list."""
    found = drawn(bundle)
    steps = people(found)
    assert list(steps) == ["Expected at England's rates", "Recorded", "Checked in the year", "Controlled"]
    assert steps["Recorded"] == 8275
    assert steps["Expected at England's rates"] == pytest.approx(0.097 * 91_407, rel=0.01)
    assert 8275 > steps["Checked in the year"] > steps["Controlled"] > 4000
    for point in found.series[0].points[1:]:
        assert point.lower is not None
        assert point.upper is not None
        assert point.value is not None
        assert point.lower < point.value < point.upper
    assert len(found.table.rows) == 4


def test_it_says_that_age_alone_understates_need_and_that_shares_are_estimates(bundle: Store) -> None:
    for label in PCNS:
        found = drawn(bundle, label)
        assert UNDERSTATES in found.sentence
        assert UNDERSTATES in found.notes
        assert "Estimate from practice values, December 2025; not an NHS-published PCN figure." in found.notes
        assert found.nature == "derived"
        assert "prevented" not in " ".join((found.sentence, *found.notes))


def test_fewer_than_expected_is_said_only_where_the_limits_carry_it(bundle: Store) -> None:
    for label in PCNS:
        said = drawn(bundle, label).sentence
        upper = re.search(r"between \d+% and (\d+)%", said)
        assert upper
        assert ("fewer than expected" in said) == (int(upper[1]) < 100), label


def test_of_one_practice_there_is_no_range(bundle: Store) -> None:
    rows = {row[0]: row for row in drawn(bundle, "Modality Lewisham").table.rows}
    assert rows["Checked in the year"][2] == "one practice"
    assert drawn(bundle, "Modality Lewisham").series[0].points[2].lower is None


def test_the_six_together_are_in_the_table_of_every_pcn(bundle: Store) -> None:
    table = made(bundle)[1]
    assert isinstance(table, Tabled)
    rows = {row[0]: row[1:] for row in table.table.rows}
    assert rows["Lewisham: recorded"][0] == "41,091"
    assert {name.partition(": ")[0] for name in rows} == {"North Lewisham", "Lewisham"}
    assert len(rows) == 8


def test_a_published_figure_of_the_pcn_replaces_the_estimate(bundle: Store) -> None:
    def published(question: Question, answer: Answer) -> Answer:
        """Practices' values become a PCN's figure of 80% with limits."""
        if question.layer != "published" or question.indicator not in ("cvdp004hyp", "cvdp007hyp") or answer.figures:
            return answer
        practice = bundle.ask(replace(question, areas=tuple(bundle.catalogue.practices))).latest.figures[0]
        return answer.only([replace(practice, area_code=question.areas[0], value=80.0, lower=79.0, upper=81.0)])

    found = drawn(Altered(bundle, published))
    assert people(found)["Checked in the year"] == pytest.approx(0.8 * 8275)
    assert not any(note.startswith("Estimate from practice values") for note in found.notes)


def test_by_ethnic_group_only_from_an_extract_and_only_what_is_shown(bundle: Store) -> None:
    table = made(bundle)[2]
    assert isinstance(table, Tabled)
    assert table.nature == "demonstration"
    rows = {row[0]: row[1:] for row in table.table.rows}
    assert {"Black African", "Black Caribbean", "Black as a whole", "White as a whole"} <= set(rows)
    for recorded, checked, treated, not_checked, not_treated in rows.values():
        if recorded != "not shown":
            register, seen, controlled = (float(cell.split(", ")[0].replace(",", ""))
                                          for cell in (recorded, checked, treated))  # fmt: skip
            assert float(not_checked.replace(",", "")) == register - seen
            assert float(not_treated.replace(",", "")) == max(0, seen - controlled)

    def none_of_our_own(question: Question, answer: Answer) -> Answer:
        return answer.only(()) if question.layer == "own" else answer

    assert len(made(Altered(bundle, none_of_our_own))) == 2


def test_without_rates_by_age_nothing_is_expected_and_nothing_is_drawn(bundle: Store) -> None:
    def without(question: Question, answer: Answer) -> Answer:
        return answer.only(()) if question.breakdown == "age_cvdprevent" else answer

    found = made(Altered(bundle, without))
    assert [type(block) for block in found] == [Tabled]  # by ethnic group alone
