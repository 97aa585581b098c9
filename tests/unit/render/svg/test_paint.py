"""SVG paints a laid-out chart as it is: small, plain, and with its own name and description."""

import re
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from het_dash.catalogue import Status
from het_dash.charts.layout import layout
from het_dash.charts.layout.laid import Bar, Dot
from het_dash.charts.spec import Chart, Point, Series
from het_dash.charts.theme import DARK, LIGHT
from het_dash.render.svg.paint import paint
from tests.support import charts_by_hand
from tests.support.charts_by_hand import bars, chart, dots, trend
from tests.support.laid_charts import of

NAMESPACE = "{http://www.w3.org/2000/svg}"
MADE = {"bars": bars(), "dots": dots(), "trend": trend()}


def read(made: Chart, *, width: float = 640, hover: bool = False) -> ElementTree.Element:
    return ElementTree.fromstring(paint(layout(made, width), LIGHT, width, hover=hover))  # noqa: S314 (our own)


def texts(made: Chart) -> list[str]:
    return [one.text or "" for one in read(made).iter(f"{NAMESPACE}text")]


@pytest.mark.parametrize("kind", MADE)
def test_every_row_of_every_label_is_text_in_the_font_of_the_files(kind: str) -> None:
    assert texts(MADE[kind]) == [row for words in layout(MADE[kind], 640).words for row in words.rows]
    assert "Source Sans Pro" in read(MADE[kind]).attrib["font-family"]


@pytest.mark.parametrize("kind", MADE)
def test_it_names_and_describes_itself(kind: str) -> None:
    root = read(MADE[kind])
    title, description = root.find(f"{NAMESPACE}title"), root.find(f"{NAMESPACE}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == (MADE[kind].title, MADE[kind].alt)
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], description.attrib["id"]]
    assert root.attrib["role"] == "img"


@pytest.mark.parametrize("kind", MADE)
def test_it_is_small_and_asks_nobody(kind: str) -> None:
    written = paint(layout(MADE[kind], 640), LIGHT, 640)
    assert len(written) < 6_000
    assert "href" not in written
    assert "<style" not in written


def test_two_pictures_on_one_page_share_no_id() -> None:
    shown = replace(bars(1.0, None, 2.0), nature="demonstration")
    wide, narrow = (set(re.findall(r'id="([^"]+)"', paint(layout(shown, w), LIGHT, w))) for w in (640, 340))
    assert wide
    assert not wide & narrow


def test_bars_have_the_length_of_their_shares() -> None:
    laid = layout(bars(), 640)
    wide = [float(one.attrib["width"]) for one in read(bars()).iter(f"{NAMESPACE}rect") if "stroke" in one.attrib]
    assert wide == pytest.approx([(b.right - b.left) * laid.plot.wide(640) for b in of(laid, Bar)], abs=0.01)


def test_a_pointer_brings_up_the_text_of_a_mark_only_where_asked() -> None:
    titles = [one.text for one in read(bars(), hover=True).iter(f"{NAMESPACE}title")]
    assert titles[2] == "North Lewisham PCN\n9.2%\nbetween 8.7% and 9.7%"
    assert len(list(read(bars()).iter(f"{NAMESPACE}title"))) == 1


def test_every_status_is_drawn_differently_without_its_words_and_its_colours() -> None:
    for make in (_bar, _dot):
        drawn = {}
        for status in Status:
            written = paint(layout(make(status), 640), LIGHT, 640)
            bare = re.sub(r"<text.*?</text>|#[0-9a-fA-F]{6}|<desc.*?</desc>", "", written)
            drawn[status] = re.sub(r"<rect[^>]*?fill=\"\"/>", "", bare)
        assert len(set(drawn.values())) == len(Status)


def _bar(status: Status) -> Chart:
    first = Point("A", 40.0 if status is Status.SHOWN else None, text="why", status=status)
    return chart("bars", Series("s", "other", (first, Point("B", 60.0))))


def _dot(status: Status) -> Chart:
    first = Point(charts_by_hand.YEARS[0], 40.0 if status is Status.SHOWN else None, text="why", status=status)
    return chart("trend", Series("s", "chosen", (first, Point(charts_by_hand.YEARS[1], 60.0))))


def test_example_bars_have_a_hatch_over_their_colour() -> None:
    written = paint(layout(bars(nature="demonstration"), 640), LIGHT, 640)
    assert written.count('fill="url(#made-640-example)"') == 3
    assert "Example data" in written


def test_dark_and_light_differ_only_in_colours() -> None:
    light, dark = (paint(layout(trend(), 640), theme, 640) for theme in (LIGHT, DARK))
    assert light != dark
    assert re.sub(r"#\w{6}", "", light) == re.sub(r"#\w{6}", "", dark)


def test_text_of_another_script_is_shapes_on_paper_and_text_on_a_page() -> None:
    made = chart("bars", Series("s", "other", (Point("ضغط ọ́", 4.0, text="4.0%"),)))
    printed, shown = (paint(layout(made, 640), LIGHT, 640, printed=printed) for printed in (True, False))
    assert "ضغط" not in printed
    assert "<path transform=" in printed
    assert "ضغط" in shown


def test_markup_in_words_stays_words() -> None:
    made = chart("bars", Series("x", "other", (Point("<b>A</b> & B", 4.0, text="4% <i>"),)), title="<T>")
    assert {"<b>A</b> & B", "4% <i>"} <= set(texts(made))


def test_each_dot_has_its_shape() -> None:
    shapes = {dot.shape for dot in of(layout(trend(), 640), Dot)}
    assert shapes == {"circle", "square", "diamond"}
    root = read(trend())
    assert len(list(root.iter(f"{NAMESPACE}circle"))) == 3
    assert len(list(root.iter(f"{NAMESPACE}polygon"))) == 6


def test_pictures_of_laid_out_charts_need_no_matplotlib() -> None:
    code = (
        "import sys; from tests.support import charts_by_hand; from het_dash.render import svg;"
        "svg.picture(charts_by_hand.bars()); sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
