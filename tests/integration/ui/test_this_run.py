"""The store of one run of a page."""

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.store import Store, current_store
from het_dash.ui import this_run
from tests.support.small_bundle import SmallData


def test_a_run_is_of_one_store_though_another_is_published_meanwhile(
    small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = small.build().path.name
    with this_run.one_store() as shown:
        monkeypatch.setenv("HET_DEMO", "0")
        second = small.build().path.name
        assert (this_run.store().name, shown.store.name) == (first, first)
    assert this_run.store().name == second


def test_outside_of_a_run_it_is_the_store_in_force(bundle: Store) -> None:
    assert this_run.store() is current_store()
    assert this_run.store().name == bundle.name


def test_without_a_store_the_page_stops_and_says_how_to_make_one(small: SmallData) -> None:
    def script():  # type: ignore[no-untyped-def]
        import streamlit as st  # noqa: PLC0415

        from het_dash.ui import this_run  # noqa: PLC0415

        with this_run.one_store():
            st.title("Never")

    assert not small.stores
    app = AppTest.from_function(script).run()
    assert [one.value for one in app.error] == ["No figures have been built yet. Run `python -m het_dash build`."]
    assert not app.title
