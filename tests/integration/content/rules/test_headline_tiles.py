"""The board's first screen: one sentence and three tiles, and no word that an interval does not carry."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from het_dash.content.blocks import Lead, Tile, Tiles
from het_dash.content.pages import headline_impact
from het_dash.content.recording_store import Asked
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Declared, Receipt
from het_dash.store import Store
from tests.support.blocks import (
    LEWISHAM,
    Altered,
    answers_of,
    asked,
    emptied,
    of_tile,
    plain_rows,
    slips,
    view_of,
    with_hidden,
)
from tests.support.programme_returns import FIRST, NORTH, PCN_CODES, declared, in_quarters, of_six, receipt

REACHED, CHAMPIONS, GAP = range(3)
Change = Callable[[Answer], Answer]


def unchanged(answer: Answer) -> Answer:
    return emptied(answer) if any(f.nature == "demonstration" for f in answer.figures) else answer


def screen(
    store: Store, change: Change = unchanged, *teams: Declared, receipts: tuple[Receipt, ...] = ()
) -> tuple[Lead, Tiles]:
    """Sentence and tiles of the page's own answers, changed, and of what the teams have declared and sent."""
    found = answers_of(headline_impact.Achieved, Altered(store, lambda _, answer: change(answer)), LEWISHAM)
    given = replace(found, teams=Listing(teams), receipts=Listing(receipts))
    lead, tiles = headline_impact.achieved(given, view_of(store))
    assert isinstance(lead, Lead)
    assert isinstance(tiles, Tiles)
    return lead, tiles


def drawn(store: Store, change: Change = unchanged) -> tuple[Tile, ...]:
    return screen(store, change)[1].tiles


def test_the_three_tiles_read_so(bundle: Store) -> None:
    assert [(t.label, t.value, t.below, t.comparison, t.evidence) for t in drawn(bundle)] == [
        ("People reached", "2,500+", "Cycle 1, minimum figure", "", "Published"),
        ("Community champions", "70+", "Cycle 1, minimum figure", "", "Published"),
        (
            "Blood pressure controlled", "67% against 77%", "Black and White patients, South East London, March 2026",
            "", "Published",
        ),
    ]  # fmt: skip


def test_the_gap_is_two_bars_from_zero_with_its_size_and_limits_in_the_source(bundle: Store) -> None:
    gap = drawn(bundle)[GAP]
    assert gap.bars
    assert gap.bars.words == "Black 67%; White 77%"
    assert [round(bar.value, 2) for bar in gap.bars.bars] == [67.26, 77.26]
    assert "10.0 points (9.6 to 10.4)" in gap.source
    assert gap.limit == "Not adjusted for age."


def test_every_tile_has_its_figures_and_source_behind_it(bundle: Store) -> None:
    for tile in drawn(bundle):
        assert tile.source.startswith("Source: "), tile
        assert re.search(r"Period: .*20\d\d", tile.source), tile
        assert tile.behind, tile
        assert tile.behind.rows, tile
        assert tile.nature == "published", tile


def test_minimum_figures_are_never_exact_in_words_or_tables(bundle: Store) -> None:
    for tile in drawn(bundle)[:2]:
        assert tile.behind
        (row,) = tile.behind.rows
        assert row == ("Lewisham", "2022 to 2024", f"at least {tile.value.removesuffix('+')}")
        assert "At least this many." in tile.source


def test_the_published_facts_are_figures_of_the_store_with_a_way_back(bundle: Store, bundle_store: object) -> None:
    rows = plain_rows(
        bundle_store,  # type: ignore[arg-type]
        "SELECT numerator, value, lower, upper, qualifier, nature, interval_kind FROM figure "
        "WHERE source_id = 'programme_facts' ORDER BY numerator",
    )
    assert [row[0] for row in rows] == [1, 70, 2500]
    assert {row[2:] for row in rows} == {(None, None, "at_least", "published", "none")}
    reached = asked(bundle, "cycle_1_residents_reached", LEWISHAM)
    assert reached.lineage[0].file == "CASE-STUDY.txt"
    assert len(reached.lineage[0].sha256) == 64


def test_the_sentence_says_what_we_can_and_in_bold_what_we_cannot(bundle: Store) -> None:
    lead = screen(bundle)[0]
    assert lead.sentence == "Cycle 1 reached more than 2,500 people. It is too early to say whether care has changed."
    assert lead.strong == "It is too early to say whether care has changed."


@pytest.mark.parametrize("change", [emptied, lambda a: with_hidden(a, lambda _: True)], ids=["empty", "hidden"])
def test_without_figures_no_tile_has_a_number_or_a_slip(change: Change, bundle: Store) -> None:
    lead, tiles = screen(bundle, change)
    for tile in tiles.tiles:
        assert tile.value == "No figure"
        assert not [text for text in of_tile(tile)[:4] if re.search(r"\d", text.replace("Cycle 2", ""))], tile
        assert not [text for text in of_tile(tile) if slips(text)], tile
        assert tile.bars is None
    assert lead.sentence == lead.strong == "We cannot say yet whether care has changed."


def of_one(made: Answer) -> Change:
    """What returns or local records hold of one measure; nothing of the others."""

    def change(answer: Answer) -> Answer:
        ours = answer.indicator.id == made.indicator.id and not any(f.nature == "published" for f in answer.figures)
        return made if ours else unchanged(answer)

    return change


def test_one_teams_verdict_is_counted_and_the_others_still_cannot_tell(bundle: Store) -> None:
    lead, _ = screen(bundle, of_one(of_six((600, 700))), declared())
    told = "Change in care, compared with other practices: rose more (1 of 6 teams); cannot tell (5 of 6 teams)."
    assert lead.strong == told
    assert lead.sentence.endswith(told)


def test_an_example_extract_gives_no_verdict_on_the_first_screen(bundle: Store) -> None:
    made = of_one(of_six((600, 700), nature="demonstration", source_id="demo_gp_extract"))
    assert "rose" not in screen(bundle, made, declared())[0].sentence


def test_real_returns_are_told_and_example_data_feeds_no_sentence(bundle: Store) -> None:
    for nature, told in (("programme", True), ("demonstration", False)):
        people = in_quarters("residents_reached", {NORTH: {FIRST: 100, FIRST.plus(1): 150}}, nature=nature)
        sent = tuple(receipt(FIRST, pcn, nature=nature) for pcn in PCN_CODES[:2])
        lead, tiles = screen(bundle, of_one(people.of(LEWISHAM)), receipts=sent)
        said = "Cycle 2 has reached 250 so far, counting 2 of 6 teams."
        assert (said in lead.sentence) == told, nature
        tile = tiles.tiles[REACHED]
        assert tile.comparison.startswith("Cycle 2: 250"), "the tile has it, marked"
        assert tile.mark == ("" if told else "Contains example data")
        assert ("example data" in tile.comparison) != told


def test_a_count_that_is_hidden_is_not_told(bundle: Store) -> None:
    trained = in_quarters("champions_trained", {NORTH: {FIRST: 5}})
    change = of_one(with_hidden(trained.of(LEWISHAM), lambda _: True))
    assert drawn(bundle, change)[CHAMPIONS].comparison == "Cycle 2: not shown, to protect people"


def test_the_switch_alone_brings_example_data_to_the_tiles(bundle: Store) -> None:
    found = answers_of(headline_impact.Achieved, Asked(bundle, with_example=False), LEWISHAM)  # type: ignore[arg-type]
    lead, tiles = headline_impact.achieved(found, view_of(bundle))
    assert isinstance(tiles, Tiles)
    assert {tile.nature for tile in tiles.tiles} == {"published"}
    assert isinstance(lead, Lead)
