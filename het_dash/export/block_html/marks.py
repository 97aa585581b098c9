"""Lead sentences, questions, grids of marks and rows of squares as HTML, in the page's own font and at any width."""

import re
from html import escape

from het_dash.catalogue import EXAMPLE
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import MARK
from het_dash.content.blocks import Lead, Mark, MarkRow, Marks, Questions, Squares
from het_dash.export.block_html.example_tag import tag

NUMBER = re.compile(r"^(More than |At least |About )?(\d[\d,]*%?(?: to \d+%)?)")


def lead_html(lead: Lead) -> str:
    """The sentence in large type, its strong part in bold."""
    said = escape(lead.sentence)
    if lead.strong:
        said = said.replace(escape(lead.strong), f"<strong>{escape(lead.strong)}</strong>", 1)
    return f'<p class="het-lead">{said} {tag(lead.mark)}</p>'


def questions_html(questions: Questions) -> str:
    """Numbered, with the question in bold over what it is about."""
    found = (
        f"<li><b>{escape(one.asks)}</b> {tag(wording.mark(one.nature))}<br>{escape(one.about)}</li>"
        for one in questions.entries
    )
    return f'<ol class="het-questions">{"".join(found)}</ol>'


def marks_html(marks: Marks) -> str:
    """Title, key and rows. Each mark has its words for screen readers and for a pointer."""
    key = "".join(f"<span>{_square(Mark(kind, words))} {escape(words)}</span>" for kind, words in marks.key)
    head = f"<b>{escape(marks.title)}</b> {escape(marks.subtitle)}"
    rows = _cards(marks) if marks.cards else _table(marks)
    if not marks.title and not key:
        return rows
    return (
        f'<section aria-label="{escape(marks.title)}"><div class="het-key"><span style="flex: 1 1 18rem; color: '
        f'var(--het-text)">{head} {tag(marks.mark)}</span>{key}</div>{rows}</section>'
    )


def _cards(marks: Marks) -> str:
    wide = "" if any(row.marks for row in marks.rows) else " wide"  # cards of text alone need room
    return f'<div class="het-cards{wide}" role="list">{"".join(_card(row, marks) for row in marks.rows)}</div>'


def _card(row: MarkRow, marks: Marks) -> str:
    """Example data has a hatch behind it, and a tag where other cards are real."""
    lines = "".join(f'<span class="line">{escape(line)}</span>' for line in row.lines)
    example = row.nature == EXAMPLE
    own = tag(wording.mark(EXAMPLE)) if example and marks.partly else ""
    value = f'<span class="value">{escape(row.value)}</span>' if row.value else ""
    squares = "".join(_with_words(mark) for mark in row.marks)
    return (
        f'<div class="het-card" role="listitem"><b>{escape(row.label)}</b>{lines}'
        f'<span class="foot{" example" if example else ""}">{own}{value}<span class="row">{squares}</span></span></div>'
    )


def _table(marks: Marks) -> str:
    wide = max((len(row.lines) for row in marks.rows), default=0)
    with_value = any(row.value for row in marks.rows)
    heads = marks.heads or ("",) * wide
    names = ("", *heads, *(("",) if with_value else ()), *marks.columns)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(f"<tr>{_cells(row, wide, with_value, marks.in_words)}</tr>" for row in marks.rows)
    name, look = marks.title or ", ".join(filter(None, names)), " roomy" if marks.in_words else ""
    return (
        f'<div class="het-table" role="region" tabindex="0" aria-label="Table: {escape(name)}">'
        f'<table class="het-squares{look}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cells(row: MarkRow, wide: int, with_value: bool, in_words: bool) -> str:
    lines = (*row.lines, *("" for _ in range(wide - len(row.lines))))
    texts = (*lines, row.value) if with_value else lines
    cells = "".join(f"<td>{_text(text)}</td>" for text in texts)
    squares = "".join(f"<td>{_in_words(mark) if in_words else _with_words(mark)}</td>" for mark in row.marks)
    return f'<th scope="row">{escape(row.label)}</th>{cells}{squares}'


def _text(text: str) -> str:
    """A number at its beginning in bold, and an amber tag for example data."""
    said = NUMBER.sub(r"\1<b>\2</b>", escape(text.removesuffix(MARK)))
    return f'{said}<span class="het-tag">{MARK}</span>' if text.endswith(MARK) else said


def _in_words(mark: Mark) -> str:
    return f'<span class="het-said">{_square(mark)} {escape(mark.words)}</span>'


def _with_words(mark: Mark) -> str:
    return f'{_square(mark)}<span class="het-hidden-text">{escape(mark.words)}</span>'


def _square(mark: Mark) -> str:
    return f'<span class="het-mark {mark.kind}" title="{escape(mark.words)}" aria-hidden="true">{mark.letter}</span>'


def squares_html(squares: Squares) -> str:
    """Title and key, then the rows."""
    key = "".join(f"<span>{_big(one)}{escape(one.words)}</span>" for one in squares.key)
    top = f"<b>{escape(squares.title)}</b> {tag(squares.mark)}" if squares.title else ""
    head = f'<p class="het-head">{top}<br>{escape(squares.subtitle)}</p>' if top else ""
    shown = f'{head}<div class="het-key">{key}</div>' if key else head
    rows = _spread(squares) if squares.spread else "".join(_theme(row, squares) for row in squares.rows)
    return f'<section aria-label="{escape(squares.title or squares.id)}">{shown}{rows}</section>'


def _spread(squares: Squares) -> str:
    """A group's squares repeat its number, so a screen reader hears only the number and the label."""
    return f'<div class="het-spread">{"".join(map(_group, squares.rows))}</div>'


def _group(row: MarkRow) -> str:
    return (
        f'<div style="--n: {len(row.marks)}"><div class="value">{escape(row.value)}</div>'
        f'<div class="row" aria-hidden="true">{"".join(map(_big, row.marks))}</div>'
        f'<span class="name">{escape(row.label)}</span></div>'
    )


def _theme(row: MarkRow, squares: Squares) -> str:
    lines = "".join(f'<span class="line">{escape(line)}</span>' for line in row.lines)
    marks = "".join(f'{_big(one)}<span class="het-hidden-text">{escape(one.words)}</span>' for one in row.marks)
    plain = "" if any(one.marks for one in squares.rows) else " plain"
    value = f"<div>{_text(row.value)}</div>" if row.value else ""
    held = "" if plain else f'<div><div class="row">{marks}</div>{value}</div>'
    return f'<div class="het-theme{plain}"><div>{escape(row.label)}{lines}</div>{held}</div>'


def _big(mark: Mark) -> str:
    return (
        f'<span class="het-square {mark.kind}" title="{escape(mark.words)}" aria-hidden="true">'
        f"{escape(mark.letter)}</span>"
    )
