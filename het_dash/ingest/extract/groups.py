"""Checks of indicators and groups of people."""

from collections.abc import Mapping

from het_dash.catalogue import WHOLE, Breakdown, Catalogue
from het_dash.ingest.extract.checks import Judged, Verdict
from het_dash.ingest.extract.suggestions import Near, NearCross

FULL = "ethnicity_nhs16_x_sex_x_age"


class Groups:
    """Breakdowns that a source's indicators may use: the full cross, or a broader one listed by the indicator."""

    def __init__(self, catalogue: Catalogue, source: str) -> None:
        self._catalogue, self._source = catalogue, source
        self.indicators = [one for one in catalogue.indicators.values() if source in one.sources]
        self.coarser = coarser(catalogue.breakdowns, FULL)
        listed = {written: one.id for one in self.indicators for written in (one.title, one.short, *one.codes.values())}
        where = "The template's notes list those that this source gives."
        self._near_indicator = Near({**listed, **{one.id: one.id for one in self.indicators}}, where)
        known = [catalogue.breakdowns[one] for one in (FULL, *self.coarser)]
        self._near_breakdown = Near({text: one.id for one in known for text in (one.title, one.id)}, f"Write {FULL}.")
        self._groups = {one.id: {group.id for group in one.groups} for one in known}
        self._near_group = {
            one.id: NearCross(tuple(catalogue.breakdowns[part] for part in one.parts))
            if one.parts
            else Near({text: group.id for group in one.groups for text in (group.label, group.id)}, _allowed(one))
            for one in known
        }

    def check(self, sheet: Judged) -> None:
        """Checks that indicators, breakdowns and groups are known and belong together."""
        sheet.judge(self.indicator_verdict, "indicator_id")
        sheet.judge(self._breakdown_verdict, "breakdown")
        sheet.judge(self._listed_verdict, "indicator_id", "breakdown")
        sheet.judge(self._group_verdict, "breakdown", "group_id")

    def indicator_verdict(self, text: str) -> Verdict:
        """Problem with an indicator's id."""
        known = self._catalogue.indicators.get(text)
        if known is None:
            return "is not a known indicator.", self._near_indicator.remedy(text)
        if self._source not in known.sources:
            return f"is not given by source {self._source}.", f"Leave it out, or add it to data/indicators/{text}.yaml."
        return None

    def _breakdown_verdict(self, text: str) -> Verdict:
        if text == FULL or text in self.coarser:
            return None
        if text in self._catalogue.breakdowns:
            return "is not a breakdown that a local extract may give.", f"Write {FULL}, or {', '.join(self.coarser)}."
        return "is not a known breakdown.", self._near_breakdown.remedy(text)

    def _listed_verdict(self, indicator: str, text: str) -> Verdict:
        if text == FULL or text in self._catalogue.indicators[indicator].breakdowns:
            return None
        return f"is not a breakdown of {indicator}.", f"Write {FULL}: it is the finest, and all others are summed here."

    def _group_verdict(self, breakdown: str, text: str) -> Verdict:
        if text in self._groups[breakdown]:
            return None
        return f"is not a group of {breakdown}.", self._near_group[breakdown].remedy(text)


def coarser(breakdowns: Mapping[str, Breakdown], full: str) -> tuple[str, ...]:
    """Breakdowns whose groups are sums of the groups of `full`, in catalogue order."""
    parts = breakdowns[full].parts
    usable = {WHOLE, *parts, *(broad for part in parts if (broad := breakdowns[part].broad))}
    crossed = (one.id for one in breakdowns.values() if one.parts and one.id != full and usable.issuperset(one.parts))
    return (*(one for one in breakdowns if one in usable), *crossed)


def _allowed(one: Breakdown) -> str:
    return f"Write one of {', '.join(group.id for group in one.groups)}."
