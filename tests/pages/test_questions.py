"""The questions of docs/questions.md: each link opens its answer, which the observations give too."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue.paths import ROOT
from het_dash.store import Store
from tests.support.observed import ANSWERS
from tests.support.open_page import cards_turned, opened, said

ENTRY = re.compile(r"^## \d+\. (.+?)\n\n- Link: explore\?(\S+)\n- Choices: (.+?)\n- Answer: (.+?)\n", re.M)
MOST_CLICKS = 5
CLICKS = {"Where": 3}  # the first place is taken out, the list is opened, another is picked
IN_THE_DRAWER = {"Highlight", "Draw", "Order", "Over time"}


@dataclass(frozen=True)
class Entry:
    question: str
    link: dict[str, str]
    choices: tuple[tuple[str, str], ...]
    answer: str

    @property
    def clicks(self) -> int:
        drawer = any(label in IN_THE_DRAWER for label, _ in self.choices)
        return drawer + sum(CLICKS.get(label, 2) for label, _ in self.choices)

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(re.findall(r"\*\*(.+?)\*\*", self.answer))


@cache
def entries() -> tuple[Entry, ...]:
    text = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    found = []
    for question, link, choices, answer in ENTRY.findall(text):
        pairs = [] if choices == "none" else [one.split(": ", 1) for one in choices.split("; ")]
        found.append(Entry(question, dict(parse_qsl(link)), tuple((a, b) for a, b in pairs), answer))
    assert len(found) == text.count("\n## ")
    return tuple(found)


NUMBERED = range(len(ANSWERS))


def test_every_question_has_a_way_to_work_out_its_answer() -> None:
    assert len(entries()) == len(ANSWERS) >= 20


@pytest.mark.parametrize("n", NUMBERED)
def test_the_answer_is_that_of_the_observations(n: int) -> None:
    assert entries()[n].numbers == ANSWERS[n](), entries()[n].question


@pytest.mark.parametrize("n", NUMBERED)
def test_the_link_opens_a_view_with_the_answer(n: int, bundle: Store) -> None:
    app = opened("analysis/explore", **entries()[n].link)
    assert not app.exception
    assert not app.warning
    shown = {cell for text in said(cards_turned(app, "Table")) for cell in (text, *text.split())}
    for number in entries()[n].numbers:
        assert number in shown, (entries()[n].question, number)


@pytest.mark.parametrize("n", NUMBERED)
def test_at_most_five_clicks_lead_to_the_same_view(n: int, bundle: Store) -> None:
    entry = entries()[n]
    assert entry.clicks <= MOST_CLICKS
    app = opened("analysis/explore")
    for label, option in entry.choices:
        app = chosen(app, label, option)
    by_clicks = {name: app.query_params[name] for name in entry.link if name not in ("pcn", "against")}
    assert by_clicks == {name: one for name, one in entry.link.items() if name in by_clicks}


def chosen(app: AppTest, label: str, option: str) -> AppTest:
    box = next(one for one in (*app.selectbox, *app.multiselect) if one.label == label)
    app = (box.set_value([option]) if label == "Where" else box.select(option)).run()
    assert not app.exception, (label, option)
    return app
