"""Two lines for a new reader: only at the bare address, and never again once hidden."""

from het_dash.store import Store
from het_dash.ui.welcome import DONE
from tests.support.open_page import opened, said


def shown(app: object) -> bool:
    return any("start on this page" in line for line in said(app))  # type: ignore[arg-type]


def test_a_new_reader_sees_what_this_is_and_where_to_start_until_they_hide_it(bundle: Store) -> None:
    app = opened()
    assert shown(app)
    (hide,) = (button for button in app.button if button.label == DONE)
    assert not shown(hide.click().run())


def test_a_link_that_carries_a_choice_never_shows_it(bundle: Store) -> None:
    assert not shown(opened(tab="learned"))
    assert not shown(opened("board/headline_impact", example="false"))
