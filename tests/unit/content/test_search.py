"""Search of the About pages: by beginnings of words, by other names of a term, and what is near."""

import pytest

from het_dash.catalogue.about import Term
from het_dash.charts import Table
from het_dash.content.search import Entry, found, near, words

ENTRIES = (
    Entry("measure", "qof_hypertension", "Recorded hypertension", "", (("Counted", "Patients on the register"),),
          names=("qof_hypertension", "NHS England")),
    Entry("measure", "cvdp007hyp", "Blood pressure treated to threshold", "", names=("cvdp007hyp", "CVDP007HYP")),
    Entry("source", "qof", "Quality and Outcomes Framework", "NHS England", table=Table(
        ("Edition", "File"), (("2024-25", "prevalence.csv"), ("2023-24", "older.zip")))),
    Entry("method", "practices", "How practices are compared", "", (("", "A practice beyond the limits."),)),
)  # fmt: skip
GLOSSARY = (
    Term(id="hypertension", term="Hypertension", also=("high blood pressure",), meaning="M"),
    Term(id="qof", term="Quality and Outcomes Framework", short="QOF", meaning="M"),
)


def ids(sought: str) -> list[str]:
    return [one.id for one in found(ENTRIES, sought, GLOSSARY)]


@pytest.mark.parametrize(
    ("sought", "ids_found"),
    [
        ("hypertension", ["qof_hypertension"]),
        ("HYPERT", ["qof_hypertension"]),
        ("qof_hypertension", ["qof_hypertension"]),
        ("CVDP007HYP", ["cvdp007hyp"]),
        ("nhs england", ["qof_hypertension", "qof"]),
        ("how is a practice compared?", ["practices"]),
        ("registers", ["qof_hypertension"]),
        ("hypertension threshold", []),
        ("???", []),
    ],
)
def test_every_word_is_found_by_its_beginning(sought: str, ids_found: list[str]) -> None:
    assert ids(sought) == ids_found


def test_another_name_of_a_term_finds_what_uses_the_term() -> None:
    assert ids("high blood pressure") == ["qof_hypertension"]
    assert ids("QOF") == ["qof", "qof_hypertension"]  # its title by another name, before an id


def test_what_is_found_by_its_title_comes_first() -> None:
    assert [one.id for one in found(ENTRIES[::-1], "quality outcomes", ())] == ["qof"]
    entries = (Entry("method", "b", "Another", "about limits"), Entry("method", "a", "Limits"))
    assert [one.id for one in found(entries, "limits", ())] == ["a", "b"]


def test_a_table_found_by_its_cells_keeps_only_the_rows_with_the_words() -> None:
    (one,) = found(ENTRIES, "older.zip", ())
    assert one.table
    assert one.table.rows == (("2023-24", "older.zip"),)


@pytest.mark.parametrize(
    ("sought", "offered"),
    [
        ("hypertenshun", "hypertension"),
        ("tresholds", "threshold"),
        ("hypertension moon", "hypertension"),
    ],
)
def test_what_is_near_finds_something(sought: str, offered: str) -> None:
    assert ids(sought) == []
    assert offered in near(ENTRIES, sought, GLOSSARY)
    assert all(ids(one) for one in near(ENTRIES, sought, GLOSSARY))


@pytest.mark.parametrize("sought", ["", "zzzzzz", "<script>", "%00", "١٢٣", "a" * 100, ". * +"])
def test_nothing_near_is_offered_for_what_is_like_nothing(sought: str) -> None:
    assert near(ENTRIES, sought, GLOSSARY) == ()


def test_words_are_in_small_letters_without_accents_or_signs() -> None:
    assert words("Évora's CVDP007HYP, blood-pressure_") == ("evora", "s", "cvdp007hyp", "blood", "pressure")
