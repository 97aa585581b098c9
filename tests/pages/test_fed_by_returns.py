"""A check says which pages a return changes: those that ask for the measures and tables that returns fill."""

from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.pages import PAGES, SHOWN_ON
from het_dash.content import composed_once
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.store import Listed, Question, Store
from het_dash.store.answers import Answering
from tests.support.open_page import every_tab, opened

FED = {one.id for one in load().indicators.values() if "returns" in one.sources}


class Noted(set[str]):
    """The measures and tables that pages ask the store for."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        super().__init__()
        ask_all, listing, editions = Answering.ask_all, Store.listing, vars(Store)["editions"].func

        def noted_ask_all(of: Answering, questions: Iterable[Question], *more: Any) -> dict[Question, Answer]:
            asked = list(questions)
            self.update(one.indicator for one in asked)
            return ask_all(of, asked, *more)

        def noted_listing(of: Store, listed: Listed, *more: Any) -> Listing[Any]:
            self.add(listed.table)
            return listing(of, listed, *more)

        def noted_editions(of: Store) -> tuple[tuple[Any, ...], ...]:
            self.add("editions")
            found: tuple[tuple[Any, ...], ...] = editions(of)
            return found

        patch.setattr(Answering, "ask_all", noted_ask_all)
        patch.setattr(Store, "listing", noted_listing)
        patch.setattr(Store, "editions", property(noted_editions))
        patch.setattr(
            composed_once, "_kept", WeakKeyDictionary()
        )  # or tabs that other tests composed would ask nothing


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_named_if_and_only_if_it_asks_for_what_returns_bring(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, correct SHOWN_ON in catalogue/pages.py."""
    opened(page)  # the files that it offers are composed, and ask more than the page
    noted = Noted(monkeypatch)
    assert not any(app.exception for app in every_tab(page))
    asked = {"figure" if one in FED else one for one in noted} & SHOWN_ON.keys()
    assert asked == {table for table, pages in SHOWN_ON.items() if page in pages}
