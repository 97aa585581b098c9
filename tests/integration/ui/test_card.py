"""The chart card: chart, table, About and downloads."""

import csv
import io
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.charts import Chart
from het_dash.content.rules.about_chart import about
from het_dash.export.picture import PICTURES, has_picture
from het_dash.store import Store
from het_dash.ui.card import file_name
from tests.support.blocks import chart
from tests.support.open_page import said, tables


@pytest.fixture
def drawn(bundle: Store) -> Chart:
    return chart(bundle, "trend-qof_hypertension", "need")


def shown(one: Chart, view: str = "Chart") -> AppTest:
    def script(one, view):  # type: ignore[no-untyped-def]
        import streamlit as st  # noqa: PLC0415

        from het_dash.ui.card import card  # noqa: PLC0415

        st.session_state.setdefault(f"view-{one.id}", view)
        card(one)

    app = AppTest.from_function(script, args=(one, view)).run()
    assert not app.exception
    return app


def test_it_opens_with_the_chart_its_alternative_and_one_caveat(drawn: Chart) -> None:
    app = shown(drawn)
    (drawing,) = app.get("plotly_chart")
    assert drawing.proto.alt == drawn.alt
    words = list(said(app))
    assert drawn.subtitle in words
    assert drawn.caveat in words
    assert len(drawn.notes) < 2 or drawn.notes[1] not in words
    assert tables(app) == []


def test_the_table_has_every_row(drawn: Chart) -> None:
    app = shown(drawn, "Table")
    assert [tuple(row) for row in tables(app)[0][1:]] == list(drawn.table.rows)
    assert not app.get("plotly_chart")


def test_about_has_the_meaning_every_note_the_source_its_files_and_the_downloads(drawn: Chart, bundle: Store) -> None:
    app = shown(drawn, "About")
    text = " ".join(said(app))
    for name, words in about(drawn, bundle.catalogue):
        assert name in text
        assert words in text
    assert all(note in text for note in drawn.notes)
    assert "SHA-256" in text
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == ["Figures (CSV)", "Picture (SVG)", "Picture (PNG)"]


def test_a_chart_without_a_mark_shows_its_words_and_its_table(drawn: Chart) -> None:
    app = shown(replace(drawn, series=()))
    assert not app.get("plotly_chart")
    assert drawn.sentence in " ".join(said(app))
    assert tables(app)


def test_files_are_named_by_content_and_marked_where_they_hold_example_data(drawn: Chart) -> None:
    name = file_name(drawn)
    assert name.startswith("recorded-hypertension")
    assert "built-20" in name
    assert file_name(replace(drawn, nature="demonstration")).startswith("example-data_")


@pytest.mark.parametrize("kind", PICTURES, ids=lambda kind: kind.id)
def test_a_picture_has_its_title_subtitle_and_source(kind: object, drawn: Chart) -> None:
    assert has_picture(drawn)
    svg, png = PICTURES
    text = svg.write(drawn).decode()
    for words in (drawn.title, drawn.subtitle.split(".")[0], "Source:"):
        assert words.split()[0] in text
    assert png.write(drawn).startswith(b"\x89PNG")


def test_a_picture_of_example_data_says_so(drawn: Chart) -> None:
    assert "Example data" in PICTURES[0].write(replace(drawn, nature="demonstration")).decode()


def test_the_downloaded_table_is_the_table_on_the_card(drawn: Chart) -> None:
    from het_dash.ui.card import _csv  # noqa: PLC0415

    rows = list(csv.reader(io.StringIO(_csv(drawn, "2026-11-26").decode("utf-8-sig"))))
    assert list(drawn.table.columns) in rows
