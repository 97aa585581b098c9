"""Local records by deprivation: a chart and a table a place, and nothing where the column was not sent."""

from dataclasses import replace
from datetime import date

from het_dash.charts.spec import Chart
from het_dash.content.blocks import Tabled
from het_dash.content.rules.own_deprivation import BY_GROUP, FIFTHS, blocks
from het_dash.figures import Answer
from het_dash.store import Question, Store
from tests.support.blocks import LEWISHAM, view_of
from tests.support.local_extract import PCN

NOT_SHOWN = "cannot be computed"


def own(store: Store, by: str) -> Answer:
    return store.ask(Question("cvdp007hyp", (PCN, LEWISHAM), by, "own"))


def test_fifths_are_drawn_and_groups_within_them_set_side_by_side(bundle: Store) -> None:
    found = list(
        blocks(
            by_fifth=own(bundle, FIFTHS),
            by_group=own(bundle, BY_GROUP),
            everyone=own(bundle, "persons"),
            view=view_of(bundle),
        )
    )
    assert [type(block) for block in found] == [Chart, Tabled, Chart, Tabled]
    chart, table = found[:2]
    assert isinstance(chart, Chart)
    assert isinstance(table, Tabled)
    assert chart.nature == table.nature == "demonstration"
    assert next(iter(chart.categories)) == "Most deprived fifth"
    assert {b.label.partition(" ")[0] for b in chart.benchmarks} == {"North"}
    assert any(note.startswith("Deprivation of area is recorded for ") for note in chart.notes)
    assert len(table.table.rows) == 6
    clear = {row[0]: row[4] for row in table.table.rows if row[3] != NOT_SHOWN}
    assert clear["Second most deprived fifth of areas"].startswith("Clear: fewer")
    assert all(word.startswith(("Clear", "No clear")) for word in clear.values())


def test_without_the_column_there_is_nothing(bundle: Store) -> None:
    nothing = own(bundle, FIFTHS).only(())
    assert list(blocks(by_fifth=nothing, by_group=nothing, everyone=nothing, view=view_of(bundle))) == []


def test_everyone_of_another_quarter_is_no_benchmark(bundle: Store) -> None:
    fifths, everyone = own(bundle, FIFTHS), own(bundle, "persons")
    older = everyone.only(replace(f, period_end=date(2025, 3, 31)) for f in everyone.latest.figures)
    found = next(blocks(by_fifth=fifths, by_group=own(bundle, BY_GROUP), everyone=older, view=view_of(bundle)))
    assert isinstance(found, Chart)
    assert found.benchmarks == ()
