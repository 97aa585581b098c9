"""All six packs with example figures, laid side by side by a patient reader: nothing hidden can be worked out."""

import io
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from het_dash.charts.text.wording import EXAMPLE
from het_dash.export.batch import Order, pack_for
from het_dash.export.document import pack_of
from het_dash.export.documents import DATA_PACK
from het_dash.export.formats import written
from het_dash.store import Store
from het_dash.store.audit import COLUMNS, Named, audited, side_by_side
from tests.support.blocks import PCNS, area

NUMBERS = ["value", "lower", "upper", "numerator", "denominator"]
HEADER = 4  # the row of a sheet with the names of its columns
NAMES = {
    "Measure id": "indicator_id", "Source": "source", "Area code": "area_code", "Breakdown": "breakdown",
    "Group id": "group_id", "From": "period_start", "To": "period_end", "Status": "status", "Value": "value",
    "Lower limit": "lower", "Upper limit": "upper", "Numerator": "numerator", "Denominator": "denominator",
}  # fmt: skip


@pytest.fixture(scope="module")
def figures(bundle: Store) -> pd.DataFrame:
    """Every figure of our own in the six workbooks, each once, as it is read back."""
    sheets = [in_workbook(label, bundle) for label in PCNS]
    held = pd.concat(sheets, ignore_index=True).drop_duplicates()
    statuses = {one.words: one.id.value for one in bundle.catalogue.statuses.values()}
    own = held[(held["Data"] == EXAMPLE) & held["Area code"].notna()].rename(columns=NAMES)  # not what charts work out
    own = own.assign(status=own["status"].map(statuses), **own[NUMBERS].astype("float64"))
    assert own["status"].notna().all()
    return own[list(COLUMNS)]


def in_workbook(label: str, store: Store) -> pd.DataFrame:
    pack = pack_for(Order(DATA_PACK.id, area(label).code, "xlsx", with_example=True), store)
    book = openpyxl.load_workbook(io.BytesIO(written(pack, "xlsx").content), read_only=True)
    found = []
    for name in book.sheetnames:
        header, *rows = list(book[name].iter_rows(min_row=HEADER, values_only=True))
        if name in pack.received and set(NAMES) <= set(header):
            days = [[cell.date() if isinstance(cell, datetime) else cell for cell in row] for row in rows]
            found.append(pd.DataFrame(days, columns=[str(name) for name in header]))
    return pd.concat(found, ignore_index=True)


@pytest.fixture(scope="module")
def slices(figures: pd.DataFrame, bundle: Store) -> list[Named]:
    return list(side_by_side(figures, bundle.catalogue))


def test_no_hidden_count_can_be_worked_out(slices: list[Named], bundle: Store) -> None:
    found = audited(slices, bundle.catalogue, quick=True)
    assert found.leaks == ()
    assert found.hidden > 1_000
    print(f"narrowed inside 1 to 7 in six packs: {found.narrowed} of {found.hidden}")


def test_a_true_count_in_a_pack_would_be_found(figures: pd.DataFrame, bundle: Store) -> None:
    shown = figures.index[(figures["status"] == "shown") & (figures["indicator_id"] == "cvdp007hyp")][0]
    wrong = figures.copy()
    wrong.loc[shown, "numerator"] += 1
    leaks = audited(side_by_side(wrong, bundle.catalogue), bundle.catalogue, quick=True).leaks
    assert [leak for leak in leaks if leak.startswith("cvdp007hyp ")] == list(leaks)
    assert any("1 shown rows reveal more than their rounded counts" in leak for leak in leaks)


def test_without_demonstrations_there_is_nothing_of_our_own_in_them(bundle: Store) -> None:
    pack = pack_of(DATA_PACK, area(PCNS[0]), bundle)
    assert {f.nature for answer in pack.answers for f in answer.figures}.isdisjoint({"demonstration", "programme"})
