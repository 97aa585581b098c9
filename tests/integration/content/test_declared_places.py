"""Every place that an indicator declares in its YAML asks for it and shows it."""

from collections.abc import Iterable, Iterator
from typing import get_args

import pytest

from het_dash.catalogue import Catalogue, Indicator, Layer
from het_dash.catalogue.indicator import IndicatorRole, PackSection
from het_dash.content import data_layers
from het_dash.content.pages import explore, inequality, patient_map, variation
from het_dash.content.recording_store import Asked
from het_dash.figures import Answer
from het_dash.store import Question, Store
from tests.integration.mixed.pages import pages_of
from tests.support.blocks import NORTH, SECTIONS, area, composed, texts, view_of

PACK: dict[PackSection, str] = {  # where a section of the catalogue is in the pack
    "found": "need", "care": "pathways", "unequal_care": "inequality", "practices": "practices",
}  # fmt: skip


class Heard(Asked):
    """A store that remembers what it was asked."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, with_example=True)
        self.indicators: set[str] = set()

    def ask_all(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        asked = list(questions)
        self.indicators |= {one.indicator for one in asked}
        return super().ask_all(asked)


@pytest.fixture
def heard(bundle: Store) -> Heard:
    return Heard(bundle)


def declared(store: Store, page: str) -> list[Indicator]:
    return [one for one in store.catalogue.indicators.values() if page in one.analysis]


def test_every_indicator_that_declares_explore_is_drawn_there_or_said_to_be_missing(
    heard: Heard, bundle: Store
) -> None:
    for one in declared(bundle, "explore"):
        for layer in data_layers.layers(one, heard).values():
            by = data_layers.breakdowns(one, layer, heard)[0]
            told = " ".join(explored(one, by, layer, heard))
            assert one.title in told or one.short in told, one.id


def explored(one: Indicator, by: str, layer: Layer, heard: Heard) -> Iterator[str]:
    """The words of the page for the first place that has figures, or why there are none."""
    for where in list(explore.places(one.id, by, area(NORTH), heard, layer))[:1]:
        blocks, answer = explore.explore(explore.Choice(one.id, by, (where,), layer=layer), area(NORTH), heard)
        assert answer is not None, one.id
        assert answer.indicator.id == one.id
        yield from (text for block in blocks for text in texts(block))
        return
    yield explore.why_not(one, by, heard, layer)


def test_every_indicator_that_declares_inequality_is_asked_for_there(heard: Heard, bundle: Store) -> None:
    for one in declared(bundle, "inequality"):
        known, *_ = inequality.sections(inequality.Choice(one.id), area(NORTH), heard)
        assert one.id in heard.indicators
        assert any(text for block in known.blocks for text in texts(block))


def test_every_indicator_that_declares_variation_is_on_it(heard: Heard, bundle: Store) -> None:
    conditions = {one.condition for one in declared(bundle, "variation")}
    for condition in conditions:
        first, *_ = (*variation.care(bundle.catalogue, condition), None)
        for kind in ("practices", "PCNs"):
            choice = variation.Choice(condition, kind, first.id if first else None)
            variation.composed(choice, condition, area(NORTH).code, heard)
    assert {one.id for one in declared(bundle, "variation")} <= heard.indicators


def test_every_section_of_the_pack_shows_the_indicators_that_declare_it(bundle: Store) -> None:
    assert set(PACK) == set(get_args(PackSection))
    for section, shown_in in PACK.items():
        asked = {one.indicator for one in SECTIONS[shown_in].questions(view_of(bundle))}
        said = " ".join(text for block in composed(bundle, shown_in).blocks for text in texts(block)).lower()
        for one in bundle.catalogue.in_section(section):
            assert one.id in asked, (section, one.id)
            assert one.title.lower() in said or one.short.lower() in said, (section, one.id)


def test_every_role_is_asked_for_and_is_some_indicators(bundle: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    with_role, each_with_role = Catalogue.with_role, Catalogue.each_with_role

    def one(catalogue: Catalogue, role: IndicatorRole) -> Indicator:
        asked.add(role)
        return with_role(catalogue, role)

    def each(catalogue: Catalogue, role: IndicatorRole) -> tuple[Indicator, ...]:
        asked.add(role)
        return each_with_role(catalogue, role)

    monkeypatch.setattr(Catalogue, "with_role", one)
    monkeypatch.setattr(Catalogue, "each_with_role", each)
    heard = Heard(bundle)
    pages_of(heard)
    for shade in patient_map.SHADES:
        patient_map.living(patient_map.Choice("ward", shade), area(NORTH), heard)
    patient_map.around_the_map(patient_map.Choice(), area(NORTH), heard)
    roles: tuple[IndicatorRole, ...] = get_args(IndicatorRole)
    for role in roles:
        found = each_with_role(bundle.catalogue, role)
        assert found, role
        assert role in asked
        assert {one.id for one in found} <= heard.indicators, role


def test_every_indicator_has_a_place(bundle: Store) -> None:
    """On a page, in the pack, by a role, or as what another indicator or an output of the framework rests on."""
    catalogue = bundle.catalogue
    rests_on = {id_ for one in catalogue.indicators.values() for id_ in (one.weight, one.expected_from) if id_}
    rests_on |= {pathway.id for pathway in catalogue.pathways}
    rests_on |= {one.feeds for one in catalogue.framework.measures.values() if one.feeds}
    for one in catalogue.indicators.values():
        assert one.analysis or one.pack or one.roles or one.id in rests_on, one.id
