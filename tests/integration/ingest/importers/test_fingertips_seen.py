"""Fingertips' under-75 mortality for the years that were seen."""

from pathlib import Path

import pandas as pd

from het_dash.catalogue import load
from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.importers import fingertips_seen
from het_dash.ingest.importers.context import Taking

FILE = """\
indicator_id,area_code,area_name,sex,age,year,value,lci,uci,count,denominator,value_note
40401,E92000001,England,Persons,<75 yrs,2025,71.5286700896265,70.7880576385349,72.2750863244326,35820,53319634.115,\
Value based on provisional mortality and population data
40401,E09000023,Lewisham,Persons,<75 yrs,2024,105.598071069072,90.8534056356834,121.975036229629,200,288045,
40401,E09000023,Lewisham,Persons,<75 yrs,2025,103.957816096256,89.623611317607,119.866425028126,203,294412.242,\
Value based on provisional mortality and population data
"""


def taken(folder: Path) -> pd.DataFrame:
    file, catalogue = folder / "seen.csv", load()
    file.write_text(FILE, encoding="utf-8")
    taking = Taking(catalogue, catalogue.sources["fingertips"], "2014-2025")
    return fingertips_seen.read(read_raw(file), taking).observations


def test_figures_of_each_year_come_as_published(tmp_path: Path) -> None:
    (row,) = taken(tmp_path).query("area_code == 'E09000023'").to_dict("records")
    assert (row["numerator"], row["denominator"], row["value"]) == (200, 288045, 105.598071069072)
    assert (str(row["period_start"]), str(row["period_end"])) == ("2024-01-01", "2024-12-31")
    assert row["qualifier"] == "exact"


def test_borough_row_that_the_boroughs_file_repeats_is_left_to_it_and_englands_is_not(tmp_path: Path) -> None:
    latest = taken(tmp_path).query("period_end == @when", local_dict={"when": pd.Timestamp("2025-12-31").date()})
    (row,) = latest.to_dict("records")
    assert (row["area_code"], row["value"], row["qualifier"]) == ("E92000001", 71.5286700896265, "provisional")
