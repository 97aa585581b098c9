"""The worked examples of the page Query run, and say what their titles say."""

from typing import Any

import pytest

from het_dash.catalogue import load
from het_dash.content.pages import query as page
from het_dash.store import Store
from het_dash.store.example_rows import Found, query

EXAMPLES = load().query_examples
CHARTED = {"trend": 1, "bars": 3}


def found(store: Store, statement: str, with_example: bool = False) -> Found:
    answer = query(store, statement, with_example, page.LIMITS)
    assert isinstance(answer, Found), str(answer)
    return answer


def figures(store: Store, **wanted: Any) -> list[Any]:
    """Published figures by plain Python, apart from any statement."""
    with store.cursor() as cursor:
        rows = cursor.table("figure").df().to_dict("records")
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def test_there_are_ten_examples_and_each_has_its_own_title() -> None:
    assert len(EXAMPLES) == len({one.title for one in EXAMPLES}) == 10


@pytest.mark.parametrize("title", [one.title for one in EXAMPLES])
@pytest.mark.parametrize("with_example", [True, False])
def test_every_example_gives_rows_within_the_limits_of_the_page(title: str, with_example: bool, bundle: Store) -> None:
    statement = next(one.sql for one in EXAMPLES if one.title == title)
    answer = found(bundle, statement, with_example)
    assert answer.result.rows
    assert not answer.result.more_rows
    assert len(statement) < 1_500, "its link would not have it"


def test_several_examples_suit_a_chart(bundle: Store) -> None:
    charts = [page.chart(found(bundle, one.sql), bundle) for one in EXAMPLES]
    kinds = [chart.kind for chart in charts if chart]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == CHARTED


def test_the_first_example_gives_the_newest_published_register_of_each_pcn(bundle: Store) -> None:
    held = figures(bundle, indicator_id="qof_hypertension", breakdown="persons")
    labels = {pcn.code: pcn.label for pcn in bundle.catalogue.pcns}
    of_pcns = [row for row in held if row["area_code"] in labels and row["membership"] in ("dated", "both")]
    latest = max(row["period_end"] for row in of_pcns)
    expected = {labels[row["area_code"]]: row["value"] for row in of_pcns if row["period_end"] == latest}
    rows = found(bundle, EXAMPLES[0].sql).result.rows
    assert {row[0]: row[1] for row in rows} == pytest.approx(expected)
    assert [row[1] for row in rows] == sorted(expected.values(), reverse=True)
