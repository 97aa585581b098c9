"""Downloads the newest period of CVDPREVENT from its API as one CSV file."""

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from het_dash.catalogue.indicator import AreaKind
from het_dash.ingest.fetch.checks import check_json, check_rows, listed, read_json
from het_dash.ingest.fetch.cvdprevent_answers import merge
from het_dash.ingest.fetch.fetched import Fetched, Wanted
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.fetch.workspace import address
from het_dash.ingest.importers.cvdprevent_groups import STANDARDISED

TYPE = "standard"  # the other type, Outcomes, has other indicators


@dataclass(frozen=True)
class Period:
    """A period with the audit's number, which does not follow the order of time."""

    id: str
    name: str
    end: date


def fetch_cvdprevent(wanted: Wanted) -> Fetched:
    """All catalogue indicators at all levels, limited to the catalogue's areas."""
    answer = _answer(wanted, "periods", "periods.json")
    period = newest(listed(answer, "timePeriodList", "The list of periods"))
    edition = f"{period.end:%Y-%m}"
    absent = {kind: _absent(wanted, kind, period, str(level)) for kind, level in wanted.fetch.levels.items()}
    asked = [
        (f"{edition}_{kind}_{code}.csv", {"indicator": number, "period": period.id, "level": str(level)})
        for kind, level in wanted.fetch.levels.items()
        if len(absent[kind]) < len(wanted.catalogue.of_kind(kind))
        for number, code in _indicators(wanted, kind, period, str(level))
    ]
    wanted.bench.client.watch.parts(len(asked))
    parts = [_part(wanted, name, **gaps) for name, gaps in asked]
    file = wanted.bench.folder / f"cvdprevent_{edition}.csv"
    if not parts or not merge(parts, wanted.catalogue.areas, file):
        raise FetchProblem(f"CVDPREVENT gives nothing for our areas and indicators in the period {period.name!r}.")
    return Fetched(edition, file, remark=_remark(absent))


def newest(periods: list[dict[str, Any]]) -> Period:
    """The standard period with the latest end. Numbers are no guide: outcome periods and late additions have higher
    ones."""
    standard = [one for one in periods if str(one.get("IndicatorTypeName", "")).strip().lower() == TYPE]
    if not standard:
        types = sorted({str(one.get("IndicatorTypeName")) for one in periods})
        raise FetchProblem(f"CVDPREVENT lists no period of type Standard; its types are {', '.join(types) or 'none'}.")
    found = [Period(str(p.get("TimePeriodID")), str(p.get("TimePeriodName")), _end(p)) for p in standard]
    return max(found, key=lambda period: period.end)


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


def _absent(wanted: Wanted, kind: AreaKind, period: Period, level: str) -> list[str]:
    """Names of our areas of a kind that the audit lacks in a period."""
    answer = _answer(wanted, "areas", f"areas_{kind}.json", period=period.id, level=level)
    theirs = {str(one.get("AreaCode")).strip() for one in listed(answer, "areaList", f"The list of {kind} areas")}
    return [area.name for area in wanted.catalogue.of_kind(kind) if area.code not in theirs]


def _remark(absent: dict[AreaKind, list[str]]) -> str:
    """Remark on missing larger areas. Missing practices are normal, because the catalogue keeps closed ones."""
    missed = [name for kind, names in absent.items() if kind != "practice" for name in names]
    return f"CVDPREVENT does not list {', '.join(missed)}." if missed else ""


def _indicators(wanted: Wanted, kind: AreaKind, period: Period, level: str) -> list[tuple[str, str]]:
    """Number and code of the catalogue's indicators that are published at a level."""
    answer = _answer(wanted, "indicators", f"indicators_{kind}.json", period=period.id, level=level)
    codes = {code.removesuffix(STANDARDISED) for code in wanted.codes}
    entries = listed(answer, "indicatorList", f"The list of {kind} indicators")
    found = {_code(one): str(one.get("IndicatorID")) for one in entries if _code(one) in codes}
    return [(number, code) for code, number in sorted(found.items())]


def _code(entry: dict[str, Any]) -> str:
    """Code of an indicator. One is CVD002HF in the list and CVDP002HF elsewhere."""
    return re.sub(r"^CVD(?=\d)", "CVDP", str(entry.get("IndicatorCode", "")).strip())


def _answer(wanted: Wanted, what: str, name: str, **gaps: str) -> Any:
    return read_json(wanted.bench.get(address(wanted.fetch.urls[what], **gaps), name, check_json))


def _part(wanted: Wanted, name: str, **gaps: str) -> Path:
    return wanted.bench.get(address(wanted.fetch.urls["data"], **gaps), name, check_rows)
