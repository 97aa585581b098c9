"""A pack without demonstration figures sees what it would see had there never been any."""

from dataclasses import replace
from typing import cast

import pytest

from het_dash.content.recording_store import Asked
from het_dash.export.document import pack_of
from het_dash.export.documents import DATA_PACK
from het_dash.store import Question, Store
from tests.support.blocks import NORTH, Altered, area, emptied, every_text

HYPERTENSION = Question("qof_hypertension", (area(NORTH).code,))


class Demonstrating(Altered):
    """The bundle's store, with one measure turned into demonstration figures; it names itself as a store does."""

    @property
    def built_on(self) -> object:
        return self.store.built_on

    @property
    def name(self) -> str:
        return self.store.name


@pytest.fixture
def demonstrating(bundle: Store) -> Store:
    def turned(question: Question, answer: object) -> object:
        if question.indicator != HYPERTENSION.indicator:
            return answer
        figures = tuple(replace(f, nature="demonstration") for f in answer.figures)  # type: ignore[attr-defined]
        return replace(answer, figures=figures)  # type: ignore[type-var]

    return cast(Store, Demonstrating(bundle, turned))  # type: ignore[arg-type]


def test_demonstration_figures_are_left_out_unless_asked_for(demonstrating: Store) -> None:
    assert Asked(demonstrating, with_demonstration=False).ask(HYPERTENSION).figures == ()
    assert Asked(demonstrating, with_demonstration=True).ask(HYPERTENSION).figures


def test_a_pack_without_them_reads_as_if_there_were_none(demonstrating: Store, bundle: Store) -> None:
    without = Demonstrating(bundle, lambda q, a: emptied(a) if q.indicator == HYPERTENSION.indicator else a)
    pack = pack_of(DATA_PACK, area(NORTH), demonstrating)
    assert pack.sections == pack_of(DATA_PACK, area(NORTH), cast(Store, without)).sections
    assert not pack.demonstration
    assert pack.label == ""
    assert not [text for text in every_text(list(pack.sections)) if "demonstration" in text.lower()]


def test_a_pack_with_them_is_labelled_and_its_name_says_so(demonstrating: Store) -> None:
    pack = pack_of(DATA_PACK, area(NORTH), demonstrating, with_demonstration=True)
    assert pack.demonstration
    assert pack.label == "Holds example data: not Lewisham results"
    assert pack.stem.endswith("_demonstration")


def test_what_was_answered_is_remembered_once(bundle: Store) -> None:
    asked = Asked(bundle, with_demonstration=True)
    assert asked.ask(HYPERTENSION) is asked.ask(HYPERTENSION)
    assert len(asked.answers) == 1
    asked.ask(Question("under75_cvd_mortality", (area(NORTH).code,)))  # not published for PCNs
    assert len(asked.answers) == 1
