"""Downloads say themselves what they are, and run nothing."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.catalogue import Status, load
from het_dash.charts.text import wording
from het_dash.charts.text.csv_download import COLUMNS, STARTS_A_FORMULA, as_csv, safe
from het_dash.figures import Answer
from het_dash.store import Question, Store
from tests.support.blocks import LEWISHAM, SEL, a_figure, an_answer, asked, hidden

CATALOGUE = load()
SHOWN_FIRST = "Measure Meaning Numerator Denominator Unit".split()
NUMBERS = [COLUMNS.index(name) for name in ("value", "lower", "upper", "numerator", "denominator")]


def parts(answer: Answer) -> tuple[dict[str, str], list[str], list[list[str]]]:
    """The file as a spreadsheet reads it: metadata, header, rows."""
    lines = list(csv.reader(io.StringIO(as_csv(answer, CATALOGUE, "2026-11-23"), newline="")))
    blank = lines.index([])
    return {line[0]: line[1] for line in lines[:blank]}, lines[blank + 1], lines[blank + 2 :]


def test_what_it_is_stands_first_then_a_blank_line_then_a_row_a_figure(bundle: Store) -> None:
    answer = asked(bundle, "qof_hypertension", LEWISHAM)
    about, header, rows = parts(answer)
    assert list(about)[:5] == SHOWN_FIRST
    assert about["Measure"] == "Recorded hypertension"
    assert about["Source"] == wording.source(answer)
    assert about["Figures built on"] == "2026-11-23"
    assert about["Use"] == wording.STANDING
    assert "Open Government Licence v3.0" in about["Copyright"]
    assert tuple(header) == COLUMNS
    assert len(rows) == len(answer.figures) == 11


def test_every_copyright_statement_travels_with_its_figures(bundle: Store) -> None:
    about, _, _ = parts(asked(bundle, "cvdp007hyp", SEL))
    assert about["Copyright"] == "© NHS England, all rights reserved. CVDPREVENT national audit."


def test_numbers_are_the_stores_in_full_and_not_rounded(bundle: Store) -> None:
    answer = asked(bundle, "qof_hypertension", LEWISHAM)
    for row, figure in zip(parts(answer)[2], answer.figures, strict=True):
        assert [float(row[n]) for n in NUMBERS] == [
            figure.value, figure.lower, figure.upper, figure.numerator, figure.denominator,
        ]  # fmt: skip
        assert row[COLUMNS.index("status")] == "Shown"


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.SHOWN])
def test_a_hidden_figure_has_its_code_and_no_number(status: Status) -> None:
    _, _, (row,) = parts(an_answer(hidden(a_figure(9.25, numerator=925.0, denominator=10000.0), status)))
    assert row[COLUMNS.index("status")] == CATALOGUE.statuses[status].code
    assert [row[n] for n in NUMBERS] == [""] * 5
    assert "9.25" not in as_csv(an_answer(hidden(a_figure(9.25), status)), CATALOGUE, "")


def test_a_negative_number_stays_a_number() -> None:
    _, _, (row,) = parts(an_answer(a_figure(-3.5)))
    assert float(row[COLUMNS.index("value")]) == -3.5


@pytest.mark.parametrize("start", STARTS_A_FORMULA)
def test_text_that_would_start_a_formula_gets_an_apostrophe(start: str) -> None:
    assert safe(f"{start}HYPERLINK()") == f"'{start}HYPERLINK()"
    _, _, (row,) = parts(an_answer(a_figure(note=f"{start}1+1")))
    assert row[COLUMNS.index("note")].startswith("'")


def test_a_pcns_figures_say_whose_membership_they_count_and_what_that_means(bundle: Store) -> None:
    ways = [
        bundle.ask(Question("qof_hypertension", ("pcn:lewisham-alliance", LEWISHAM), membership=way))
        for way in ("dated", "constant")
    ]
    about, _, rows = parts(ways[0].joined(ways[1]))
    assert about["Membership constant"] == "The same practices throughout."
    assert about["Membership dated"] == "The practices that were members at each date."
    place = COLUMNS.index("membership")
    said = {(row[0], row[place]) for row in rows}
    assert said == {(LEWISHAM, ""), ("pcn:lewisham-alliance", "dated"), ("pcn:lewisham-alliance", "constant")}
    about, _, rows = parts(asked(bundle, "qof_hypertension", "pcn:aplos-health"))
    assert {row[place] for row in rows} == {"both"}
    assert about["Membership both"].startswith("The members at that date, which are the same practices")


def test_harmless_text_stays_as_it_is() -> None:
    assert [safe(text) for text in ("", "9 practices", "a=b", " =1")] == ["", "9 practices", "a=b", " =1"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_a_text_holds_no_cell_starts_a_formula_and_none_is_lost(note: str, title: str) -> None:
    indicator = CATALOGUE.indicators["qof_hypertension"].model_copy(update={"title": title, "meaning": note})
    answer = replace(an_answer(a_figure(-1.0, note=note)), indicator=indicator)
    lines = list(csv.reader(io.StringIO(as_csv(answer, CATALOGUE, ""), newline="")))
    cells = [cell for n, line in enumerate(lines) for m, cell in enumerate(line) if (n, m) != (len(lines) - 1, 8)]
    assert not [cell for cell in cells if cell.startswith(STARTS_A_FORMULA)]
    assert lines[0][1].removeprefix("'") == title.removeprefix("'")
    assert lines[-1][-1].removeprefix("'") == note.removeprefix("'")


def test_lines_end_as_spreadsheets_expect() -> None:
    content = as_csv(an_answer(a_figure()), CATALOGUE, "")
    assert content.count("\n") == content.count("\r\n")
