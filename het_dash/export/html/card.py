"""A chart as a card: the chart, its table or what is known about it, at the reader's choice."""

from dataclasses import replace
from html import escape

from het_dash.catalogue import Catalogue
from het_dash.charts import Chart
from het_dash.charts.theme import LIGHT
from het_dash.content.rules.about_chart import about
from het_dash.export.block_html.example_tag import tag
from het_dash.export.block_html.style import in_variables
from het_dash.export.block_html.tables import as_html
from het_dash.render.svg import inline

PADDING = 34.0  # of a card, both sides, with its border
PHONE, PAPER = 318.0, 664.0  # pixels of a chart in one of two columns of a page on paper too, and of its full width
VIEWS = ("Chart", "Table", "About")
INKS = in_variables(LIGHT)


def card(chart: Chart, name: str, width: float, catalogue: Catalogue) -> str:
    """The card without a script too: its switch is a group of radio buttons. `name` is its id on the page."""
    wide = width - PADDING > PAPER
    empty = f"{tag(chart.mark)}<p>{escape(chart.sentence)}</p>"
    drawn = empty if chart.empty else _pictures(chart, name, width - PADDING)
    facts = "".join(
        f'<dt>{escape(head)}<span class="het-hidden-text">:</span></dt><dd>{escape(text)}</dd>'
        for head, text in about(chart, catalogue)
    )
    return (
        f'<figure class="card{" wide" if wide else ""}" id="{name}"><h3>{escape(chart.title)}</h3>'
        f'<p class="het-subtitle">{escape(chart.subtitle)}</p>'
        f'<div class="pane chart">{drawn}</div>'
        f'<div class="pane table">{as_html(chart.table, title=chart.title)}</div>'
        f'<div class="pane about"><dl class="het-about">{facts}</dl></div>'
        f'<div class="foot"><p class="het-caveat">{escape(chart.caveat)}</p>{_switch(chart, name)}</div></figure>'
    )


def _pictures(chart: Chart, name: str, width: float) -> str:
    """For a desk, for paper and tablets, and for a phone: the page shows whichever fits."""
    named = replace(chart, id=name)
    widths = {"desk": width, **({"paper": PAPER} if width > PAPER else {}), "phone": PHONE}
    return "".join(f'<div class="{look}">{inline(named, wide, INKS)}</div>' for look, wide in widths.items())


def _switch(chart: Chart, name: str) -> str:
    options = "".join(
        f'<label><input type="radio" name="{name}" value="{view.lower()}"{"" if number else " checked"}>'
        f"<span>{view}</span></label>"
        for number, view in enumerate(VIEWS)
    )
    return f'<fieldset class="switch"><legend>Show {escape(chart.title)} as</legend>{options}</fieldset>'
