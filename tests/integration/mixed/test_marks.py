"""No number with an example part is unmarked and no real number is marked, on every page of all six PCNs.

The pages are composed again with other example figures, and again with other real ones: what changes rests on them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.content.blocks import Composed, Tiles, is_example
from het_dash.content.recording_store import Asked
from het_dash.store import Store
from tests.integration.mixed.conftest import STATES
from tests.integration.mixed.pages import Pages, pages_of
from tests.support.blocks import every_text
from tests.support.perturbed import Items, Perturbed, Where, differing, items, unit_of

InState = Callable[[str], Store]


@dataclass(frozen=True)
class Compared:
    """Every page of a state: as it is, with other example figures, and with other real figures of our own."""

    pages: Mapping[tuple[str, str], Items]
    other_example: Mapping[tuple[str, str], Items]
    other_real: Mapping[tuple[str, str], Items]

    def unmarked(self) -> list[tuple[object, ...]]:
        """What rests on example figures and does not say so."""
        return [
            (*page, *where, shown[where][0])
            for page, shown in self.pages.items()
            for where in self.on_example(page)
            if not shown[where][1]
        ]

    def wrongly_marked(self) -> list[tuple[object, ...]]:
        """What rests on real figures alone and is marked as example data."""
        found = []
        for page, shown in self.pages.items():
            units = {unit_of(where) for where in self.on_example(page)}
            alone = (where for where in self.on_real(page) if unit_of(where) not in units)
            found += [(*page, *where, shown[where][0]) for where in alone if shown[where][1]]
        return found

    def on_example(self, page: tuple[str, str]) -> set[Where]:
        return differing(self.pages[page], self.other_example[page])

    def on_real(self, page: tuple[str, str]) -> set[Where]:
        return differing(self.pages[page], self.other_real[page])


def is_real(nature: Nature) -> bool:
    return nature in ("programme", "local")


def seen(pages: Pages) -> dict[tuple[str, str], Items]:
    return {page: items(sections) for page, sections in pages.items()}


@pytest.fixture(scope="module")
def compared() -> Callable[[Store], Compared]:
    """The pages of a store, composed once, whichever object reads it."""
    known: dict[str, Compared] = {}

    def of(store: Store) -> Compared:
        if store.name not in known:
            changed = (Perturbed(store, lambda nature: nature == EXAMPLE), Perturbed(store, is_real))
            known[store.name] = Compared(*(seen(pages_of(asked)) for asked in (Asked(store, True), *changed)))
        return known[store.name]

    return of


@pytest.fixture
def found(request: pytest.FixtureRequest, in_state: InState, compared: Callable[[Store], Compared]) -> Compared:
    return compared(in_state(request.param))


@pytest.mark.parametrize("found", STATES, indirect=True)
def test_whatever_rests_on_example_figures_is_marked(found: Compared) -> None:
    assert sum(len(found.on_example(page)) for page in found.pages) > 5000
    assert found.unmarked() == []


@pytest.mark.parametrize("found", ["returned", "extracted"], indirect=True)
def test_what_rests_on_real_figures_alone_is_not_marked(found: Compared) -> None:
    assert sum(len(found.on_real(page)) for page in found.pages) > 500
    assert found.wrongly_marked() == []


@pytest.mark.parametrize("found", ["returned"], indirect=True)
def test_the_team_that_sent_a_return_is_unmarked_on_its_own_page(found: Compared) -> None:
    """Of its own returns; only the example extract, which it may be held against, is example data there."""
    own = found.pages["reach and need", "North Lewisham"]
    assert {shown[1] for where, shown in own.items() if where[0] in ("held", "champions", "heard")} == {False}
    others = found.pages["reach and need", "Aplos Health"]
    assert {shown[1] for where, shown in others.items() if where[0] == "champions" and where[1] != "heading"} == {True}


@pytest.mark.parametrize("state", STATES)
def test_with_the_switch_off_no_page_speaks_of_example_data(state: str, in_state: InState) -> None:
    for page, sections in pages_of(Asked(in_state(state), with_example=False)).items():
        assert not [text for text in every_text(sections) if "xample data" in text], page
        assert not [block for section in sections for block in section.blocks if is_example(block)], page


def test_with_the_switch_off_every_page_reads_as_if_there_had_never_been_example_data(in_state: InState) -> None:
    off = seen(pages_of(Asked(in_state("returned"), with_example=False)))
    alone = seen(pages_of(Asked(in_state("returned alone"), with_example=True)))
    assert off == alone


@pytest.mark.parametrize("found", ["returned"], indirect=True)
def test_a_page_that_forgets_a_mark_is_found(found: Compared, in_state: InState) -> None:
    """The oracle can fail: the same pages without the marks of tiles."""
    asked = Asked(in_state("returned"), with_example=True)
    bare = {page: items(map(_without_tiles_marks, sections)) for page, sections in pages_of(asked).items()}
    lost = replace(found, pages=bare).unmarked()
    assert len(lost) > 50
    assert ("headline impact", "Lewisham") in {(one[0], one[1]) for one in lost}


def _without_tiles_marks(section: Composed) -> Composed:
    blocks = (
        Tiles(tuple(replace(tile, nature="published") for tile in block.tiles)) if isinstance(block, Tiles) else block
        for block in section.blocks
    )
    return replace(section, blocks=tuple(blocks))
