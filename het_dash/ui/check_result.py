"""The result of a check on the page Send a return: one sentence, problems by sheet, warnings, then the preview."""

from itertools import groupby

import streamlit as st

from het_dash.catalogue import Problem, check_words
from het_dash.catalogue.return_report import PreviewTable, ReturnReport
from het_dash.charts import Table
from het_dash.content.blocks import Tabled
from het_dash.ui.plain import plain
from het_dash.ui.show import show, small

PROBLEMS = ("Place", "Your entry", "What is wrong", "What to do")
MOST_PROBLEMS = 60
ROWS = 20
SELECT_PX = 560


def show_result(report: ReturnReport) -> None:
    said = plain(check_words.answer(report))
    if not report.usable:
        st.error(said)
    elif report.already or report.sent_before:
        st.info(said)
    else:
        st.success(said)
    _problems([p for p in report.problems if p.severity == "error"])
    warnings = [p for p in report.problems if p.severity == "warning"]
    if warnings:
        st.subheader("Warnings", anchor=False)
        _problems(warnings)
    for sentence in check_words.what_follows(report):
        st.markdown(plain(sentence))
    if report.preview:
        _preview(report)


def _problems(problems: list[Problem]) -> None:
    for sheet, members in groupby(problems[:MOST_PROBLEMS], key=lambda problem: problem.sheet):
        rows = tuple((_place(p), p.value or "", p.message, p.remedy) for p in members)
        show(Tabled(f"Sheet {sheet}" if sheet else "The file", Table(PROBLEMS, rows), ""))
    if len(problems) > MOST_PROBLEMS:
        small(f"And {len(problems) - MOST_PROBLEMS} more.")


def _place(problem: Problem) -> str:
    places = (problem.row and f"row {problem.row}", problem.column and f"column {problem.column}")
    words = ", ".join(str(place) for place in places if place)
    return words[:1].upper() + words[1:] or ("The whole sheet" if problem.sheet else "The whole file")


def _preview(report: ReturnReport) -> None:
    """Shows one table at a time, because a return has about 300 cells."""
    st.header("Preview", anchor=False)
    st.markdown(plain(check_words.ALONE))
    sheets = list(dict.fromkeys(table.sheet for table in report.preview))
    key = f"preview {report.sha256}"
    sheet = st.segmented_control("Sheet", sheets, default=sheets[0], required=True, key=key)
    tables = {table.title: table for table in report.preview if table.sheet == sheet}
    if len(tables) > 1:
        title = st.selectbox("Table", list(tables), key=f"{key} {sheet}", width=SELECT_PX)
    else:
        (title,) = tables
        st.subheader(plain(title), anchor=False)
    _cells(tables[title], key)


def _cells(table: PreviewTable, key: str) -> None:
    pages = -(-len(table.cells) // ROWS)
    page = st.pagination(pages, key=f"{key} {table.sheet} {table.title}") if pages > 1 else 1
    cells = table.cells[ROWS * (page - 1) : ROWS * page]
    rows = tuple((one.label, one.will_read, one.reads_now) for one in cells)
    show(Tabled("", Table(check_words.PREVIEW, rows), ""))
