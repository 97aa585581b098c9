"""A timeline to scale: every event at its date, and no label on another."""

from datetime import date
from itertools import combinations

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from het_dash.content.blocks import Event, Span, Timeline
from het_dash.export.block_html.timeline import LEVELS, WIDE, placed, timeline_html

SPANS = (Span("Cycle 1", date(2022, 10, 1), date(2024, 12, 31)),)


def made(*days: date) -> Timeline:
    return Timeline("t", "Began", tuple(Event(on, str(on), f"Event <{n}>") for n, on in enumerate(days)), SPANS, "S.")


def test_events_are_at_their_share_of_the_time() -> None:
    found = placed(made(date(2021, 1, 1), date(2023, 1, 1), date(2025, 1, 1)))
    assert [round(one.at, 2) for one in found] == [0.0, 0.5, 1.0]
    assert [one.ends for one in found] == [False, False, True]


def test_events_of_one_day_share_a_label() -> None:
    (one,) = placed(made(date(2022, 3, 1), date(2022, 3, 1)))
    assert one.what == "Event <0>\nEvent <1>"


@given(st.lists(st.dates(date(2021, 1, 1), date(2027, 12, 31)), min_size=1, max_size=4, unique=True))
def test_no_label_lies_on_another(days: list[date]) -> None:
    found = placed(made(*days))
    assert {(one.side, one.level) for one in found} <= set(LEVELS)
    for one, other in combinations(found, 2):
        if (one.side, one.level) == (other.side, other.level):
            assert abs(one.left - other.left) >= WIDE - 1e-9 or len(days) > len(LEVELS) - 1


def test_its_words_are_a_list_in_order_and_nothing_in_them_is_mark_up() -> None:
    soup = BeautifulSoup(timeline_html(made(date(2025, 1, 1), date(2021, 1, 1))), "html.parser")
    items = soup.find_all(role="listitem")
    assert [item.get_text() for item in items] == ["2021-01-01Event <1>", "2025-01-01Event <0>"]
    assert [span.get_text() for span in soup.find_all(class_="span")] == ["Cycle 1"]
