"""Checks of areas: programme PCNs or practices."""

from collections.abc import Set
from datetime import date

from het_dash.catalogue import Catalogue
from het_dash.ingest.build.membership_check import possible
from het_dash.ingest.column_checks import read_date
from het_dash.ingest.extract.checks import Judged, Verdict
from het_dash.ingest.extract.suggestions import Near


class Places:
    """Programme PCN of each area."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._whole = {one.ods_pcns[0]: one.code for one in catalogue.pcns if len(one.ods_pcns) == 1}
        self._part = {ods: one for one in catalogue.pcns for ods in one.ods_pcns if len(one.ods_pcns) > 1}
        usable = [area for area in catalogue.areas.values() if area.kind in ("pcn", "practice")]
        known = {written: area.code for area in usable for written in (area.name, area.label, area.code)}
        self._near = Near(known, _remedy(catalogue))

    def check(self, sheet: Judged) -> None:
        """Checks that areas are known, allowed, and in the programme at the period's end."""
        sheet.judge(self.area_verdict, "area_code")
        sheet.judge(self._grain_verdict, "indicator_id", "area_code")
        sheet.judge(self._member_verdict, "period_end", "area_code")

    def code(self, text: str) -> str:
        """Our code of an area. An ODS PCN that is a whole programme PCN takes the programme's code."""
        return self._whole.get(text, text)

    def is_practice(self, text: str) -> bool:
        return text in self._catalogue.practices

    def pcns(self, text: str, on: date) -> Set[str]:
        """Programme PCNs that an area may belong to: one, unless the membership data are wrong."""
        if not self.is_practice(text):
            return {self.code(text)}
        ods = possible(self._catalogue, text, on)
        return {one.code for one in self._catalogue.pcns if ods & set(one.ods_pcns)}

    def practices(self, pcn: str, on: date) -> Set[str]:
        """General practices that are certainly in a PCN. Services without a registered list are not required."""
        sure = {m.practice_code for m in self._catalogue.membership if m.start is not None}
        general = {p.code for p in self._catalogue.practices.values() if p.kind == "practice"}
        closed = {p.code for p in self._catalogue.practices.values() if p.closed is not None and p.closed < on}
        return {code for code in (sure & general) - closed if self.pcns(code, on) == {pcn}}

    def area_verdict(self, text: str) -> Verdict:
        """Problem with an area code itself, whatever the rest of its row."""
        if text in self._whole:
            return None
        if text in self._part:
            pcn = self._part[text]
            both = " and ".join(pcn.ods_pcns)
            return f"is only a part of {pcn.label}.", f"Give {both} together as {pcn.code!r}, or give the practices."
        area = self._catalogue.areas.get(text)
        if area is None:
            return "is not a known area.", self._near.remedy(text)
        if area.kind not in ("pcn", "practice"):
            return f"is {area.label}, which is summed here.", "Give its PCNs, or its practices, and leave it out."
        return None

    def _grain_verdict(self, indicator: str, text: str) -> Verdict:
        known = self._catalogue.indicators.get(indicator)
        kind = "practice" if self.is_practice(text) else "pcn"
        if known is None or kind in known.grains:
            return None
        return f"is a {kind}, for which {indicator} is not collected.", f"Leave it out, or add {kind} to its grains."

    def _member_verdict(self, end: str, text: str) -> Verdict:
        on = read_date(end)
        found = 1 if on is None else len(self.pcns(text, on))
        if found == 1:
            return None
        told = f"was in {found} of the programme's PCNs on {on}; it must have been in one."
        return told, "Leave it out, or correct data/areas/membership.csv."


def _remedy(catalogue: Catalogue) -> str:
    """Names a code of each kind that is in use."""
    practices = (one.code for one in catalogue.practices.values() if one.kind == "practice" and not one.closed)
    return f"Write a PCN's code, such as {catalogue.pcns[0].code}, or a practice's, such as {next(practices, '')}."
