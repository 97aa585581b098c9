"""Pack as one self-contained web page, with the tabs of the screen."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from het_dash.charts.theme import DARK, LIGHT
from het_dash.content.blocks import Composed
from het_dash.export.block_html.style import blocks_css, variables
from het_dash.export.document import Pack
from het_dash.export.html.blocks import Writing
from het_dash.export.html.web_fonts import faces

FOLDER = Path(__file__).parent
NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Part:
    """A section with its blocks as HTML."""

    heading: str
    content: Markup
    folded: bool


@dataclass(frozen=True)
class Tab:
    """A tab with the sections on it. Its id is the address's hash."""

    id: str
    label: str
    parts: tuple[Part, ...]


def write(pack: Pack) -> bytes:
    """The pack as a web page. The same pack gives the same bytes."""
    script = (FOLDER / "draw.js").read_text(encoding="utf-8")
    return page(
        "pack.html.j2",
        pack=pack,
        tabs=list(tabs_of(pack)),
        script=Markup(script),  # noqa: S704 (our own file)
        script_hash=Markup(_hash(script)),  # noqa: S704
        faces=faces(),
    )


def tabs_of(pack: Pack) -> Iterator[Tab]:
    writing = Writing(pack.catalogue)
    for label, sections in groupby(pack.drawn or pack.sections, key=lambda one: one.on_tab):
        parts = tuple(_part(one, writing) for one in sections)
        yield Tab(NOT_IN_NAMES.sub("-", label.lower()).strip("-") or "tab", label, parts)


def _part(composed: Composed, writing: Writing) -> Part:
    content = Markup(writing.section(composed))  # noqa: S704 (every text in it is escaped)
    return Part(composed.heading, content, composed.folded)


def page(template: str, **values: Any) -> bytes:
    """A rendered template, which escapes all text."""
    return _environment().get_template(template).render(**values, style=_style()).encode()


def css_string(text: str) -> Markup:
    """Text for a quoted string in CSS, with every character escaped except letters, digits and spaces."""
    return Markup("".join(c if c.isalnum() or c == " " else f"\\{ord(c):06x}" for c in text))  # noqa: S704


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
    return environment


@cache
def _style() -> Markup:
    """Our own style sheets, light unless a screen asks for dark."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {variables(DARK)} }} }}"
    own = (FOLDER / "pack.css").read_text(encoding="utf-8")
    return Markup(f":root {{ {variables(LIGHT)} }}\n{dark}\n{blocks_css()}\n{own}")  # noqa: S704


def _hash(script: str) -> str:
    """The page's security policy allows no other script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


__all__ = ["css_string", "page", "tabs_of", "write"]
