"""Real and example figures merged team by team. A table's columns are two teams and their total.

60 is a number, 60+ at least so many, h hidden (1 to 7 people), x not collected.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.catalogue import EXAMPLE, Nature, Status
from het_dash.figures import Figure
from het_dash.figures.with_example import lineages, merged
from tests.support.blocks import a_figure

CYCLES = [(date(2022, 10, 1), date(2025, 3, 31)), (date(2025, 4, 1), date(2027, 3, 31))]
PERIODS = {
    "old": (date(2024, 1, 1), date(2024, 3, 31)),
    "q1": (date(2026, 4, 1), date(2026, 6, 30)),
    "q2": (date(2026, 7, 1), date(2026, 9, 30)),
    "q3": (date(2026, 10, 1), date(2026, 12, 31)),
    "q1-q2": (date(2026, 4, 1), date(2026, 9, 30)),
    "q2-q3": (date(2026, 7, 1), date(2026, 12, 31)),
    "q1-q3": (date(2026, 4, 1), date(2026, 12, 31)),
}
NAMES = {span: name for name, span in PERIODS.items()}
PLACES = ("a", "b", "all")


def figures(table: str, nature: Nature) -> list[Figure]:
    rows = [line.split() for line in table.splitlines() if line]
    return [
        figure(cell, place, period, nature)
        for period, *cells in rows
        for place, cell in zip(PLACES, cells, strict=True)
    ]


def figure(cell: str, place: str, period: str, nature: Nature) -> Figure:
    start, end = PERIODS[period]
    number = float(cell.rstrip("+")) if cell[0].isdigit() else None
    status = {"h": Status.HIDDEN_SMALL, "x": Status.NOT_COLLECTED}.get(cell, Status.SHOWN)
    return a_figure(
        number, numerator=number, status=status, area_code=place, period_start=start, period_end=end, nature=nature,
        qualifier="at_least" if cell.endswith("+") else "exact", source_id=nature, lineage_id=f"{nature} {period}",
    )  # fmt: skip


def together(real: str, example: str, flow: bool = True) -> dict[tuple[str, str], Figure]:
    found = merged(figures(real, "programme"), figures(example, EXAMPLE), {"all"}, CYCLES if flow else [])
    keyed = {(f.area_code, NAMES[f.period_start, f.period_end]): f for f in found}
    assert len(keyed) == len(found), "each figure once"
    return keyed


def told(f: Figure) -> str:
    number = {Status.HIDDEN_LINKED: "hidden with another", Status.HIDDEN_SMALL: "h", Status.NOT_COLLECTED: "x"}
    value = f"{f.value:.0f}{'+' if f.qualifier == 'at_least' else ''}" if f.value is not None else number[f.status]
    return f"{value} {'example' if f.nature == EXAMPLE else 'real'}"


REAL = "q2 60 x 60+"
FIVE = """
q1    x 40 40+
q2    x 45 45+
q1-q2 x 85 85+
"""


def test_a_team_that_sent_returns_keeps_its_real_figures_and_the_others_have_their_example_figures() -> None:
    found = together(REAL, FIVE)
    assert {key: told(f) for key, f in found.items() if key[0] != "all"} == {
        ("a", "q2"): "60 real",
        ("b", "q1"): "40 example",
        ("b", "q2"): "45 example",
        ("b", "q1-q2"): "85 example",
    }


def test_a_total_is_the_published_real_total_plus_the_published_example_total_and_is_example_data() -> None:
    found = together(REAL, FIVE)
    assert told(found["all", "q2"]) == "105 example"
    assert found["all", "q2"].note == "Returns of 1 of 2 teams, and example data for 1."
    assert lineages(found["all", "q2"]) == ["programme q2", "demonstration q2"]
    assert told(found["all", "q1"]) == "40+ example", "nobody sent a return of that quarter"


def test_a_cycle_to_date_is_made_of_each_teams_own_cycle_to_date() -> None:
    assert told(together(REAL, FIVE)["all", "q1-q2"]) == "145+ example", "60 of one quarter and 85 of two"


def test_a_real_return_later_than_the_example_data_makes_the_cycle_to_date_longer() -> None:
    found = together("q2 20 x 20+\nq3 30 x 30+\nq2-q3 50 x 50+", FIVE)
    totals = {period: told(f) for (place, period), f in found.items() if place == "all"}
    assert totals == {"q1": "40+ example", "q2": "65 example", "q3": "30+ real", "q1-q3": "135+ example"}


def test_the_other_cycles_example_data_stays_as_it_is() -> None:
    found = together(REAL, f"old x 10 10+\n{FIVE}")
    assert told(found["all", "old"]) == "10+ example"


@pytest.mark.parametrize(("real", "example"), [("h", "45+"), ("60+", "h"), ("h", "h")])
def test_a_hidden_part_hides_the_total_and_the_reason_does_not_tell_the_size_of_the_part(
    real: str, example: str
) -> None:
    found = together(f"q2 60 x {real}", f"q2 x 45 {example}")
    assert told(found["all", "q2"]) == "hidden with another example"


def test_a_withdrawn_return_leaves_the_team_without_figures_and_the_total_to_the_others() -> None:
    found = together("q2 x x x", FIVE)
    assert told(found["a", "q2"]) == "x real"
    assert told(found["all", "q1-q2"]) == "85+ example"


def test_without_one_of_the_two_the_other_is_answered_untouched() -> None:
    real, example = figures(REAL, "programme"), figures(FIVE, EXAMPLE)
    assert merged(real, [], {"all"}, CYCLES) == tuple(real)
    assert merged([], example, {"all"}, CYCLES) == tuple(example)


def test_once_every_team_sent_returns_nothing_is_example_data() -> None:
    found = together("q2 60 10 70", "q2 x x x")
    assert {told(f) for f in found.values()} == {"60 real", "10 real", "70 real"}


def test_a_snapshot_is_never_added_up_over_time() -> None:
    found = together("q2 60 x 60+", "q1 x 40 40+", flow=False)
    assert {period: told(f) for (place, period), f in found.items() if place == "all"} == {
        "q1": "40+ example",
        "q2": "60+ real",
    }


def test_a_share_is_never_made_of_real_and_invented_people() -> None:
    def share(f: Figure, whole: float) -> Figure:
        return a_figure(
            50.0, numerator=whole / 2, denominator=whole, area_code=f.area_code, nature=f.nature,
            period_start=f.period_start, period_end=f.period_end,
        )  # fmt: skip

    real, example = ([share(f, 100) for f in figures("q2 1 1 1", nature)] for nature in ("programme", EXAMPLE))
    found = merged(real, example, {"all"}, CYCLES)
    assert [f.nature for f in found] == ["programme"] * 3


CELLS = st.sampled_from(["0", "10", "25", "60+", "h", "x"])


@given(st.lists(CELLS, min_size=6, max_size=6), st.lists(CELLS, min_size=6, max_size=6))
def test_a_total_depends_on_published_figures_alone_and_never_shows_more_than_its_parts(
    real: list[str], example: list[str]
) -> None:
    """Whatever is published: no total is shown where a part is hidden, and none with an example part is unmarked."""
    tables = [
        "\n".join(f"{q} {' '.join(cells[n : n + 3])}" for q, n in (("q1", 0), ("q2", 3))) for cells in (real, example)
    ]
    parts = {
        (f.area_code, f.nature, NAMES[f.period_start, f.period_end]): f
        for f in (*figures(tables[0], "programme"), *figures(tables[1], EXAMPLE))
    }
    for (place, period), f in together(tables[0], tables[1], flow=False).items():
        own, invented = (parts[place, nature, period] for nature in ("programme", EXAMPLE))
        assert f in (own, invented) or (place == "all" and f.nature == EXAMPLE)
        if f not in (own, invented) and f.shown:
            assert f.value == (own.value or 0) + (invented.value or 0)
            assert (own.shown, invented.shown) == (True, True)
