"""Composing a section: whatever is missing or hidden, every rule gives words and none fails."""

import re

import pytest

from het_dash import content
from het_dash.catalogue import Status
from het_dash.charts import Chart
from het_dash.charts.spec import Point
from het_dash.content.blocks import Composed, Words
from het_dash.figures import Answer
from het_dash.store import Question, Store
from tests.support.blocks import (
    MODALITY,
    NORTH,
    PCNS,
    SECTIONS,
    Altered,
    area,
    emptied,
    slips,
    texts,
    view_of,
    with_hidden,
)

NUMBER = re.compile(r"\d+(\.\d+)?%|\d,\d{3}|\d+\.\d points")


def all_without(store: Store, label: str = NORTH) -> list[Composed]:
    empty = Altered(store, lambda _, answer: emptied(answer))
    return [empty.compose(section, label) for section in content.PCN_PACK]


def said(sections: list[Composed]) -> list[str]:
    return [text for one in sections for block in one.blocks for text in texts(block) if text]


def numbered(sections: list[Composed]) -> list[str]:
    """Texts with a number in them, but for what a measure is called and what was published of cycle 1."""
    named = r"\d+% (risk )?or more|100,000|risk of \d+%|2,500|95% limits?|at least 95%"
    plain = [re.sub(named, "", text) for text in said(sections)]
    return [text for text in plain if NUMBER.search(text)]


def points(chart: Chart, role: str) -> list[Point]:
    return [p for series in chart.series for p in series.points if (p.role or series.role) == role]


def broken(sections: list[Composed]) -> list[tuple[str, list[str]]]:
    return [(text, slips(text)) for text in said(sections) if slips(text)]


@pytest.mark.parametrize("label", PCNS)
def test_with_no_figures_at_all_every_section_says_so(label: str, bundle: Store) -> None:
    sections = all_without(bundle, label)
    assert broken(sections) == []
    assert not [block for one in sections for block in one.blocks if isinstance(block, Chart)]
    for one in sections:
        assert all(any(texts(block)) for block in one.blocks), one.id


def test_a_chart_without_a_figure_becomes_words_that_name_what_is_missing_and_its_source(bundle: Store) -> None:
    (who,) = (one for one in all_without(bundle) if one.id == "who-we-are")
    ages = who.blocks[0]
    assert isinstance(ages, Words)
    assert ages.heading == "Ages of the registered patients"
    assert ages.sentences == (
        "We have no figures for North Lewisham.",
        "Figures would come from: Patients registered at a GP practice, by sex and five-year age band.",
    )


def test_with_no_figures_no_number_is_made_up(bundle: Store) -> None:
    assert numbered(all_without(bundle)) == []


@pytest.mark.parametrize("section", [one.id for one in content.PCN_PACK if one.id not in ("definitions", "sources")])
def test_with_one_answer_missing_the_rest_is_still_said(section: str, bundle: Store) -> None:
    asked = {(q.indicator, q.breakdown) for q in SECTIONS[section].questions(view_of(bundle))}
    for gone in sorted(asked):

        def without(question: Question, answer: Answer, gone: tuple[str, str] = gone) -> Answer:
            return emptied(answer) if (question.indicator, question.breakdown) == gone else answer

        for label in (NORTH, MODALITY):
            assert broken([Altered(bundle, without).compose(SECTIONS[section], label)]) == [], gone


@pytest.mark.parametrize("status", [Status.HIDDEN_SMALL, Status.SUPPRESSED_AT_SOURCE, Status.UNDEFINED])
def test_hidden_figures_are_words_everywhere_and_never_numbers(status: Status, bundle: Store) -> None:
    store = Altered(bundle, lambda _, answer: with_hidden(answer, lambda _: True, status))
    sections = [store.compose(section, NORTH) for section in content.PCN_PACK]
    assert (broken(sections), numbered(sections)) == ([], [])
    charts = [block for one in sections for block in one.blocks if isinstance(block, Chart)]
    assert charts
    assert all(chart.empty for chart in charts if chart.id != "events")  # a listing of events, not an answer
    reason = bundle.catalogue.statuses[status].words
    tabled = [cell for chart in charts for row in chart.table.rows for cell in row]
    assert reason in tabled


def of_others(chart: Chart) -> bool:
    """Charts whose own colour is Lewisham's, or the practices': the PCN itself has no number in them."""
    return "under75" in chart.id or chart.id == "deprivation-scores"


def test_where_only_the_chosen_pcn_is_hidden_its_numbers_are_nowhere_and_the_others_still_are(bundle: Store) -> None:
    own = area(NORTH).code
    store = Altered(bundle, lambda _, answer: with_hidden(answer, lambda f: f.area_code == own))
    sections = [store.compose(SECTIONS[section], NORTH) for section in ("who-we-are", "need")]
    assert broken(sections) == []
    for chart in (b for one in sections for b in one.blocks if isinstance(b, Chart) and not of_others(b)):
        assert not [p for p in points(chart, "chosen") if p.value is not None], chart.id
        assert [p for p in (*points(chart, "benchmark"), *points(chart, "other")) if p.value is not None], chart.id


@pytest.mark.parametrize("label", [NORTH, MODALITY])
def test_suppressed_practices_never_become_an_estimate_of_the_rest(label: str, bundle: Store) -> None:
    """methods 2: practices with a value must hold 90% of the register."""

    def suppressed(_: Question, answer: Answer) -> Answer:
        return with_hidden(answer, lambda f: f.source_id == "cvdprevent_practice", Status.SUPPRESSED_AT_SOURCE)

    sections = [Altered(bundle, suppressed).compose(SECTIONS[s], label) for s in ("on-a-page", "pathways")]
    assert broken(sections) == []
    assert not [text for text in said(sections) if re.search(r"Lewisham about|about \d+%.*(in all|estimated)", text)]
    assert any(f"no practice of {label} has a value" in text for text in said(sections))
