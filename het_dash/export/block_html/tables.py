"""Small tables as HTML that keyboards and screen readers can use.

Streamlit's own table scrolls too, but no keyboard reaches it.
"""

from html import escape

from het_dash.catalogue.characters import breakable
from het_dash.charts import Table

CLASS = "het-table"


def as_html(content: Table, shades: tuple[tuple[int, ...], ...] = (), title: str = "") -> str:
    """A table as HTML. Cell text is escaped, so none of it becomes markup. `shades` of cells: see `Tabled`."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in content.columns)
    shaded = shades or tuple((0,) * len(row) for row in content.rows)
    body = "".join(
        f"<tr>{''.join(_cell(*one) for one in zip(row, of_row, strict=True))}</tr>"
        for row, of_row in zip(content.rows, shaded, strict=True)
    )
    name = escape(f"Table: {title or ', '.join(content.columns)}", quote=True)
    shaded_any = any(any(row) for row in shades)
    look = f"{CLASS} shaded" if shaded_any else f"{CLASS} compact" if shades else CLASS
    return (
        f'<div class="{look} het-figures" role="region" aria-label="{name}" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(text: str, shade: int) -> str:
    look = f' class="shade-{shade}"' if shade else ""
    return f"<td{look}>{escape(breakable(text))}</td>"
