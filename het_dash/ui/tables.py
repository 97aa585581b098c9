"""Small tables as HTML that keyboards and screen readers can use.

Streamlit's own table scrolls too, but no keyboard reaches it.
"""

from html import escape

from het_dash.catalogue.characters import breakable
from het_dash.charts import Table
from het_dash.charts.theme import THEMES, Mode

CLASS = "het-table"
STYLE = """
.{name} {{ overflow-x: auto; }}
.{name} table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums;
  font-size: 0.9rem; color: {text}; }}
.{name} th, .{name} td {{ border: 1px solid {grid}; padding: 0.3rem 0.5rem; text-align: start; vertical-align: top;
  unicode-bidi: plaintext; }}
.{name} th {{ background: {panel}; font-weight: 600; }}
"""


def as_html(content: Table, mode: Mode, shades: tuple[tuple[int, ...], ...] = ()) -> str:
    """A table as HTML. Cell text is escaped, so none of it becomes markup. `shades` of cells: see `Tabled`."""
    theme = THEMES[mode]
    style = STYLE.format(name=CLASS, text=theme.text, grid=theme.grid, panel=theme.panel)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in content.columns)
    shaded = shades or tuple((0,) * len(row) for row in content.rows)
    body = "".join(
        f"<tr>{''.join(_cell(*one) for one in zip(row, of_row, strict=True))}</tr>"
        for row, of_row in zip(content.rows, shaded, strict=True)
    )
    name = escape(f"Table: {', '.join(content.columns)}", quote=True)
    shaded_any = any(any(row) for row in shades)
    look = f"{CLASS} shaded" if shaded_any else f"{CLASS} compact" if shades else CLASS
    return (
        f'<style>{style}</style><div class="{look}" role="region" aria-label="{name}" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(text: str, shade: int) -> str:
    look = f' class="shade-{shade}"' if shade else ""
    return f"<td{look}>{escape(breakable(text))}</td>"
