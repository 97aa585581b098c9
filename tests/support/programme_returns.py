"""What the six teams returned, by hand: receipts, declarations, answers, and counts quarter by quarter."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from het_dash.catalogue import Nature, Status, load
from het_dash.catalogue.quarter import Quarter
from het_dash.figures import Answer, Figure
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Answered, Declared, Receipt
from tests.support.blocks import LEWISHAM, a_figure
from tests.support.returns import a_count, a_lineage

PCN_CODES = tuple(pcn.code for pcn in load().pcns)
NORTH = PCN_CODES[0]
FIRST = load().cycles[-1].first_quarter


def declared(pcn: str = NORTH, measure: str = "ckd_protected", nature: Nature = "programme", **more: Any) -> Declared:
    written: dict[str, Any] = {
        "pcn": pcn, "cycle": "cycle_2", "condition": "chronic_kidney_disease", "condition_before": "",
        "measure": measure, "measure_before": "", "recorded_on": date(2025, 7, 20), "changed_on": None,
        "source_id": "returns", "nature": nature,
    }  # fmt: skip
    return Declared(**{**written, **more})


def receipt(quarter: Quarter = FIRST, pcn: str = NORTH, **more: Any) -> Receipt:
    written: dict[str, Any] = {
        "pcn": pcn, "cycle": "cycle_2", "period_start": quarter.start, "period_end": quarter.end,
        "standing": "accepted", "accepted_on": quarter.end,
        "due_on": quarter.end, "late": False, "source_id": "returns", "nature": "programme",
    }  # fmt: skip
    return Receipt(**{**written, **more})


def answered(measure: str, answer: str, pcn: str = NORTH, respondent: str = "team", **more: Any) -> Answered:
    written: dict[str, Any] = {
        "pcn": pcn, "cycle": "cycle_2", "period_end": FIRST.end, "measure": measure, "respondent": respondent,
        "answer": answer, "number": "", "status": Status.SHOWN, "source_id": "returns", "nature": "programme",
    }  # fmt: skip
    return Answered(**{**written, **more})


def receipts(*rows: Receipt) -> Listing[Receipt]:
    return Listing(rows)


def in_quarters(indicator: str, given: Mapping[str, Mapping[Quarter, float]], **more: Any) -> Answer:
    """Each PCN's counts by quarter, all six teams combined, and the total of each cycle."""
    figures = [
        a_count(number, "all", "persons", indicator, (q.start, q.end), area_code=pcn, **more)
        for pcn, by_quarter in given.items()
        for q, number in by_quarter.items()
    ]
    whole: dict[Quarter, float] = {}
    for by_quarter in given.values():
        for q, number in by_quarter.items():
            whole[q] = whole.get(q, 0) + number
    for cycle in load().cycles:
        inside = sorted(q for q in whole if q in cycle)
        spans = [(q.start, q.end, whole[q]) for q in inside]
        spans += [(inside[0].start, inside[-1].end, sum(whole[q] for q in inside))] if len(inside) > 1 else []
        figures += [
            a_count(number, "all", "persons", indicator, (start, end), area_code=LEWISHAM, **more)
            for start, end, number in spans
        ]
    return Answer(load().indicators[indicator], tuple(figures), (a_lineage(figures[0]),) if figures else ())


def march(year: int, part: float, whole: float, area: str = NORTH, **more: Any) -> Figure:
    """One March figure of an indicator without a break: treatment in chronic kidney disease."""
    written: dict[str, Any] = {
        "indicator_id": "cvdp005ckd", "area_code": area, "source_id": "gp_extract", "nature": "local",
        "period_start": date(year - 1, 4, 1), "period_end": date(year, 3, 31), "numerator": part, "denominator": whole,
    }  # fmt: skip
    return a_figure(100 * part / whole, **{**written, **more})


def of_six(own: tuple[float, float], others: tuple[float, float] = (600, 600), **more: Any) -> Answer:
    """March 2025 and March 2026 for all six PCNs, out of 1,000 each. `own` gives the first PCN's numerators."""
    figures = [
        march(year, part, 1000, pcn, **more)
        for pcn in PCN_CODES
        for year, part in zip((2025, 2026), own if pcn == NORTH else others, strict=True)
    ]
    return Answer(load().indicators["cvdp005ckd"], tuple(figures), (a_lineage(figures[0]),))
