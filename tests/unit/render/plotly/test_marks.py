"""Colours that can be told from the page, and marks that agree with the catalogue."""

from collections.abc import Callable

import pytest

from het_dash.catalogue import Status, load
from het_dash.charts.layout.marks import fill, outline
from het_dash.charts.spec import Chart, Point, Role, Series
from het_dash.charts.status_marks import MARKS
from het_dash.charts.theme import DARK, LIGHT, Theme
from het_dash.render.plotly import draw
from het_dash.render.plotly.marks import PATTERNS, POINTS, SIGNS
from tests.support import charts_by_hand
from tests.support.contrast import contrast

both_themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#ffffff", "rgb(118, 118, 118)") == pytest.approx(4.54, abs=0.01)


@both_themes
@pytest.mark.parametrize("role", LIGHT.roles)
def test_every_role_stands_out_by_its_fill_or_its_outline(role: Role, theme: Theme) -> None:
    """Lines have the outline's colour alone."""
    assert contrast(outline(role, theme), theme.background) >= 3
    assert max(contrast(fill(role, theme), theme.background), contrast(outline(role, theme), theme.background)) >= 3


@both_themes
def test_chosen_and_benchmark_bars_can_be_told_apart_side_by_side(theme: Theme) -> None:
    assert contrast(fill("chosen", theme), fill("benchmark", theme)) >= 3


@both_themes
def test_text_is_readable_on_the_page_and_on_amber(theme: Theme) -> None:
    for colour in (theme.text, theme.quiet_text, theme.roles["chosen"]):
        assert contrast(colour, theme.background) >= 4.5
    assert contrast(theme.on_amber, theme.amber) >= 4.5
    assert contrast(theme.text, theme.panel) >= 4.5


def test_each_status_has_the_mark_of_the_catalogue_and_no_two_the_same() -> None:
    assert {status: words.mark for status, words in load().statuses.items()} == MARKS
    assert len(set(MARKS.values())) == len(Status)


def _bar(status: Status) -> Chart:
    value = 40.0 if status is Status.SHOWN else None
    point = Point("A", value, text="40.0%" if value else load().statuses[status].chart, status=status)
    return charts_by_hand.chart("bars", Series("s", "other", (point, Point("B", 60.0))))


def _trend(status: Status) -> Chart:
    value = 40.0 if status is Status.SHOWN else None
    point = Point(
        charts_by_hand.YEARS[0], value, text="40.0%" if value else load().statuses[status].chart, status=status
    )
    return charts_by_hand.chart("trend", Series("s", "chosen", (point, Point(charts_by_hand.YEARS[1], 60.0))))


@both_themes
@pytest.mark.parametrize("make", [_bar, _trend])
def test_in_a_drawing_without_its_words_and_its_colours_every_status_still_looks_different(
    make: Callable[[Status], Chart], theme: Theme
) -> None:
    """Shapes alone: what is left of a drawing in grey."""
    shapes = {}
    for status in Status:
        drawn = draw(make(status), theme)["data"]
        markers = [trace["marker"] for trace in drawn if "marker" in trace and trace["marker"].get("size") != 1]
        shapes[status] = str([(m.get("pattern", {}).get("shape"), m.get("symbol")) for m in markers])
    shapes[Status.SHOWN] += "and its number"
    assert len(set(shapes.values())) == len(Status), shapes


def test_in_words_every_status_differs_on_a_chart_in_a_table_and_in_a_download() -> None:
    for field in ("chart", "words", "code"):
        assert len({getattr(one, field) for one in load().statuses.values()}) == len(Status), field


def test_every_mark_but_two_has_a_shape_for_a_bar_and_a_point() -> None:
    drawn = set(MARKS.values()) - {"solid", "nothing"}
    assert {**PATTERNS, **SIGNS}.keys() == POINTS.keys() == drawn
    assert len({*PATTERNS.values(), *SIGNS.values()}) == len(set(POINTS.values())) == len(drawn)
