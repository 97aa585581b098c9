"""No page or pack prints a verdict that the limits beside it do not allow."""

from dataclasses import replace

import pytest

from het_dash.charts.spec import Table
from het_dash.content.blocks import Block, Tabled, Tile, Tiles, Words
from het_dash.store import Store
from tests.support.every_page import every_block
from tests.support.printed_verdicts import read

PUBLISHED = {"gap": 200, "funnel": 1000, "against ages": 60, "sentence": 30, "change": 20, "slope": 20}
WITH_EXAMPLE = {**PUBLISHED, "gap": 3000, "sentence": 500, "share": 60}


@pytest.mark.parametrize(("with_example", "fewest"), [(False, PUBLISHED), (True, WITH_EXAMPLE)])
def test_every_printed_verdict_fits_its_printed_limits_on_all_pages_and_packs(
    with_example: bool, fewest: dict[str, int], bundle: Store
) -> None:
    found = read(every_block(bundle, with_example))
    assert found.wrong == []
    assert {kind: found.checked[kind] >= number for kind, number in fewest.items()} == dict.fromkeys(fewest, True)


ROW = ("Black African", "60.0%", "10.0 (5.0 to 15.0)", "Clear: fewer")
TILE = Tile(
    label="Black African and White patients: gap", value="10.0 points", below="between 5.0 and 15.0", comparison="",
    evidence=None, source="", verdict="A clear gap",
)  # fmt: skip


def table(*row: str) -> Tabled:
    return Tabled("", Table(("Ethnic group", "Per cent", "Points below White patients", "How sure"), (row,)), "")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (table(*ROW), table(*ROW[:3], "No clear gap")),
        (table(*ROW), table(*ROW[:2], "10.0 (0.0 to 15.0)", "Clear: fewer")),
        (table(*ROW), table(*ROW[:3], "Clear: more")),
        (Tiles((TILE,)), Tiles((replace(TILE, verdict="No clear gap"),))),
        (
            Words(("Widest gap: 10.0 points (5.0 to 15.0), a clear gap.",)),
            Words(("Widest gap: 10.0 points (−5.0 to 15.0), a clear gap.",)),
        ),
        (
            Words(("Its change: +3.0 points (+1.0 to +5.0). Verdict: rose more.",)),
            Words(("Its change: +3.0 points (-1.0 to +5.0). Verdict: rose more.",)),
        ),
        (
            Words(("1.90 times their share (between 1.70 and 2.20).",)),
            Words(("1.90 times their share (between 1.70 and 2.20, no clear difference).",)),
        ),
    ],
)
def test_the_check_finds_a_contradiction_and_nothing_where_there_is_none(right: Block, wrong: Block) -> None:
    assert (len(read([("", right)]).wrong), read([("", right)]).checked.total() > 0) == (0, True)
    assert len(read([("", wrong)]).wrong) == 1
