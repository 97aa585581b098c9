"""The beginning of every page."""

import sys

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue import ANYONE


def begun(**more: object) -> AppTest:
    def script(more):  # type: ignore[no-untyped-def]
        import streamlit as st  # noqa: PLC0415

        from het_dash import ui  # noqa: PLC0415

        place = ui.page("Title", "Question?", **more)
        st.text(f"went on with {place.code}")

    return AppTest.from_function(script, args=({"roles": ANYONE, **more},)).run()


def test_title_place_and_question_stand_first_and_the_pcn_comes_back() -> None:
    app = begun()
    assert app.title[0].value == "North Lewisham · Title"
    assert app.markdown[0].value == "Question?"
    assert app.text[0].value == "went on with pcn:north-lewisham"


def test_a_page_that_is_not_about_the_pcn_names_its_own_place() -> None:
    assert begun(of_borough=True).title[0].value == "Lewisham · Title"


@pytest.mark.parametrize(
    ("mine", "let_in"), [({"board"}, True), ({"fellow", "board"}, True), ({"fellow"}, False), (set(), False)]
)
def test_only_a_reader_with_one_of_its_roles_gets_past(
    mine: set[str], let_in: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["het_dash.ui.page"], "my_roles", lambda: frozenset(mine))
    app = begun(roles={"board"})
    assert bool(app.text) == let_in
    assert bool(app.title) == let_in
    assert bool(app.error) != let_in


def test_until_there_is_access_control_everyone_has_every_role() -> None:
    assert sys.modules["het_dash.ui.page"].my_roles() == ANYONE
