"""Downloads periods of CVDPREVENT from its API, each as one CSV file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from het_dash.catalogue.source import Level
from het_dash.ingest.fetch.checks import check_json, check_rows, listed, read_json
from het_dash.ingest.fetch.cvdprevent_answers import merge, merge_other_pcns
from het_dash.ingest.fetch.fetched import Editions, Fetched, Wanted
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.fetch.workspace import address
from het_dash.ingest.importers.cvdprevent_groups import STANDARDISED
from het_dash.ingest.importers.other_pcns import FEWEST_PCNS

MARCH = 3  # changes are between Marches
TYPE = "standard"  # the other type, Outcomes, has other indicators


@dataclass(frozen=True)
class Period:
    """A period with the audit's number, which does not follow the order of time."""

    id: str
    name: str
    end: date

    @property
    def edition(self) -> str:
        return f"{self.end:%Y-%m}"


def periods(wanted: Wanted) -> Editions:
    """The periods to ask for, newest first. Of those that an earlier fetch completed, only the newest is among them."""
    found = standard(_listed_periods(wanted))
    since = wanted.fetch.since or found[0].end
    names = [one.edition for one in found if one.end >= since]
    held = {one.edition for one in wanted.catalogue.editions if one.file == _file_name(one.edition)}
    return Editions(tuple(n for n in names if n == names[0] or n not in held), tuple(n for n in names[1:] if n in held))


def fetch_cvdprevent(wanted: Wanted) -> Fetched:
    """All catalogue indicators at all levels in one period, by default the newest, limited to the catalogue's areas."""
    found = standard(_listed_periods(wanted))
    period = next((one for one in found if one.edition == wanted.edition), found[0])
    absent = {level: _absent(wanted, level, period) for level in wanted.fetch.levels}
    asked = [
        (f"{_prefix(period, level)}{code}.csv", {"indicator": number, "period": period.id, "level": str(number_of)})
        for level, number_of in wanted.fetch.levels.items()
        if len(absent[level]) < len(_ours(wanted, level))
        for number, code in _indicators(wanted, level, period)
    ]
    wanted.bench.client.watch.parts(len(asked))
    parts = [_part(wanted, name, **gaps) for name, gaps in asked]
    file = wanted.bench.folder / _file_name(period.edition)
    if not parts or not merge(parts, {*wanted.catalogue.areas, *wanted.source.same_areas}, file):
        raise FetchProblem(f"CVDPREVENT gives nothing for our areas and indicators in the period {period.name!r}.")
    of_pcns = [
        part for part, (name, _) in zip(parts, asked, strict=True) if name.startswith(_prefix(period, "ods_pcn"))
    ]
    return Fetched(period.edition, file, remark=_remark(absent), other_pcns=_other_pcns(wanted, period, of_pcns))


def _other_pcns(wanted: Wanted, period: Period, parts: list[Path]) -> Path | None:
    """All patients of England's other PCNs in a March, if the audit gives as many as there are."""
    if period.end.month != MARCH or not parts:
        return None
    file = wanted.bench.folder / f"cvdprevent_pcns_{period.edition}.csv"
    return file if merge_other_pcns(parts, _ours(wanted, "ods_pcn"), file) >= FEWEST_PCNS else None


def _prefix(period: Period, level: Level) -> str:
    return f"{period.edition}_{level}_"


def standard(listed_periods: list[dict[str, Any]]) -> list[Period]:
    """Standard periods, the latest first. Numbers are no guide: outcome periods and late additions have higher ones."""
    given = [one for one in listed_periods if str(one.get("IndicatorTypeName", "")).strip().lower() == TYPE]
    if not given:
        types = sorted({str(one.get("IndicatorTypeName")) for one in listed_periods})
        raise FetchProblem(f"CVDPREVENT lists no period of type Standard; its types are {', '.join(types) or 'none'}.")
    found = [Period(str(p.get("TimePeriodID")), str(p.get("TimePeriodName")), _end(p)) for p in given]
    return sorted(found, key=lambda period: period.end, reverse=True)


def _listed_periods(wanted: Wanted) -> list[dict[str, Any]]:
    shared = replace(wanted, bench=wanted.bench.of_source)
    return listed(_answer(shared, "periods", "periods.json"), "timePeriodList", "The list of periods")


def _file_name(edition: str) -> str:
    return f"cvdprevent_{edition}.csv"


def _ours(wanted: Wanted, level: Level) -> dict[str, str]:
    """Our areas of a level: the publisher's code and our name."""
    areas = wanted.catalogue.areas
    if level == "sub_icb":
        return {code: areas[ours].name for code, ours in wanted.source.same_areas.items()}
    return {area.code: area.name for area in areas.values() if area.kind == level}


def _end(period: dict[str, Any]) -> date:
    """Date from 'Tue, 31 Mar 2026 00:00:00 GMT' or an ISO date."""
    text = str(period.get("EndDate", ""))
    for read in (parsedate_to_datetime, lambda iso: date.fromisoformat(iso[:10])):
        try:
            found = read(text)
        except ValueError:
            continue
        return date(found.year, found.month, found.day)
    raise FetchProblem(f"The EndDate {text!r} of the period {period.get('TimePeriodName')!r} is not a date we know.")


def _absent(wanted: Wanted, level: Level, period: Period) -> list[str]:
    """Names of our areas of a level that the audit lacks in a period."""
    answer = _answer(wanted, "areas", f"areas_{level}.json", **_at(wanted, level, period))
    theirs = {str(one.get("AreaCode")).strip() for one in listed(answer, "areaList", f"The list of {level} areas")}
    return [name for code, name in _ours(wanted, level).items() if code not in theirs]


def _remark(absent: Mapping[Level, list[str]]) -> str:
    """Remark on missing larger areas. Missing practices are normal, because the catalogue keeps closed ones."""
    missed = [name for level, names in absent.items() if level not in ("practice", "sub_icb") for name in names]
    return f"CVDPREVENT does not list {', '.join(missed)}." if missed else ""


def _indicators(wanted: Wanted, level: Level, period: Period) -> list[tuple[str, str]]:
    """Number and code of the catalogue's indicators that are published at a level."""
    answer = _answer(wanted, "indicators", f"indicators_{level}.json", **_at(wanted, level, period))
    codes = {code.removesuffix(STANDARDISED) for code in wanted.codes}
    entries = listed(answer, "indicatorList", f"The list of {level} indicators")
    found = {_code(one): str(one.get("IndicatorID")) for one in entries if _code(one) in codes}
    return [(number, code) for code, number in sorted(found.items())]


def _at(wanted: Wanted, level: Level, period: Period) -> dict[str, str]:
    return {"period": period.id, "level": str(wanted.fetch.levels[level])}


def _code(entry: dict[str, Any]) -> str:
    """Code of an indicator. One is CVD002HF in the list and CVDP002HF elsewhere."""
    return re.sub(r"^CVD(?=\d)", "CVDP", str(entry.get("IndicatorCode", "")).strip())


def _answer(wanted: Wanted, what: str, name: str, **gaps: str) -> Any:
    return read_json(wanted.bench.get(address(wanted.fetch.urls[what], **gaps), name, check_json))


def _part(wanted: Wanted, name: str, **gaps: str) -> Path:
    return wanted.bench.get(address(wanted.fetch.urls["data"], **gaps), name, check_rows)
