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
.{name} table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; color: {text}; }}
.{name} th, .{name} td {{ border: 1px solid {grid}; padding: 0.3rem 0.5rem; text-align: start; vertical-align: top;
  unicode-bidi: plaintext; }}
.{name} th {{ background: {panel}; font-weight: 600; }}
"""


def as_html(content: Table, mode: Mode) -> str:
    """A table as HTML. Cell text is escaped, so none of it becomes markup."""
    theme = THEMES[mode]
    style = STYLE.format(name=CLASS, text=theme.text, grid=theme.grid, panel=theme.panel)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in content.columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(breakable(cell))}</td>' for cell in row)}</tr>" for row in content.rows)
    name = escape(f"Table: {', '.join(content.columns)}", quote=True)
    return (
        f'<style>{style}</style><div class="{CLASS}" role="region" aria-label="{name}" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
