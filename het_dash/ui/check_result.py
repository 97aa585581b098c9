"""The result of a check on the page Send a return: problems by sheet, warnings, totals, everything that was read."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

import streamlit as st

from het_dash.catalogue import Problem, check_words
from het_dash.catalogue.characters import breakable
from het_dash.catalogue.return_report import PreviewTable, ReturnReport
from het_dash.charts import Table
from het_dash.content.blocks import Tabled
from het_dash.ui.plain import plain
from het_dash.ui.show import show, small

PROBLEMS = ("Where", "Your entry", "What is wrong, and what to do")
WARNINGS = ("Warnings", "Your entry", "How we read it, and what to check")
MOST_PROBLEMS, AT_ONCE = 60, 4  # rows: cells of a sheet with the same problem share one
LONGEST_REMEDY = 60
PLACES = 3  # cells of a row that are named at once
ROWS = 20
SELECT_PX = 560
CLEAN = "This return has no errors."
FIX = re.compile(r"Fix \d+ problems?")
COLUMN = re.compile(r"([A-Z]{1,3}) \((.*)\)")  # 'D (Female, 40 to 59)'


def verdict(report: ReturnReport) -> tuple[str, str]:
    """The sentence that sums up the check, and its part to print in bold."""
    said = check_words.answer(report)
    if fix := FIX.match(said):
        return f"{said} Nothing has been sent or accepted.", fix[0]
    if report.already or report.sent_before:
        return said, ""
    return f"{CLEAN} Check that these are your numbers.", CLEAN


def show_result(report: ReturnReport) -> None:
    """Errors, or the quarter's totals as they will be published; then warnings."""
    errors, warnings = ([p for p in report.problems if p.severity == kind] for kind in ("error", "warning"))
    if not (errors or warnings or report.preview):
        return
    with st.container(border=True, gap="small", key="result"):
        if errors:
            _problems(errors, "problem", PROBLEMS)
        elif report.preview:
            st.html(_totals(report.preview[0]))
            if verdict(report)[1] == CLEAN:
                small(check_words.answer(report).removeprefix(CLEAN).strip())
        if warnings:
            _problems(warnings, "warning", WARNINGS)


def _totals(table: PreviewTable) -> str:
    """The first table of the preview as pairs of words and numbers."""
    pairs = "".join(f"<div><dt>{escape(one.label)}</dt><dd>{escape(one.will_read)}</dd></div>" for one in table.cells)
    return (
        f'<h2 class="het-card-heading">{escape(table.title)}, as pages will show them</h2>'
        f'<dl class="het-totals">{pairs}</dl>'
    )


def _problems(problems: list[Problem], name: str, heads: Sequence[str]) -> None:
    """The first rows at once, the others one click away."""
    rows = _alike(problems)
    st.html(_by_sheet(rows[:AT_ONCE], name, heads))
    rest = rows[AT_ONCE:MOST_PROBLEMS]
    if rest:
        with st.expander(f"Show {_counted(sum(map(len, rest)), f'more {name}')}"):
            st.html(_by_sheet(rest, name, heads))
            if len(rows) > MOST_PROBLEMS:
                small(f"And {sum(map(len, rows[MOST_PROBLEMS:]))} more.")


def _alike(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems of one sheet that say the same, in the order of the first of each."""
    found: dict[tuple[str | None, str, str], list[Problem]] = {}
    for one in problems:
        found.setdefault((one.sheet, one.message, one.remedy), []).append(one)
    return list(found.values())


def _counted(many: int, name: str) -> str:
    return f"{many} {name}{'' if many == 1 else 's'}"


def _by_sheet(rows: Sequence[list[Problem]], name: str, heads: Sequence[str]) -> str:
    """One table, with a heading a sheet."""
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    sheets = groupby(rows, key=lambda row: row[0].sheet)
    body = "".join(_sheet(sheet, list(members), name) for sheet, members in sheets)
    return (
        f'<div class="het-problems" role="region" tabindex="0" aria-label="Table: {name}s by sheet">'
        f"<table><thead><tr>{head}</tr></thead>{body}</table></div>"
    )


def _sheet(sheet: str | None, rows: list[list[Problem]], name: str) -> str:
    label = f"Sheet {sheet}" if sheet else "The file"
    body = "".join(f"<tr>{_row(row)}</tr>" for row in rows)
    many = _counted(sum(map(len, rows)), name)
    return (
        f'<tbody><tr class="sheet"><th colspan="3" scope="rowgroup">{escape(label)} <small>{many}</small></th></tr>'
        f"{body}</tbody>"
    )


def _row(alike: list[Problem]) -> str:
    """Cells with the same problem: the first few with their entries, and the others one click away."""
    first = alike[0]
    said = first.message[:1].upper() + first.message[1:]
    entries = dict.fromkeys(one.value for one in alike[:PLACES] if one.value)
    entry = " ".join(f"<mark>{escape(breakable(value))}</mark>" for value in entries)
    what = f"<b>{escape(breakable(said))}</b> {_remedy(first.remedy)}"
    return f'<th scope="row">{_places(alike)}</th><td>{entry}</td><td>{what}</td>'


def _places(alike: list[Problem]) -> str:
    named = [_named(one) for one in alike]
    more = "<br>".join(named[PLACES:])
    rest = f"<details><summary>and {len(named) - PLACES} more</summary>{more}</details>" if more else ""
    return "<br>".join(named[:PLACES]) + rest


def _named(problem: Problem) -> str:
    where, cell = place(problem)
    return escape(breakable(where)) + (f" <small>{escape(cell)}</small>" if cell else "")


def _remedy(remedy: str) -> str:
    """A long list of choices is one click away."""
    if len(remedy) <= LONGEST_REMEDY:
        return escape(breakable(remedy))
    begins = remedy[:LONGEST_REMEDY].rpartition("; ")[0] or remedy[:LONGEST_REMEDY]
    return f"<details><summary>{escape(breakable(begins))}; …</summary>{escape(breakable(remedy))}</details>"


def place(problem: Problem) -> tuple[str, str]:
    """('Female, 40 to 59', 'D2'): the column's name and the cell, or the nearest that is known."""
    if named := COLUMN.fullmatch(problem.column or ""):
        return named[2], f"{named[1]}{problem.row or ''}"
    parts = (problem.column and f"column {problem.column}", problem.row and f"row {problem.row}")
    words = ", ".join(str(part) for part in parts if part)
    return words[:1].upper() + words[1:] or ("The whole sheet" if problem.sheet else "The whole file"), ""


def show_everything_read(report: ReturnReport) -> None:
    """Rows of each sheet, and how each cell will be published, one click away."""
    if not report.sheets:
        return
    cells = sum(len(table.cells) for table in report.preview)
    rows = sum(one.rows for one in report.sheets)
    many = f"{cells:,} cells" if cells else f"{rows:,} rows"
    with st.expander(f"Everything we read: {many} on {len(report.sheets)} sheets"):
        for sentence in check_words.what_follows(report):
            st.markdown(plain(sentence))
        if report.preview:
            _preview(report)


def _preview(report: ReturnReport) -> None:
    """Shows one table at a time, because a return has about 300 cells."""
    st.subheader("Preview", anchor=False)
    st.markdown(plain(check_words.ALONE))
    sheets = list(dict.fromkeys(table.sheet for table in report.preview))
    key = f"preview {report.sha256}"
    sheet = st.segmented_control("Sheet", sheets, default=sheets[0], required=True, key=key)
    tables = {table.title: table for table in report.preview if table.sheet == sheet}
    if len(tables) > 1:
        title = st.selectbox("Table", list(tables), key=f"{key} {sheet}", width=SELECT_PX)
    else:
        (title,) = tables
        st.markdown(f"**{plain(title)}**")
    _cells(tables[title], key)


def _cells(table: PreviewTable, key: str) -> None:
    pages = -(-len(table.cells) // ROWS)
    page = st.pagination(pages, key=f"{key} {table.sheet} {table.title}") if pages > 1 else 1
    cells = table.cells[ROWS * (page - 1) : ROWS * page]
    rows = tuple((one.label, one.will_read, one.reads_now) for one in cells)
    show(Tabled("", Table(check_words.PREVIEW, rows), ""))
