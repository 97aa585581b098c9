"""Sources: every edition, how fresh each is, and the way of a number back to its file."""

from dataclasses import replace
from datetime import date

import pytest

from het_dash.catalogue import Edition, load
from het_dash.charts.text import wording
from het_dash.content.pages.sources_and_methods import (
    COLUMNS,
    due_on,
    editions,
    freshness,
    is_past,
    latest,
    measure_entries,
    method_entries,
    overdue,
    source_entries,
    trace,
)
from het_dash.store import Question, Store
from tests.support.blocks import LEWISHAM, area, asked, slips, texts, with_hidden

CATALOGUE = load()
TODAY = date(2026, 11, 23)


def until(one: Edition, end: date) -> Edition:
    return one.model_copy(update={"period_end": end})


@pytest.mark.parametrize(
    ("end", "months", "due"),
    [
        (date(2025, 3, 31), 19, date(2026, 10, 1)),
        (date(2025, 12, 31), 6, date(2026, 6, 1)),
        (date(2026, 7, 1), 4, date(2026, 11, 1)),
        (date(2026, 8, 31), 4, date(2026, 12, 1)),
        (date(2026, 9, 30), 4, date(2027, 1, 1)),
        (date(2025, 12, 31), 12, date(2026, 12, 1)),
        (date(2025, 12, 31), 24, date(2027, 12, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 1)),
    ],
)
def test_the_next_edition_is_due_so_many_months_after_the_last_ends(end: date, months: int, due: date) -> None:
    source = CATALOGUE.sources["qof"].model_copy(update={"update_months": months})
    assert due_on(source, until(CATALOGUE.editions[0], end)) == due


def test_what_comes_once_is_never_due() -> None:
    source = CATALOGUE.sources["imd2025"]
    assert source.update_months is None
    assert due_on(source, until(CATALOGUE.editions[0], date(2020, 1, 1))) is None


@pytest.mark.parametrize(
    ("today", "past"),
    [
        (date(2026, 10, 1), False),
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2027, 1, 1), True),
        (date(2025, 12, 31), False),
    ],
)
def test_it_is_overdue_when_its_month_is_over_and_not_before(today: date, past: bool) -> None:
    assert is_past(date(2026, 10, 1), today) == past


def test_the_latest_edition_is_that_of_the_last_period_and_not_the_last_name() -> None:
    found = latest(CATALOGUE.sources["qof"], CATALOGUE)
    assert found
    assert found.edition == "2024-25"
    assert found.period_end == max(e.period_end for e in CATALOGUE.editions if e.source_id == "qof")


def test_overdue_sources_are_named_with_when_and_what_is_to_hand() -> None:
    late = overdue(CATALOGUE, date(2026, 12, 1))
    assert any(
        line
        == "Quality and Outcomes Framework (QOF), recorded disease prevalence: the next edition was due in October "
        "2026; the latest we have is 2024-25."
        for line in late
    )
    assert not [line for line in late if line.startswith(("Census 2021", "English Indices", "Fingertips"))]


def test_on_the_day_after_the_last_periods_end_nothing_is_overdue() -> None:
    fresh = replace(CATALOGUE, editions=tuple(until(e, TODAY) for e in CATALOGUE.editions))
    assert overdue(fresh, TODAY) == ()


def test_a_source_without_any_edition_is_not_overdue_but_said_to_be_missing() -> None:
    none = replace(CATALOGUE, editions=())
    assert overdue(none, TODAY) == ()
    for source in CATALOGUE.sources.values():
        assert freshness(source, none, TODAY) == "We have no figures of it."


def test_every_source_says_what_it_is_who_publishes_it_and_its_licence(bundle: Store) -> None:
    entries = {one.id: one for one in source_entries(bundle, TODAY)}
    assert set(entries) == set(CATALOGUE.sources)
    for id_, source in CATALOGUE.sources.items():
        one = entries[id_]
        assert (one.title, one.address) == (source.title, source.url)
        texts = [one.line, *(text for _, text in one.parts)]
        for words in (source.what, source.publisher, source.licence, source.statement):
            assert any(words in text for text in texts)
        assert not [slips(text) for text in texts if slips(text)]


def test_sources_with_a_newer_edition_due_come_first(bundle: Store) -> None:
    lines = [one.line for one in source_entries(bundle, TODAY)]
    late = ["was due" in line for line in lines]
    assert any(late)
    assert late == sorted(late, reverse=True)


@pytest.mark.parametrize(
    ("source", "today", "said"),
    [
        ("qof", date(2026, 10, 31), "Next edition due in October 2026."),
        ("qof", date(2026, 11, 1), "Next edition was due in October 2026."),
        ("imd2025", date(2040, 1, 1), "Published once; nothing newer is due."),
        ("fingertips", TODAY, "Next edition due in December 2027."),
    ],
)
def test_freshness_in_words(source: str, today: date, said: str) -> None:
    assert freshness(CATALOGUE.sources[source], CATALOGUE, today) == said


def test_every_edition_of_the_bundle_appears_with_its_hash_and_the_figures_that_rest_on_it(bundle: Store) -> None:
    resting = {(row[0], row[1]): int(row[-1]) for row in bundle.editions}
    seen = []
    for source in (one for one in CATALOGUE.sources.values() if one.layer == "published"):
        tabled = editions(source, bundle)
        assert tabled.table.columns == COLUMNS
        assert {len(row) for row in tabled.table.rows} <= {len(COLUMNS)}
        seen += [(source.id, row[0], row[4], row[5].rstrip("…")) for row in tabled.table.rows]
    wanted = [
        (e.source_id, e.edition, f"{resting.get((e.source_id, e.edition), 0):,}", e.sha256[:12])
        for e in CATALOGUE.editions
    ]
    assert sorted(seen) == sorted(wanted)
    assert len(seen) >= 12


def test_every_published_figure_of_the_store_rests_on_an_edition_of_the_bundle(bundle: Store) -> None:
    known = {(e.source_id, e.edition) for e in CATALOGUE.editions}
    own = {source.id for source in CATALOGUE.sources.values() if source.layer == "own"}
    assert {(row[0], row[1]) for row in bundle.editions if row[0] not in own} <= known


def test_a_source_of_our_own_says_that_figures_are_held_and_lists_what_the_store_knows_of_them(bundle: Store) -> None:
    demo = CATALOGUE.sources["demo_gp_extract"]
    in_store = {row[0] for row in bundle.editions}
    assert freshness(demo, CATALOGUE, TODAY, in_store) == "We have figures: small numbers suppressed, the rest rounded."
    (row,) = editions(demo, bundle).table.rows
    assert row[0] == "2026-03"
    assert editions(CATALOGUE.sources["gp_extract"], bundle).table.rows == ()


def test_a_number_is_traced_to_its_file_its_hash_and_what_was_done(bundle: Store) -> None:
    answer = asked(bundle, "qof_hypertension", LEWISHAM)
    said = trace(answer, bundle.catalogue)
    assert len(said.sentences) == len(answer.figures)
    assert said.source == wording.source(answer)
    edition = next(e for e in CATALOGUE.editions if (e.source_id, e.edition) == ("qof", "2024-25"))
    for part in (
        "March 2025", "11.5%", "41,091", "358,551", "Summed from all practices of the area.",
        "NHS England", edition.file, edition.sha256[:12], f"{edition.imported_on:%B %Y}",
    ):  # fmt: skip
        assert part in said.sentences[-1]


def test_a_figure_of_the_same_practices_throughout_is_traced_as_one(bundle: Store) -> None:
    asked_for = Question("qof_hypertension", ("pcn:lewisham-alliance",), membership="constant")
    said = trace(bundle.ask(asked_for), bundle.catalogue).sentences
    assert said[1].startswith("March 2021, same practices throughout: 10.2%, 4,778 of 46,931.")
    assert "Summed from the same practices at every date" in said[1]


def test_a_combined_number_is_traced_to_every_source_it_is_made_of(bundle: Store) -> None:
    answer = asked(bundle, "ethnic_mix_estimate", area("North Lewisham").code, by="ethnicity_census5")
    said = trace(answer, bundle.catalogue).sentences
    assert len(said) == 2 * len(answer.figures)
    for publisher in ("NHS England", "Office for National Statistics"):
        assert sum(publisher in sentence for sentence in said) == len(answer.figures)


def test_a_hidden_number_is_traced_without_being_told(bundle: Store) -> None:
    said = trace(with_hidden(asked(bundle, "qof_hypertension", LEWISHAM), lambda _: True), bundle.catalogue)
    assert all("Hidden: 1 to 7 people" in sentence for sentence in said.sentences)
    assert "41,091" not in " ".join(texts(said))


def test_every_measure_is_defined_under_its_condition() -> None:
    entries = {one.id: one for one in measure_entries(CATALOGUE)}
    assert set(entries) == set(CATALOGUE.indicators)
    for id_, indicator in CATALOGUE.indicators.items():
        one = entries[id_]
        assert one.group == CATALOGUE.conditions[indicator.condition].label
        parts = dict(one.parts)
        assert parts["What it means"] == indicator.meaning
        assert indicator.numerator in parts["What is counted"]
        assert parts["Comparing it"] == indicator.comparability
        assert id_ in parts["Id"]


def test_every_method_says_where_its_formulas_are() -> None:
    for method, one in zip(CATALOGUE.methods, method_entries(CATALOGUE), strict=True):
        assert all(f"{number}" in dict(one.parts)["In full"] for number in method.sections)
        assert all(words in dict(one.parts)["In short"] for words in method.says)
