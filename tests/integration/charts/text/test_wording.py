"""Numbers, periods, sources and cautions in words."""

import re
from dataclasses import replace
from datetime import date

import pytest

from het_dash.catalogue import Status, load
from het_dash.charts.text import wording
from het_dash.figures import Answer, Lineage
from het_dash.store import Store
from tests.support.blocks import ENGLAND, LEWISHAM, a_figure, an_answer, asked, hidden

CATALOGUE = load()
QOF = Lineage(
    lineage_id="x", source_id="qof", edition="2024-25", title="Quality and Outcomes Framework", publisher="NHS England",
    short="QOF", file="f.csv", sha256="0" * 64, imported_on=date(2026, 11, 23), period_start=date(2024, 4, 1),
    period_end=date(2025, 3, 31), nature="published", rule="As published.", statement="A statement.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (9.2049, "percent", "9.2%"),
        (0.0, "percent", "0.0%"),
        (0.04, "percent", "under 0.1%"),
        (100.0, "percent", "100.0%"),
        (89273.0, "count", "89,273"),
        (0.0, "count", "0"),
        (103.96, "per_100000", "104.0"),
        (1234.56, "per_1000", "1,234.6"),
        (0.954, "ratio", "0.95"),
        (44.27, "score", "44.3"),
    ],
)
def test_a_number_has_as_many_digits_as_a_reader_can_use(value: float, unit: str, said: str) -> None:
    assert wording.number(value, unit) == said


def test_an_interval_is_said_in_words_and_only_where_there_is_one() -> None:
    figure = a_figure(9.2, lower=9.0, upper=9.4)
    assert wording.interval(figure, "percent") == "between 9.0% and 9.4%"
    assert wording.with_interval(figure, "percent") == "9.2% (9.0% to 9.4%)"
    assert wording.interval(a_figure(9.2), "percent") == ""
    assert wording.with_interval(a_figure(9.2), "percent") == "9.2%"


def test_a_rule_that_writes_a_number_refuses_a_hidden_one() -> None:
    with pytest.raises(ValueError, match="qof_hypertension pcn:north-lewisham: hidden_small has no number to write"):
        wording.with_interval(a_figure(None), "percent")


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.SHOWN])
def test_where_there_is_no_number_its_reason_stands(status: Status) -> None:
    reason = wording.value_or_reason(hidden(a_figure(), status), "percent", CATALOGUE)
    assert reason == CATALOGUE.statuses[status].words
    assert "9.2" not in reason


def test_what_the_store_does_not_hold_is_published_only_for_larger_areas() -> None:
    assert wording.value_or_reason(None, "percent", CATALOGUE) == "Published only for larger areas"


@pytest.mark.parametrize(
    ("start", "end", "named_by", "said"),
    [
        (date(2026, 7, 1), date(2026, 7, 1), "span", "1 July 2026"),
        (date(2026, 7, 1), date(2026, 7, 1), "end", "1 July 2026"),
        (date(2024, 4, 1), date(2025, 3, 31), "end", "March 2025"),
        (date(2024, 4, 1), date(2025, 3, 31), "span", "2024/25"),
        (date(1999, 4, 1), date(2000, 3, 31), "span", "1999/00"),
        (date(2025, 1, 1), date(2025, 12, 31), "span", "2025"),
        (date(2021, 1, 1), date(2023, 12, 31), "span", "2021 to 2023"),
        (date(2022, 4, 1), date(2025, 3, 31), "span", "1 April 2022 to 31 March 2025"),
        (date(2026, 1, 1), date(2026, 3, 31), "span", "1 January 2026 to 31 March 2026"),
        (date(2026, 1, 1), date(2026, 3, 31), "months", "January to March 2026"),
        (date(2025, 4, 1), date(2026, 3, 31), "months", "April 2025 to March 2026"),
    ],
)
def test_a_period_reads_as_people_name_it(start: date, end: date, named_by: str, said: str) -> None:
    assert wording.period(start, end, named_by) == said


def test_the_periods_of_an_answer_are_its_first_and_its_last() -> None:
    now = a_figure()
    then = replace(now, period_start=date(2020, 4, 1), period_end=date(2021, 3, 31))
    assert wording.periods(an_answer(now)) == "March 2025"
    assert wording.periods(an_answer(now, then)) == "March 2021 to March 2025"
    assert wording.periods(an_answer()) == "no period"


@pytest.mark.parametrize(("name", "whose"), [("North Lewisham", "North Lewisham's"), ("Sevenfields", "Sevenfields'")])
def test_a_name_becomes_whose(name: str, whose: str) -> None:
    assert wording.of(name) == whose


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Blood pressure treated to threshold", "blood pressure treated to threshold"),
        ("BP treated to threshold", "BP treated to threshold"),
        ("QOF register", "QOF register"),
        ("65 and over", "65 and over"),
        ("Mixed groups", "Mixed groups"),
        ("Black African", "Black African"),
        ("White Irish", "White Irish"),
        ("Census 2021", "Census 2021"),
        ("A share of patients", "a share of patients"),
        ("", ""),
    ],
)
def test_a_title_stands_in_a_sentence_in_lower_case_but_for_names_and_abbreviations(title: str, within: str) -> None:
    assert wording.lead_lower(title) == within


def test_no_title_of_the_catalogue_is_spoilt_within_a_sentence() -> None:
    measures, schemes = CATALOGUE.indicators.values(), CATALOGUE.breakdowns.values()
    titles = {t for i in measures for t in (i.title, i.short, i.denominator)} | {b.title for b in schemes}
    places = tuple(CATALOGUE.areas[one.code].label for one in CATALOGUE.programme.comparators)
    for title in titles:
        assert not title.startswith(places), f"{title!r} begins with a name, which would lose its capital"
        first = wording.lead_lower(title).split()[0]
        assert first.islower() or first == title.split()[0], title
        assert not (first[:1].islower() and any(c.isupper() for c in first[1:])), title


def test_the_source_line_names_publisher_edition_period_denominator_and_nature() -> None:
    answer = Answer(CATALOGUE.indicators["qof_hypertension"], (a_figure(),), (QOF,))
    assert wording.source(answer) == (
        "Source: NHS England, Quality and Outcomes Framework (2024-25). Period: March 2025. Out of: all patients on "
        "the practice's list. Published statistic."
    )


def test_the_source_line_tells_what_was_done_and_keeps_silent_about_nothing_done() -> None:
    summed = replace(QOF, rule="Summed from practices.")
    answer = Answer(CATALOGUE.indicators["qof_hypertension"], (a_figure(nature="derived"),), (summed, summed))
    line = wording.source(answer)
    assert line.endswith("Worked out from published statistics. Summed from practices.")
    assert line.count("Summed") == 1
    assert "As published" not in line


def test_a_count_has_no_denominator_to_name(bundle: Store) -> None:
    assert "Out of" not in wording.source(asked(bundle, "registered_patients", LEWISHAM))


def test_the_source_line_of_several_answers_names_each_once(bundle: Store) -> None:
    register, patients = (
        asked(bundle, "qof_hypertension", ENGLAND).latest,
        asked(bundle, "registered_patients", LEWISHAM),
    )
    line = wording.source(register, patients, register)
    assert line.count("Quality and Outcomes Framework") == 1
    assert "Period: March 2025; 1 July 2026." in line


def test_with_no_figures_there_is_no_source_to_name() -> None:
    assert wording.source(an_answer()) == "We have no figures, so there is no source to name."


def test_an_answer_without_figures_adds_neither_period_nor_denominator_to_a_source_line(bundle: Store) -> None:
    full, empty = asked(bundle, "registered_patients", LEWISHAM), an_answer()
    assert wording.source(full, empty) == wording.source(full)


def test_a_provisional_figure_is_said_to_be_so(bundle: Store) -> None:
    assert "provisional" in wording.source(asked(bundle, "under75_cvd_mortality", LEWISHAM).latest)
    assert "provisional" not in wording.source(asked(bundle, "qof_hypertension", LEWISHAM).latest)


def test_notes_stand_once_and_only_for_the_areas_asked_for() -> None:
    here, there = a_figure(note="A merger."), a_figure(note="Another.", area_code=LEWISHAM)
    assert wording.notes(an_answer(here, here, there)) == ("A merger.", "Another.")
    assert wording.notes(an_answer(here, there), only=[LEWISHAM]) == ("Another.",)
    assert wording.notes(an_answer(a_figure())) == ()


def test_a_note_names_its_period_where_there_are_several() -> None:
    then = a_figure(note="A merger.", period_start=date(2020, 4, 1), period_end=date(2021, 3, 31))
    assert wording.notes(an_answer(then, a_figure())) == ("March 2021: A merger.",)


def test_a_crude_figure_carries_its_caution_inside_the_sentence() -> None:
    crude, adjusted = CATALOGUE.indicators["qof_hypertension"], CATALOGUE.indicators["under75_cvd_mortality"]
    assert wording.ended("9.2% of patients", crude) == "9.2% of patients, not adjusted for age."
    assert wording.ended("104.0 in 2025", adjusted) == "104.0 in 2025."
    assert wording.ended("by age", crude, by_age=True) == "by age."


def test_who_lives_or_is_registered_where_is_not_a_matter_of_adjusting_for_age() -> None:
    assert wording.ended("89,273", CATALOGUE.indicators["registered_patients"]) == "89,273."


def test_the_standing_statement_is_methods_13s() -> None:
    assert wording.STANDING == (
        "For planning and discussion. Not for decisions about an individual patient's care. Not a live record."
    )


def test_no_source_line_of_the_bundle_doubles_its_stops(bundle: Store) -> None:
    for indicator in CATALOGUE.indicators:
        held = bundle.areas_with(indicator, "persons")[:3]
        if held:
            assert not re.search(r"\.\.| \.|  ", wording.source(asked(bundle, indicator, *held))), indicator
