"""CVDPREVENT's API in small: its lists and its raw data, in the shapes that it answers in, on loopback."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.support.publisher import Answer, Asked, Publisher, as_json, text

LEVELS = {"nation": 1, "region": 6, "icb": 7, "ods_pcn": 4, "practice": 5}
ALL_LEVELS = {**LEVELS, "sub_icb": 8}
COLUMNS = (
    "AreaCode,AreaName,CategoryAttribute,Denominator,Factor,HighestPriorityNotificationType,IndicatorCode,IndicatorName,"
    "IndicatorShortName,LowerConfidenceLimit,MetricCategoryName,MetricCategoryTypeName,NotificationCount,Numerator,"
    "TimePeriodName,UpperConfidenceLimit,Value,ValueNote"
).split(",")
SUPPRESSED = "Value suppressed for disclosure control due to small count"
PERIODS = [
    {"TimePeriodID": 33, "TimePeriodName": "To March 2026", "StartDate": "Tue, 01 Apr 2025 00:00:00 GMT",
     "EndDate": "Tue, 31 Mar 2026 00:00:00 GMT", "IndicatorTypeID": 1, "IndicatorTypeName": "Standard"},
    {"TimePeriodID": 34, "TimePeriodName": "Apr 2025 - Mar 2026", "StartDate": "Tue, 01 Apr 2025 00:00:00 GMT",
     "EndDate": "Tue, 31 Mar 2026 00:00:00 GMT", "IndicatorTypeID": 2, "IndicatorTypeName": "Outcomes"},
    {"TimePeriodID": 35, "TimePeriodName": "To December 2024", "StartDate": "Mon, 01 Jan 2024 00:00:00 GMT",
     "EndDate": "Tue, 31 Dec 2024 00:00:00 GMT", "IndicatorTypeID": 1, "IndicatorTypeName": "Standard"},
]  # fmt: skip
# level, area, group, numerator and denominator ('.' is suppressed). Values come from the unrounded counts.
TABLE = """
nation    E92000001  Persons  7007000  9467291
nation    E92000001  Black     300000   450000
region    E40000003  Persons   900000  1200000
icb       E54000030  Persons   200000   271960
icb       E54000030  Black      46350    68915
ods_pcn   U53896     Persons     6000     8000
ods_pcn   U53896     Black       1300     2000
ods_pcn   U53896     White       3000     3900
ods_pcn   U53896     Mixed          .        .
ods_pcn   U58020     Persons     5000     7000
ods_pcn   U58020     Black       1400     2100
ods_pcn   U58020     Asian        200      250
ods_pcn   U42936     Persons     2000     3000
ods_pcn   U42936     Black        400      700
ods_pcn   U42936     Asian          .        .
ods_pcn   U99999     Persons        5       10
practice  G85085     Persons      600      800
practice  A81001     Persons      500      900
"""


# A word of a table -> type, category and attribute of its group. Any other word is an ethnic group.
GROUPS = {
    "Persons": ("Sex", "Persons", "Persons"),
    "Female": ("Sex", "Female", "Female"),
    "40-59": ("Age group", "40-59", "Persons"),
    "Most-deprived": ("Deprivation quintile", "1 - most deprived", "Persons"),
}


@dataclass
class Api:
    """The API on a test server. `raw` is rawDataCSV or rawDataJSON. `tables`: other tables, by a period's number."""

    publisher: Publisher
    table: str = TABLE
    raw: str = "rawDataCSV"
    periods: Sequence[dict[str, Any]] = field(default_factory=lambda: PERIODS)
    tables: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=lambda: LEVELS)

    def serve(self, **more: Any) -> dict[str, Any]:
        """Serves the API's paths. Returns the `fetch` entry of the source's YAML file."""
        at = self.publisher.on
        lists = {
            "periods": at("/timePeriod", as_json({"copyright": "NHS England", "timePeriodList": list(self.periods)})),
            "areas": at("/area", self._areas) + "?timePeriodID={period}&systemLevelID={level}",
            "indicators": at("/indicator/list", self._indicators) + "?timePeriodID={period}&systemLevelID={level}",
        }
        data = at(f"/indicator/32/{self.raw}", self._data).replace("/32/", "/{indicator}/")
        urls = {**lists, "data": f"{data}?timePeriodID={{period}}&systemLevelID={{level}}"}
        same = {"kind": "cvdprevent", "format": "cvdprevent", "covers": "england"}
        return {**same, "urls": urls, "levels": dict(self.levels), **more}

    def rows(self, level: str, period: str = "33") -> list[dict[str, Any]]:
        """Raw data of one level in one period, each given by its number."""
        kinds = {str(number): kind for kind, number in self.levels.items()}
        name = next(one["TimePeriodName"] for one in self.periods if str(one["TimePeriodID"]) == period)
        lines = [line.split() for line in self.tables.get(period, self.table).strip().splitlines()]
        return [_row(*cells) | {"TimePeriodName": name} for kind, *cells in lines if kind == kinds[level]]

    def _asked(self, asked: Asked) -> list[dict[str, Any]]:
        return self.rows(asked.query["systemLevelID"], asked.query["timePeriodID"])

    def _areas(self, asked: Asked) -> Answer:
        codes = dict.fromkeys(row["AreaCode"] for row in self._asked(asked))
        entries = [{"AreaCode": code, "AreaID": 8000 + n, "Parents": [1]} for n, code in enumerate(codes)]
        return as_json({"areaList": [*entries, *entries[:1]], "copyright": "NHS England"})  # one area twice

    def _indicators(self, asked: Asked) -> Answer:
        assert asked.query["timePeriodID"] in self._standard()
        entries = [
            {"IndicatorID": 32, "IndicatorCode": "CVDP007HYP", "IndicatorStatus": "Live"},
            {"IndicatorID": 58, "IndicatorCode": "CVDP003HF", "IndicatorStatus": "Live"},
        ]
        return as_json({"indicatorList": entries})

    def _standard(self) -> list[str]:
        return [str(one["TimePeriodID"]) for one in self.periods if one["IndicatorTypeName"] == "Standard"]

    def _data(self, asked: Asked) -> Answer:
        rows = self._asked(asked)
        if self.raw == "rawDataJSON":
            return as_json({"indicatorRawData": rows})
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
        return text(out.getvalue())


def _row(area: str, group: str, numerator: str, denominator: str) -> dict[str, Any]:
    hidden = numerator == "."
    kind, category, attribute = GROUPS.get(group, ("Ethnicity", group, "Persons"))
    value = None if hidden else round(100 * int(numerator) / int(denominator), 2)
    given = {
        "AreaCode": area,
        "AreaName": "An\u00a0area",
        "IndicatorCode": "CVDP007HYP",
        "IndicatorName": "Patients with GP recorded hypertension, whose last reading is to threshold",
        "CategoryAttribute": attribute,
        "MetricCategoryName": category,
        "MetricCategoryTypeName": kind,
        "NotificationCount": 0,
        "Numerator": None if hidden else float(numerator),
        "Denominator": None if hidden else float(denominator),
        "Value": value,
        "LowerConfidenceLimit": None if value is None else round(value - 1, 2),
        "UpperConfidenceLimit": None if value is None else round(value + 1, 2),
        "ValueNote": SUPPRESSED if hidden else None,
    }
    return {name: given.get(name) for name in COLUMNS}
