"""CVDPREVENT by PCN and ethnic group: fetched, imported, built, and answered, with no code of its own on the way."""

from collections.abc import Callable

import pytest

from het_dash.ingest.fetch import Client, fetch
from het_dash.store import Question, Store
from tests.support.cvdprevent_api import Api
from tests.support.publisher import Publisher
from tests.support.small_bundle import SmallData

NORTH, SEVENFIELDS = "pcn:north-lewisham", "pcn:sevenfields"
BY = "ethnicity_cvdprevent"


@pytest.fixture
def built(publisher: Publisher, small: SmallData, client: Client, declare: Callable[..., None]) -> SmallData:
    declare(cvdprevent=Api(publisher).serve())
    (outcome,) = fetch(small.catalogue, client=client)
    assert outcome.what == "new"
    small.build()
    return small


def test_a_published_pcn_figure_stands_at_the_ods_pcn_and_at_the_programme_pcn(built: SmallData) -> None:
    for area, rule in (("U53896", "as published"), (NORTH, "same practices")):
        figure = built.figure(area, "cvdp007hyp", breakdown=BY, group_id="black")
        assert figure is not None
        assert (figure["value"], figure["lower"], figure["upper"]) == (65.0, 64.0, 66.0)
        assert (figure["numerator"], figure["denominator"]) == (1300, 2000)
        assert (figure["nature"], figure["interval_kind"]) == ("published", "published")
        assert figure["lineage_id"] == f"cvdprevent 2026-03 {rule}"
        assert str(figure["period_end"]) == "2026-03-31"


def test_a_suppressed_group_is_suppressed_at_both(built: SmallData) -> None:
    for area in ("U53896", NORTH):
        figure = built.figure(area, "cvdp007hyp", breakdown=BY, group_id="mixed")
        assert figure is not None
        assert (figure["status"], figure["value"]) == ("suppressed_at_source", None)
        assert figure["note"] == "Value suppressed for disclosure control due to small count"


def test_sevenfields_is_the_sum_of_its_two_and_says_that_the_counts_are_rounded(built: SmallData) -> None:
    figure = built.figure(SEVENFIELDS, "cvdp007hyp", breakdown=BY, group_id="black")
    assert figure is not None
    assert (figure["numerator"], figure["denominator"], figure["nature"]) == (1800, 2800, "derived")
    assert "Counts are rounded to the nearest 5 by the publisher" in figure["note"]
    hidden = built.figure(SEVENFIELDS, "cvdp007hyp", breakdown=BY, group_id="asian")
    assert hidden is not None
    assert hidden["status"] == "suppressed_at_source"


def test_the_question_that_pages_ask_is_answered_for_the_pcn(built: SmallData) -> None:
    store = Store(built.current)
    assert {NORTH, SEVENFIELDS, "U53896"} <= set(store.areas_with("cvdp007hyp", BY))
    answer = store.ask(Question("cvdp007hyp", (NORTH, "E54000030", "E92000001"), BY))
    shown = {(f.area_code, f.group_id): f.numerator for f in answer.figures if f.shown}
    assert shown[NORTH, "black"] == 1300
    assert shown["E54000030", "black"] == 46_350
    assert [line.file for line in answer.lineage] == ["cvdprevent_2026-03.csv"] * len(answer.lineage)


def test_practices_have_their_counts_too(built: SmallData) -> None:
    figure = built.figure("G85085", "cvdp007hyp")
    assert figure is not None
    assert (figure["numerator"], figure["denominator"], figure["value"]) == (600, 800, 75.0)
