"""The query page: examples, links, example data, charts, files and hostile statements."""

import re

import pytest

from het_dash.content.pages import query
from het_dash.store import Store
from het_dash.store.sandbox import Limits
from het_dash.ui import query_runs
from het_dash.ui.query import LONGEST_LINK, TEXT
from tests.support.open_page import cells, opened, turned_to

PAGE = "analysis/query"
ENDLESS = "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b"


def rows(app: object) -> list[list[str]]:
    """The table of the result; none where there is no result."""
    bodies = [node.proto.body for node in app.main if node.type == "html"]  # type: ignore[attr-defined]
    return next((found for body in bodies if "Rows of the query" in body and (found := cells(body))), [])


def test_it_opens_with_the_first_example_run_and_its_text_in_the_link(bundle: Store) -> None:
    app = opened(PAGE)
    first = bundle.catalogue.query_examples[0].sql.strip()
    assert app.text_area(key=TEXT).value == first == app.query_params["sql"]
    assert rows(app)[0] == ["pcn", "value", "lower", "upper"]
    assert len(rows(app)) == 7
    assert not app.exception


def test_an_example_fills_the_text_and_runs(bundle: Store) -> None:
    chosen = bundle.catalogue.query_examples[-1]
    app = opened(PAGE).selectbox(key="query example").select(chosen.title).run()
    assert app.text_area(key=TEXT).value == chosen.sql.strip() == app.query_params["sql"]
    assert rows(app)[1][0] == "indicator_id"
    assert app.selectbox(key="query example").value is None


def test_a_statement_runs_on_run_and_stays_when_the_reader_comes_back(bundle: Store) -> None:
    app = opened(PAGE)
    app.text_area(key=TEXT).set_value("SELECT 1 AS one")
    app = app.button[0].click().run()
    assert rows(app) == [["one"], ["1"]]
    again = turned_to(turned_to(app, "analysis/explore"), PAGE)
    assert rows(again) == [["one"], ["1"]]
    assert again.query_params["sql"] == "SELECT 1 AS one"


def test_a_link_with_a_statement_shows_its_rows(bundle: Store) -> None:
    assert rows(opened(PAGE, sql="SELECT 2 AS two")) == [["two"], ["2"]]


def test_a_statement_that_is_too_long_for_the_link_is_left_out_of_it_and_said_so(bundle: Store) -> None:
    app = opened(PAGE)
    app.text_area(key=TEXT).set_value(f"SELECT 1 -- {'x' * LONGEST_LINK}")
    app = app.button[0].click().run()
    assert "sql" not in app.query_params
    assert any("too long for the link" in one.value for one in app.warning)
    assert rows(app)[1] == ["1"]


def test_example_data_is_marked_with_the_switch_on_and_absent_with_it_off(bundle: Store) -> None:
    people = "SELECT area_code, sum(people) AS came FROM event GROUP BY ALL ORDER BY ALL"
    on, off = opened(PAGE, sql=people, example="true"), opened(PAGE, sql=people, example="false")
    assert rows(on)[0] == ["area_code", "came", "Example data"]
    assert {row[2] for row in rows(on)[1:]} == {"(example data)"}
    assert "het-tag" in "".join(node.proto.body for node in on.main if node.type == "html")
    assert rows(off) == [["area_code", "came"]]


def test_a_published_figure_is_not_marked_where_example_data_is_on(bundle: Store) -> None:
    app = opened(PAGE, example="true")
    assert "Example data" not in rows(app)[0]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("SELECT vlaue FROM figure", "Line 1, column 8: There is no column vlaue here. Did you mean value?"),
        ("SELECT *\nFROM figures", "Line 2, column 6: There is no table figures. Did you mean figure?"),
        ("COPY figure TO 'out.csv'", "COPY is not possible on the published store."),
        ("ATTACH 'x.duckdb'", "ATTACH is not possible"),
        ("INSTALL httpfs", "not possible on the published store"),
        ("PRAGMA database_list", "not possible on the published store"),
        ("SET threads = 8", "SET is not possible"),
        ("FROM read_text('README.md')", "The store is read-only and reads no other files"),
        ("FROM 'https://example.org/a.parquet'", "Cannot access file"),
        ("SELECT getenv('HOME')", "There is no function getenv"),
        ("SELECT range(1000000000)", "MB of memory"),
        (f"SELECT {', '.join(['1'] * 300)}", "The result has 300 columns. Ask for fewer."),
        ("", "The statement is empty."),
        ("<script>alert(1)</script>", "The statement cannot be read"),
    ],
)
def test_a_statement_that_is_refused_says_why_in_one_message(statement: str, said: str, bundle: Store) -> None:
    app = opened(PAGE, sql="SELECT 1")
    app.text_area(key=TEXT).set_value(statement)
    app = app.button[0].click().run()
    assert not app.exception
    assert rows(app) == []
    (error,) = app.error
    assert said.replace("_", "") in error.value.replace("\\", "").replace("_", "")


def test_an_endless_statement_is_stopped_and_not_run_again_by_the_next_click(
    bundle: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(query_runs, "LIMITS", Limits(seconds=1))
    app = opened(PAGE, sql=ENDLESS)
    assert "took more than 1 seconds" in app.error[0].value
    monkeypatch.setattr(query_runs, "query", None)
    assert "took more than 1 seconds" in app.run().error[0].value


def test_a_statement_waits_for_others_and_then_says_so(bundle: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_runs, "LONGEST_WAIT", 0.01)
    with query_runs._places, query_runs._places:
        assert "still running" in opened(PAGE, sql="SELECT 1").error[0].value


def test_rows_that_suit_a_chart_offer_one_with_its_words(bundle: Store) -> None:
    app = opened(PAGE)
    app = app.button_group(key="query view").select("Chart").run()
    assert rows(app) == []
    (chart,) = [node for node in app.main if node.type == "plotly_chart"]
    assert re.match(r"Bar chart\. value by pcn: from \d+\.\d \(.+\) to \d+\.\d \(.+\)\.", chart.proto.alt)


def test_rows_that_suit_no_chart_offer_none(bundle: Store) -> None:
    assert not opened(PAGE, sql="SELECT code, name, label FROM area").button_group


def test_the_schema_lists_every_table_and_a_search_finds_columns(bundle: Store) -> None:
    app = opened(PAGE)
    whole = "".join(node.proto.body for node in app.main if node.type == "html")
    for table in ("figure", "indicator", "breakdown_group", "lineage", "status", "source"):
        assert f"<code>{table}</code>" in whole
    found = app.text_input[0].set_value("sha256").run()
    bodies = "".join(node.proto.body for node in found.main if node.type == "html")
    assert "<code>sha256</code>" in bodies
    assert "<code>polarity</code>" not in bodies


def test_the_limits_are_said_in_words(bundle: Store) -> None:
    said = query.limits()
    for words in ("10 seconds", "512 MB of memory", "10,000 rows", "200 columns", "1,000 letters"):
        assert words in said
