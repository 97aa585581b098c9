"""Pack as one self-contained web page."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from het_dash.catalogue.characters import breakable
from het_dash.charts import Chart
from het_dash.charts.layout import LAID_BY
from het_dash.charts.theme import LIGHT
from het_dash.content.blocks import meanings
from het_dash.export.document import Pack
from het_dash.export.html.web_fonts import faces
from het_dash.export.numeric_columns import numeric
from het_dash.render.plotly import CONFIG
from het_dash.render.plotly.figure import drawn, plotly_js
from het_dash.render.svg import inline

FOLDER = Path(__file__).parent
WIDTHS = (600.0, 340.0)  # of pictures, for a desk and for a phone


def write(pack: Pack) -> bytes:
    """The pack as a web page. The same pack gives the same bytes."""
    figures = figures_of(pack)
    return page(
        "pack.html.j2",
        pack=pack,
        charts=figures,
        pictures=pictures_of(pack),
        config=CONFIG,
        scripts=_scripts(bool(figures)),
        faces=faces(),
    )


def pictures_of(pack: Pack) -> dict[str, list[Markup]]:
    """Chart id -> pictures for a desk and for a phone. The page shows whichever fits."""
    return {c.id: [Markup(inline(c, width)) for width in WIDTHS] for c in _drawn(pack) if c.kind in LAID_BY}  # noqa: S704


def figures_of(pack: Pack) -> dict[str, dict[str, Any]]:
    """Chart id -> plotly figure, for the kinds of chart that have no picture for a page yet."""
    return {chart.id: drawn(chart, "light") for chart in _drawn(pack) if chart.kind not in LAID_BY}


def _drawn(pack: Pack) -> Iterator[Chart]:
    """Every chart that has a mark to draw."""
    blocks = (block for section in pack.sections for block in section.blocks)
    return (block for block in blocks if isinstance(block, Chart) and not block.empty)


def page(template: str, **values: Any) -> bytes:
    """A rendered template, which escapes all text."""
    return _environment().get_template(template).render(**values, theme=LIGHT, style=_style()).encode()


def css_string(text: str) -> Markup:
    """Text for a quoted string in CSS, with every character escaped except letters, digits and spaces."""
    return Markup("".join(c if c.isalnum() or c == " " else f"\\{ord(c):06x}" for c in text))  # noqa: S704


def kind(block: object) -> str:
    return type(block).__name__.lower()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_string"] = css_string
    environment.filters["kind"] = kind
    environment.filters["meanings"] = meanings
    environment.filters["numeric"] = numeric
    environment.filters["breakable"] = breakable
    return environment


@cache
def _style() -> Markup:
    return Markup((FOLDER / "pack.css").read_text(encoding="utf-8"))  # noqa: S704 (our own file)


@cache
def _scripts(with_plotly: bool) -> list[tuple[Markup, str]]:
    """Our scripts and their hashes. The page's security policy allows no other script."""
    texts = [*([plotly_js()] if with_plotly else []), (FOLDER / "draw.js").read_text(encoding="utf-8")]
    return [(Markup(text), _hash(text)) for text in texts]  # noqa: S704 (plotly.js and our own file)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


__all__ = ["css_string", "figures_of", "page", "pictures_of", "write"]
