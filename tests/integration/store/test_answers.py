"""Many questions in one trip are answered as each would be by itself, in an order that holds."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from het_dash.content import PCN_PACK
from het_dash.figures import Answer
from het_dash.figures.fallback import HIDDEN
from het_dash.store import Listed, Question, Store, answers
from tests.support.blocks import area, view_of

NORTH = area("North Lewisham").code


def asked(store: Store) -> list[Question]:
    view = view_of(store)
    return list(dict.fromkeys(question for section in PCN_PACK for question in section.questions(view)))


def test_together_they_are_answered_as_one_by_one(bundle_store: Path, bundle: Store) -> None:
    questions = asked(bundle)
    random.Random(7).shuffle(questions)  # noqa: S311
    together, apart = Store(bundle_store), Store(bundle_store)
    found = together.ask_all(questions)
    assert list(found) == questions
    assert [apart.ask(question) for question in questions] == list(found.values())
    figures = [f for answer in found.values() for f in answer.figures]
    assert any(f.instead for f in figures if f.status in HIDDEN), "hidden figures with one in their place among them"


def test_of_periods_that_end_on_one_day_the_longest_comes_last(bundle: Store) -> None:
    figures = bundle.ask(Question("residents_reached", (NORTH,), "ethnicity_nhs16", "own")).figures
    together = [(a, b) for a, b in pairwise(figures) if a.period_end == b.period_end and a.group_id == b.group_id]
    ends = [(f.period_end, -f.period_start.toordinal()) for f in figures]
    assert ends == sorted(ends)
    assert len(set(ends)) > len({f.period_end for f in figures})
    assert all(a.period_start > b.period_start for a, b in together)


def test_an_area_asked_for_twice_is_answered_once(bundle: Store) -> None:
    once = bundle.ask(Question("qof_hypertension", (NORTH,)))
    assert bundle.ask(Question("qof_hypertension", (NORTH, NORTH))) == once


def test_nothing_asked_is_no_trip(bundle: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle.answering, "look_up", lambda _: pytest.fail("a trip"))
    assert bundle.ask_all([]) == {}


def test_the_oldest_answers_are_forgotten_first(bundle_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "ANSWERS_KEPT", 2)
    store = Store(bundle_store)
    trips: list[list[Question]] = []
    look_up = store.answering.look_up

    def watched(questions: list[Question], with_example: bool) -> list[Answer]:
        trips.append(questions)
        return look_up(questions, with_example)

    monkeypatch.setattr(store.answering, "look_up", watched)
    first, second, third = (Question(f"qof_{name}", (NORTH,)) for name in ("hypertension", "diabetes", "obesity"))
    for question in (first, second, third, second, third, first):
        assert store.ask(question).indicator.id == question.indicator
    assert trips == [[first], [second], [third], [first]]


def test_without_example_data_a_store_that_holds_nothing_else_of_our_own_answers_nothing(bundle: Store) -> None:
    reached, published = Question("residents_reached", (NORTH,), layer="own"), Question("qof_hypertension", (NORTH,))
    assert bundle.ask(reached).figures
    assert bundle.ask(reached, with_example=False).figures == ()
    assert bundle.ask(published, with_example=False) == bundle.ask(published)
    assert bundle.holdings("residents_reached", "own", with_example=False) == ()
    assert bundle.areas_with("residents_reached", "persons", "own", with_example=False) == ()
    assert bundle.listing(Listed("event", (NORTH,)), with_example=False).rows == ()
    assert (bundle.has_example, bundle.has_real) == (True, False)
