"""Compares dated membership with NHS England's practice maps; a disagreement stops the build.

A member that left without an end date is only reported: the map does not say when it left.
"""

import csv
from datetime import date

from het_dash.catalogue import Catalogue, Edition, Problem
from het_dash.ingest.problems import ImportProblem

FILE = "data/areas/membership.csv"
MAP = "practice-map"


def check(catalogue: Catalogue) -> None:
    """Raises ImportProblem if a practice map disagrees with membership. A blank date means that the date is unknown."""
    problems = [p for e in catalogue.editions if e.format == MAP for p in _against(catalogue, e)]
    if problems:
        raise ImportProblem(problems)


def open_but_absent(catalogue: Catalogue) -> list[str]:
    """A sentence for each practice with a membership without an end date that the newest practice map does not list."""
    maps = [edition for edition in catalogue.editions if edition.format == MAP]
    if not maps:
        return []
    newest = max(maps, key=lambda edition: edition.period_end)
    mapped, on = _mapped(catalogue, newest), newest.period_end
    ours = {code for pcn in catalogue.pcns for code in pcn.ods_pcns}
    open_members: dict[str, list[str]] = {}
    for m in catalogue.membership:
        if m.end is None and (m.start is None or m.start <= on):
            open_members.setdefault(m.practice_code, []).append(m.pcn_code)
    return [
        f"NHS England's practice map of {on:%B %Y} does not list {catalogue.practices[practice].name} ({practice}) in "
        f"{' or '.join(catalogue.areas[pcn].label for pcn in pcns)}, where its membership has no end date; enter the "
        f"date it left in {FILE}."
        for practice, pcns in open_members.items()
        if mapped.get(practice, "") not in ours
    ]


def _against(catalogue: Catalogue, edition: Edition) -> list[Problem]:
    mapped = _mapped(catalogue, edition)
    ours = {code for pcn in catalogue.pcns for code in pcn.ods_pcns}
    return [
        Problem(
            file=FILE,
            column="pcn_code",
            value=code,
            message=f"is in {pcn} by NHS England's practice map of {edition.edition}, and not here.",
            remedy="Add its row, or correct the dates.",
        )
        for code, pcn in sorted(mapped.items())
        if pcn in ours and pcn not in possible(catalogue, code, edition.period_end)
    ]


def _mapped(catalogue: Catalogue, edition: Edition) -> dict[str, str]:
    """PCN of each practice in a map; blank outside a PCN."""
    path = catalogue.folder / "observations" / edition.source_id / edition.edition / "members.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["practice_code"]: row["pcn_code"] for row in csv.DictReader(lines)}


def possible(catalogue: Catalogue, practice: str, on: date) -> set[str]:
    """ODS PCNs that a practice may have belonged to on a day. A blank date allows any day on that side."""
    return {
        m.pcn_code
        for m in catalogue.membership
        if m.practice_code == practice and (m.start is None or m.start <= on) and (m.end is None or m.end >= on)
    }
