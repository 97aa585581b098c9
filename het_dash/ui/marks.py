"""Lead sentences, questions and grids of marks as HTML, in the page's own font and at any width."""

from html import escape

from het_dash.charts.text import wording
from het_dash.content.blocks import Lead, Mark, MarkRow, Marks, Questions


def lead_html(lead: Lead) -> str:
    """The sentence in large type, its strong part in bold."""
    said = escape(lead.sentence)
    if lead.strong:
        said = said.replace(escape(lead.strong), f"<strong>{escape(lead.strong)}</strong>", 1)
    return f'{_tag(lead.mark)}<p class="het-lead">{said}</p>'


def questions_html(questions: Questions) -> str:
    """Numbered, with the question in bold over what it is about."""
    found = (
        f"<li><b>{escape(one.asks)}</b> {_tag(wording.mark(one.nature))}<br>{escape(one.about)}</li>"
        for one in questions.entries
    )
    return f'<ol class="het-questions">{"".join(found)}</ol>'


def marks_html(marks: Marks) -> str:
    """Title, key and rows. Each mark has its words for screen readers and for a pointer."""
    key = "".join(f"<span>{_square(Mark(kind, words))} {escape(words)}</span>" for kind, words in marks.key)
    head = f"<b>{escape(marks.title)}</b> {escape(marks.subtitle)}"
    rows = _cards(marks) if marks.cards else _table(marks)
    return (
        f'<section aria-label="{escape(marks.title)}"><div class="het-key"><span style="flex: 1; color: '
        f'var(--het-text)">{head} {_tag(marks.mark)}</span>{key}</div>{rows}</section>'
    )


def _cards(marks: Marks) -> str:
    return f'<div class="het-cards" role="list">{"".join(_card(row) for row in marks.rows)}</div>'


def _card(row: MarkRow) -> str:
    lines = "".join(f'<span class="line">{escape(line)}</span>' for line in row.lines)
    value = f'<span class="value">{escape(row.value)}</span>' if row.value else ""
    squares = "".join(_with_words(mark) for mark in row.marks)
    return (
        f'<div class="het-card" role="listitem"><b>{escape(row.label)}</b>{lines}{value}'
        f'<span class="row">{squares}</span></div>'
    )


def _table(marks: Marks) -> str:
    wide = max((len(row.lines) for row in marks.rows), default=0)
    with_value = any(row.value for row in marks.rows)
    names = ("", *("" for _ in range(wide)), *(("",) if with_value else ()), *marks.columns)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(f"<tr>{_cells(row, wide, with_value)}</tr>" for row in marks.rows)
    return (
        f'<div class="het-table" role="region" tabindex="0" aria-label="Table: {escape(marks.title)}">'
        f'<table class="het-squares"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cells(row: MarkRow, wide: int, with_value: bool) -> str:
    lines = (*row.lines, *("" for _ in range(wide - len(row.lines))))
    texts = (*lines, row.value) if with_value else lines
    cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
    squares = "".join(f"<td>{_with_words(mark)}</td>" for mark in row.marks)
    return f'<th scope="row">{escape(row.label)}</th>{cells}{squares}'


def _with_words(mark: Mark) -> str:
    return f'{_square(mark)}<span class="het-hidden-text">{escape(mark.words)}</span>'


def _square(mark: Mark) -> str:
    return f'<span class="het-mark {mark.kind}" title="{escape(mark.words)}" aria-hidden="true">{mark.letter}</span>'


def _tag(mark: str) -> str:
    return f'<span class="het-tag">{escape(mark)}</span>' if mark else ""
