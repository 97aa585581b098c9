"""Counts that we do not have yet, made of figures that are: practices and PCNs with numerators and denominators."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from het_dash.catalogue import Nature, load
from het_dash.charts.perspective import View
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import a_figure, area

START, END = date(2025, 4, 1), date(2026, 3, 31)
CARE = "cvdp007hyp"


def counted(units: Mapping[str, tuple[float, float]], nature: Nature = "published") -> Answer:
    """Answer from numerators and denominators by area, as a fetched edition would give them."""
    figures = tuple(
        a_figure(
            100 * part / whole, indicator_id=CARE, area_code=code, period_start=START, period_end=END, numerator=part,
            denominator=whole, nature=nature, source_id="cvdprevent",
        )
        for code, (part, whole) in units.items()
    )  # fmt: skip
    return Answer(load().indicators[CARE], figures, ())


def practices(store: Store, pcn: str, on: date = END) -> list[str]:
    """Codes of a PCN's practices, without its services."""
    members = store.members(on)
    real = {code for code, practice in store.catalogue.practices.items() if practice.kind == "practice"}
    return [code for code in store.catalogue.practices if members.get(code) == area(pcn).code and code in real]


def everywhere(store: Store, part: float = 650, whole: float = 1000) -> dict[str, tuple[float, float]]:
    """The same numerator and denominator for every practice."""
    pcns = [pcn.label for pcn in store.catalogue.pcns]
    return {code: (part, whole) for pcn in pcns for code in practices(store, pcn)}


def all_pcns(store: Store, part: float = 4000, whole: float = 6000) -> dict[str, tuple[float, float]]:
    return {pcn.code: (part, whole) for pcn in store.catalogue.pcns}


def of(view: View, answer: Answer) -> Answer:
    """Figures for the practices of the view's PCN only."""
    members = view.members(END)
    return replace(answer, figures=tuple(f for f in answer.figures if members.get(f.area_code) == view.pcn.code))
