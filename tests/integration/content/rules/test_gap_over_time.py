"""Gaps over the years: March with March, nothing across a break, nothing from example data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product

from het_dash.catalogue import Nature
from het_dash.charts.spec import Chart
from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules import gap_over_time
from het_dash.content.rules.gap_text import Reference
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.figures import Figure
from het_dash.store import Store
from tests.support.blocks import view_of
from tests.support.local_extract import MARCH_2024, MARCH_2025, MARCH_2026, PCN, answered, counted, kept_back

JUNE, DECEMBER = date(2025, 6, 30), date(2025, 12, 31)
# North Lewisham: of 1,000 Black African and 2,000 White patients.
AFRICAN = {MARCH_2024: 660, MARCH_2025: 580, JUNE: 100, DECEMBER: 900, MARCH_2026: 640}
WHITE = {MARCH_2024: 1500, MARCH_2025: 1400, JUNE: 200, DECEMBER: 1900, MARCH_2026: 1400}


def given(store: Store, nature: Nature = "local", reference: Reference = "white") -> ByGroup:
    groups = [counted("ethnicity_nhs16", "N", n, 1000, on=on, nature=nature) for on, n in AFRICAN.items()]
    broad = [counted("ethnicity_broad", "white", n, 2000, on=on, nature=nature) for on, n in WHITE.items()]
    everyone = [counted("persons", "all", AFRICAN[on] + n, 3000, on=on, nature=nature) for on, n in WHITE.items()]
    return ByGroup(
        by_group=answered(*groups), by_broad=answered(*broad), everyone=answered(*everyone), area=PCN,
        reference=reference, view=view_of(store),
    )  # fmt: skip


def only(found: ByGroup, kept: Callable[[Figure], bool]) -> ByGroup:
    by_group, by_broad, everyone = (
        answer.only(f for f in answer.figures if kept(f)) for answer in (found.by_group, found.by_broad, found.everyone)
    )
    return replace(found, by_group=by_group, by_broad=by_broad, everyone=everyone)


def with_hidden_march(store: Store) -> ByGroup:
    found, hidden = given(store), replace(kept_back("ethnicity_nhs16", "N"), nature="local")
    kept = (f for f in found.by_group.figures if f.period_end != MARCH_2026)
    return replace(found, by_group=answered(*kept, hidden))


def drawn(found: ByGroup) -> Chart:
    chart = gap_over_time.lines(found, ("N",))
    assert isinstance(chart, Chart)
    return chart


def tabled(found: ByGroup) -> Tabled:
    table = gap_over_time.gaps(found, ("N",))
    assert isinstance(table, Tabled)
    return table


def test_only_marches_are_drawn(bundle: Store) -> None:
    african, white = drawn(given(bundle)).series
    assert [p.at for p in african.points] == [MARCH_2024, MARCH_2025, MARCH_2026]
    assert [p.value for p in african.points] == [66.0, 58.0, 64.0]
    assert [p.value for p in white.points] == [75.0, 70.0, 70.0]
    assert (african.role, white.role) == ("programme_1", "benchmark")


def test_the_break_of_june_2024_is_drawn_and_explained(bundle: Store) -> None:
    chart = drawn(given(bundle))
    assert chart.breaks == ((date(2024, 6, 1), "Break at June 2024: not compared across it"),)
    assert any("home is judged at 135/85" in note for note in chart.notes)


def test_an_axis_that_does_not_start_at_0_says_so(bundle: Store) -> None:
    chart = drawn(given(bundle))
    assert chart.limits == (50.0, 80.0)
    assert "The axis does not start at 0." in chart.notes


def test_each_march_has_its_gap_and_the_change_is_since_the_break_only(bundle: Store) -> None:
    """58% to 64% against 70% to 70%: 6 points more, SE sqrt(.58*.42/1000 + .64*.36/1000 + 2*.7*.3/2000) = 2.61."""
    (row,) = tabled(given(bundle)).table.rows
    assert [cell.split(" ")[0] for cell in row[1:4]] == ["9.0", "12.0", "6.0"]
    assert row[4] == "March 2025 to March 2026: rose more, 6.0 points (0.4 to 11.6)"


def test_no_change_is_ever_computed_across_the_break(bundle: Store) -> None:
    before = only(given(bundle), lambda f: f.period_end < JUNE)
    (row,) = tabled(before).table.rows
    assert row[-1] == "cannot tell: fewer than two Marches since the last break have both figures"
    assert "No change is computed across June 2024" in tabled(before).source


def test_no_verdict_rests_on_example_data(bundle: Store) -> None:
    (row,) = tabled(given(bundle, "demonstration")).table.rows
    assert row[-1] == "withheld: example data"
    assert tabled(given(bundle, "demonstration")).mark == "Example data"


def test_a_hidden_march_cannot_tell(bundle: Store) -> None:
    (row,) = tabled(with_hidden_march(bundle)).table.rows
    assert row[3] == "Hidden: 1 to 7 people"
    assert row[4].startswith("cannot tell: fewer than two Marches")


def test_a_hidden_march_is_no_point_of_the_line_and_keeps_its_reason(bundle: Store) -> None:
    last = drawn(with_hidden_march(bundle)).series[0].points[-1]
    assert (last.value, last.text) == (None, "1 to 7, hidden")


def test_without_a_march_it_says_so(bundle: Store) -> None:
    references: tuple[Reference, ...] = ("white", "all")
    for rule, reference in product((gap_over_time.lines, gap_over_time.gaps), references):
        without = only(given(bundle, reference=reference), lambda f: f.period_end in (JUNE, DECEMBER))
        assert isinstance(rule(without, ("N",)), Words)


def test_against_all_patients_the_line_is_theirs(bundle: Store) -> None:
    chart = drawn(given(bundle, reference="all"))
    assert chart.series[-1].label == "All patients"
