"""The switch for example data: where it is, how it starts, and that it stays with the reader."""

from collections.abc import Callable, Iterable

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue.pages import PAGES
from het_dash.ingest.build.run import build
from het_dash.store import Store
from het_dash.ui.example import BAR, LABEL
from tests.support.open_page import opened, said, turned_to

InState = Callable[[str], Store]
PAGE = "about/sources_and_methods"


def switches(app: AppTest) -> list[bool]:
    assert not app.exception
    assert {toggle.label for toggle in app.toggle} <= {LABEL}
    return [toggle.value for toggle in app.toggle]


def bars(app: AppTest) -> int:
    return list(said(app)).count(BAR)


def test_it_starts_on_while_nothing_is_real_and_the_bar_says_so(bundle: Store) -> None:
    app = opened(PAGE)
    assert (switches(app), bars(app)) == ([True], 1)
    app.toggle[0].set_value(False).run()
    assert (switches(app), bars(app)) == ([False], 0)


@pytest.mark.parametrize("state", ["returned", "withdrawn", "extracted"])
def test_it_starts_off_from_the_first_real_return_or_extract(state: str, in_state: InState) -> None:
    in_state(state)
    app = opened(PAGE)
    assert (switches(app), bars(app)) == ([False], 0)
    app.toggle[0].set_value(True).run()
    assert (switches(app), bars(app)) == ([True], 1)


def test_a_link_decides_and_the_choice_stays_from_page_to_page(in_state: InState) -> None:
    in_state("returned")
    app = opened(PAGE, example="true")
    pages: Iterable[str] = PAGES
    for page in pages:
        assert (switches(turned_to(app, page)), bars(app)) == ([True], 1), page


def test_a_link_may_leave_example_data_out(bundle: Store) -> None:
    assert switches(opened(PAGE, example="false")) == [False]
    assert switches(opened(PAGE, example="perhaps")) == [True]


def test_an_open_page_follows_when_the_first_real_return_comes(bundle: Store, in_state: InState) -> None:
    app = opened(PAGE)
    assert switches(app) == [True]
    in_state("returned")
    assert (switches(app.run()), bars(app)) == ([False], 0)


def test_without_example_data_there_is_no_switch(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HET_STATE", str(tmp_path))
    monkeypatch.setenv("HET_DEMO", "0")
    build()
    app = opened(PAGE, example="true")
    assert (switches(app), bars(app)) == ([], 0)
