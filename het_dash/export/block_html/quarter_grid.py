"""A grid of marks with their words below: one row a team, one column a quarter, the column that is due next shaded."""

from html import escape
from itertools import groupby

from het_dash.content.blocks import Mark, MarkKind, MarkRow, Marks
from het_dash.export.block_html.example_tag import tag


def quarter_grid_html(marks: Marks) -> str:
    """Key, grid and what every reader needs to know about it. A narrow screen scrolls it sideways."""
    key = "".join(f"<span>{_sign(kind)} {escape(words)}</span>" for kind, words in marks.key)
    own = tag(marks.mark)
    head = f'<th scope="col"><span class="het-hidden-text">Team</span></th>{_heads(marks)}'
    body = "".join(_row(row, marks) for row in marks.rows)
    name = escape(marks.title)
    return (
        f'<section class="het-quarters" aria-label="{name}"><div class="het-key">{key}{own}</div>'
        f'<div class="scroll" role="region" tabindex="0" aria-label="Table: {name}"><table><thead><tr>{head}</tr>'
        f"</thead><tbody>{body}</tbody></table></div><p>{escape(marks.subtitle)}</p></section>"
    )


def _heads(marks: Marks) -> str:
    """Names of the columns: the year of a run of columns in bold above the first."""
    found = []
    for year, names in groupby(marks.columns, key=lambda name: name.rpartition(" ")[2]):
        for number, name in enumerate(names):
            shown = "" if number else " shown"
            months = escape(name.rpartition(" ")[0])
            look = ' class="shaded"' if name == marks.shaded else ""
            found.append(f'<th scope="col"{look}><span class="year{shown}">{escape(year)}</span>{months}</th>')
    return "".join(found)


def _row(row: MarkRow, marks: Marks) -> str:
    cells = "".join(
        f"<td{_shade(name, marks)}>{_cell(mark)}</td>" for name, mark in zip(marks.columns, row.marks, strict=True)
    )
    total = ' class="total"' if all(mark.kind == "blank" for mark in row.marks) else ""
    return f'<tr{total}><th scope="row">{escape(row.label)}</th>{cells}</tr>'


def _shade(name: str, marks: Marks) -> str:
    return ' class="shaded"' if name == marks.shaded else ""


def _cell(mark: Mark) -> str:
    below = f"<b>{escape(mark.below)}</b>" if mark.strong else escape(mark.below)
    sign = "" if mark.kind == "blank" else _sign(mark.kind, mark.words)
    if mark.below == mark.words:
        return f'{sign}<span class="below">{below}</span>'
    hidden = f'<span class="het-hidden-text">{escape(mark.words)}</span>'
    return f'{sign}<span class="below" aria-hidden="true">{below}</span>{hidden}'


def _sign(kind: MarkKind, words: str = "") -> str:
    letter = {"missing": "×", "no": "–"}.get(kind, "")
    return f'<span class="het-sign {kind}" title="{escape(words)}" aria-hidden="true">{letter}</span>'
