"""Small files in their publishers' shapes, and how a source says where they are."""

from typing import Any

from tests.support.publisher import zipped
from tests.support.qof_files import GROVE, VALE, csv

MAP = """EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_ICB_CODE
01Jul2026,G85085,GROVE,SE8 3QH,U53896,NORTH LEWISHAM PCN,E54000030
"""
FINGERTIPS = (
    "Indicator ID,Area Code,Sex,Category Type,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,"
    """Denominator,Value note
40401,E92000001,Persons,,2024,72.1,71.3,72.9,35000,50000000,
40401,E92000001,Persons,,2024,72.1,71.3,72.9,35000,50000000,
40401,E09000023,Persons,,2024,105.6,90.85,121.98,200,270000,
40401,E08000001,Persons,,2024,99.0,90,110,200,270000,
"""
)
QOF_ZIP = zipped(PREVALENCE_2425=csv(GROVE, VALE), ACHIEVEMENT_2425="x,y\n")


def qof(url: str, **more: Any) -> dict[str, Any]:
    urls = {"2024-25": url}
    return {"kind": "file", "format": "qof", "urls": urls, "member": "PREVALENCE_{years}.csv", **more}


def file(form: str, **urls: str) -> dict[str, Any]:
    return {
        "kind": "file",
        "format": form,
        "covers": "england",
        "urls": {k.replace("_", "-"): u for k, u in urls.items()},
    }
