"""All six packs with example figures, laid side by side by a patient reader: nothing hidden can be worked out."""

import io
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from het_dash.charts.text.csv_download import COLUMNS as IN_A_FILE
from het_dash.charts.text.csv_download import EXAMPLE_IN_FILES
from het_dash.export.document import pack_of
from het_dash.export.documents import DATA_PACK
from het_dash.export.formats import written
from het_dash.store import Store
from het_dash.store.audit import COLUMNS, Named, audited, side_by_side
from tests.support.blocks import PCNS, area

NUMBERS = ["value", "lower", "upper", "numerator", "denominator"]
TITLE_ROWS = 3


@pytest.fixture(scope="module")
def figures(bundle: Store) -> pd.DataFrame:
    """Every figure of our own in the six workbooks, each once, as it is read back."""
    sheets = [in_workbook(label, bundle) for label in PCNS]
    held = pd.concat(sheets, ignore_index=True).drop_duplicates()
    statuses = {one.code or one.words: one.id.value for one in bundle.catalogue.statuses.values()}
    own = held[held["nature"] == EXAMPLE_IN_FILES].rename(columns={"measure_id": "indicator_id"})
    own = own.assign(status=own["status"].map(statuses), **own[NUMBERS].astype("float64"))
    assert own["status"].notna().all()
    return own[list(COLUMNS)]


def in_workbook(label: str, store: Store) -> pd.DataFrame:
    pack = pack_of(DATA_PACK, area(label), store, with_example=True)
    book = openpyxl.load_workbook(io.BytesIO(written(pack, "xlsx").content), read_only=True)
    header, *rows = list(book["Data"].iter_rows(values_only=True))[TITLE_ROWS:]
    assert set(IN_A_FILE) <= set(header)
    days = [[cell.date() if isinstance(cell, datetime) else cell for cell in row] for row in rows]
    return pd.DataFrame(days, columns=[str(name) for name in header])


@pytest.fixture(scope="module")
def slices(figures: pd.DataFrame, bundle: Store) -> list[Named]:
    return list(side_by_side(figures, bundle.catalogue))


def test_no_hidden_count_can_be_worked_out(slices: list[Named], bundle: Store) -> None:
    found = audited(slices, bundle.catalogue, quick=True)
    assert found.leaks == ()
    assert found.hidden > 1_000
    print(f"narrowed inside 1 to 7 in six packs: {found.narrowed} of {found.hidden}")


def test_a_true_count_in_a_pack_would_be_found(figures: pd.DataFrame, bundle: Store) -> None:
    shown = figures.index[(figures["status"] == "shown") & (figures["indicator_id"] == "cvdp002af")][0]
    wrong = figures.copy()
    wrong.loc[shown, "numerator"] += 1
    (leak,) = audited(side_by_side(wrong, bundle.catalogue), bundle.catalogue, quick=True).leaks
    assert leak.startswith("cvdp002af ")
    assert "1 shown rows reveal more than their rounded counts" in leak


def test_without_demonstrations_there_is_nothing_of_our_own_in_them(bundle: Store) -> None:
    pack = pack_of(DATA_PACK, area(PCNS[0]), bundle)
    assert {f.nature for answer in pack.answers for f in answer.figures}.isdisjoint({"demonstration", "programme"})
