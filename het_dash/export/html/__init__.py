"""Pack as one self-contained web page."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from het_dash.catalogue.characters import breakable
from het_dash.charts import Chart
from het_dash.charts.theme import LIGHT
from het_dash.content.blocks import meanings
from het_dash.export.document import Pack
from het_dash.export.numeric_columns import numeric
from het_dash.render.plotly import CONFIG
from het_dash.render.plotly.figure import drawn, plotly_js

FOLDER = Path(__file__).parent


def write(pack: Pack) -> bytes:
    """The pack as a web page. The same pack gives the same bytes."""
    return page("pack.html.j2", pack=pack, charts=charts_of(pack), config=CONFIG, scripts=_scripts())


def charts_of(pack: Pack) -> dict[str, dict[str, Any]]:
    """Chart id -> plotly figure, for every chart that has a mark to draw."""
    blocks = (block for section in pack.sections for block in section.blocks)
    return {b.id: drawn(b, "light") for b in blocks if isinstance(b, Chart) and not b.empty}


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
def _scripts() -> list[tuple[Markup, str]]:
    """Our two scripts and their hashes. The page's security policy allows no other script."""
    texts = [plotly_js(), (FOLDER / "draw.js").read_text(encoding="utf-8")]
    return [(Markup(text), _hash(text)) for text in texts]  # noqa: S704 (plotly.js and our own file)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


__all__ = ["charts_of", "css_string", "page", "write"]
