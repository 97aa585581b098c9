"""The one place where charts, sources, text alternatives and tables are written."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from streamlit.testing.v1 import AppTest

from het_dash.charts import Table
from het_dash.charts.spec import Benchmark
from het_dash.content.blocks import EVIDENCE_MEANS, Tile, TileBar, TileBars, Tiles, Words
from het_dash.export.block_html.tiles import tile_html
from het_dash.store import Store
from het_dash.ui.plain import MARK_UP, UNSEEN, plain
from het_dash.ui.show import show
from tests.support.blocks import chart
from tests.support.open_page import said, tables

HOSTILE = [
    "![x](http://elsewhere/x.png)",
    "<script>",
    "[link](http://elsewhere)",
    "$x$",
    "**b**",
    ":red[r]",
    "\\*b*",
    "`c`",
]


def shown(*blocks: object) -> AppTest:
    def script(blocks):  # type: ignore[no-untyped-def]
        from het_dash.ui.show import show_all  # noqa: PLC0415

        show_all(blocks)

    app = AppTest.from_function(script, args=(list(blocks),)).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_words_and_nothing_in_them_is_mark_up(text: str) -> None:
    rendered = MarkdownIt().renderInline(plain(text))
    assert html.unescape(rendered).replace(UNSEEN, "") == text
    assert "<a" not in rendered


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \\$*_~`[]<>|#:!().", min_size=1, max_size=30).map(str.strip))
def test_whatever_a_text_holds_it_reads_as_it_is_written(text: str) -> None:
    assert html.unescape(MarkdownIt().renderInline(plain(text))) == text


def test_every_mark_that_streamlit_reads_is_taken_as_itself() -> None:
    assert set(map(chr, MARK_UP)) >= set("\\$*_~`[]<>|#:")


def test_a_chart_without_a_single_mark_does_not_break_the_page(bundle: Store) -> None:
    first, second = chart(bundle, "trend-qof_hypertension", "need"), chart(bundle, "trend-qof_diabetes", "need")
    app = shown(replace(first, series=()), second)
    assert len(app.get("plotly_chart")) == 1


def test_charts_stand_two_to_a_row_and_one_alone_has_the_width(bundle: Store) -> None:
    one, two = chart(bundle, "trend-qof_hypertension", "need"), chart(bundle, "trend-qof_diabetes", "need")
    assert len(shown(one, two).columns) == 2
    assert len(shown(one).columns) == 1


def test_a_tile_has_its_evidence_and_its_source_beside_it() -> None:
    app = shown(Tiles((Tile("Patients", "89,273", "1 July 2026", "9 practices", "Published", "Source: NHS England."),)))
    texts = " ".join(said(app))
    for part in ("Patients", "89,273", "1 July 2026", "9 practices", "Published", "Source: NHS England."):
        assert part in texts


def test_a_tile_draws_its_bars_from_zero_on_one_scale_and_reads_them_out() -> None:
    bars = TileBars(
        (TileBar(30, "Ours", "30%"), TileBar(50, "Theirs", "50%", "quiet")), 60, Benchmark("Anytown 45%", 45)
    )
    written = tile_html(Tile("Share", "30%", "", "", None, "Source.", bars=bars))
    assert [float(width) for width in re.findall(r"width: ([\d.]+)%", written)] == [50.0, 83.3]
    assert re.findall(r"left: ([\d.]+)%", written) == ["75.0", "75.0"]  # the benchmark crosses both bars
    assert bars.words in written
    assert bars.words == "Ours 30%; Theirs 50%; Anytown 45%"


def test_a_tile_shows_its_verdict_apart_from_its_badge_and_what_lies_behind_it() -> None:
    behind = Table(("Area", "Number"), (("Lewisham", "at least 2,500"),))
    tile = Tile(
        "Residents", "2,500+", "at least", "", "Before and after", "Source: the council.", verdict="Cannot tell",
        limit="We don't know who they were.", behind=behind, nature="demonstration",
    )  # fmt: skip
    app = shown(Tiles((tile,)))
    written = tile_html(tile)
    assert '<p class="line verdict">Cannot tell</p>' in written
    assert '<span class="het-badge">Before and after</span>' in written
    texts = " ".join(said(app))
    assert "We don't know who they were." in texts
    assert "Example data" in texts
    assert EVIDENCE_MEANS["Before and after"] in texts
    assert tables(app) == [[["Area", "Number"], ["Lewisham", "at least 2,500"]]]


def test_a_tile_without_evidence_has_no_badge() -> None:
    assert "badge" not in tile_html(Tile("Care", "Not collected yet", "", "", None, "No source."))


@pytest.mark.parametrize(("tiles", "rows"), [(0, []), (1, [1]), (5, [5]), (6, [3, 3]), (7, [4, 3]), (10, [5, 5])])
def test_tiles_stand_at_most_five_to_a_row_and_evenly(tiles: int, rows: list[int]) -> None:
    tile = Tile("Patients", "1", "", "", "Published", "Source.")
    assert [len(row) for row in Tiles((tile,) * tiles).rows] == rows


def test_questions_are_numbered_and_statements_are_not() -> None:
    asked = shown(Words(("Who?", "Where?"), ordered=True, heading="Questions"))
    assert [one.value for one in asked.markdown] == ["1. Who?", "2. Where?"]
    assert asked.subheader[0].value == "Questions"
    assert [one.value for one in shown(Words(("So it is.",))).markdown] == ["So it is."]


def test_what_is_no_block_is_refused() -> None:
    with pytest.raises(TypeError, match="str cannot be shown"):
        show("a string")  # type: ignore[arg-type]
