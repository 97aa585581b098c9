"""The board's first screen: published figures, how sure they are, and no word that an interval does not carry."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from het_dash.content.blocks import Tile, Tiles, Words
from het_dash.content.pages import headline_impact
from het_dash.content.rules.headline_tiles import against
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Declared
from het_dash.store import Store
from tests.support.blocks import (
    ENGLAND,
    LEWISHAM,
    SEL,
    Altered,
    a_figure,
    answers_of,
    asked,
    emptied,
    of_tile,
    plain_rows,
    slips,
    view_of,
    with_hidden,
)
from tests.support.programme_returns import FIRST, NORTH, declared, in_quarters, of_six

REACHED, CHAMPIONS, DEATHS, GAP, CHANGE = range(5)
Change = Callable[[Answer], Answer]


def screen(store: Store, change: Change = lambda answer: answer, *teams: Declared) -> tuple[Words, Tiles]:
    """Sentences and tiles of the page's own answers, changed, and of what the teams have declared."""
    asked = answers_of(headline_impact.Achieved, Altered(store, lambda _, answer: change(answer)), LEWISHAM)
    words, tiles = headline_impact.achieved(replace(asked, teams=Listing(teams)), view_of(store))
    assert isinstance(words, Words)
    assert isinstance(tiles, Tiles)
    return words, tiles


def drawn(store: Store, change: Change = lambda answer: answer, *teams: Declared) -> tuple[Tile, ...]:
    return screen(store, change, *teams)[1].tiles


def sentences(store: Store, change: Change = lambda answer: answer, *teams: Declared) -> tuple[str, ...]:
    return screen(store, change, *teams)[0].sentences


def test_the_five_tiles_read_so(bundle: Store) -> None:
    assert [of_tile(tile)[:5] + of_tile(tile)[6:7] for tile in drawn(bundle)] == [
        (
            "Cycle 1: residents reached", "2,500+", "at least; 2022 to 2024", "All six teams together", "Published",
            "A minimum figure, so not compared",
        ),
        (
            "Cycle 1: community champions", "70+", "at least; 2022 to 2024",
            "Took part or were trained; one became a social prescriber", "Published",
            "A minimum figure, so not compared",
        ),
        (
            "Deaths under 75 from cardiovascular disease", "104.0",
            "per 100,000, 2025 (provisional); between 89.6 and 119.9", "Higher than England: 71.5 (70.8 to 72.3)",
            "Published", "Background, not a result of the programme",
        ),
        (
            "Gap in blood pressure treated to threshold", "10.0 points", "between 9.6 and 10.4; March 2026",
            "67% of Black, 77% of White patients, South East London", "Published", "A clear gap",
        ),
        (
            "Change in care since cycle 2 began", "Cannot tell", "only March 2026 is to hand",
            "We need two comparable March figures", "", "Cannot tell",
        ),
    ]  # fmt: skip


def test_every_tile_says_what_it_cannot_and_has_its_figures_and_source_behind_it(bundle: Store) -> None:
    for tile in drawn(bundle):
        assert len(tile.limit) > 20, tile
        assert tile.source.startswith("Source: "), tile
        assert re.search(r"Period: .*20\d\d", tile.source), tile
        assert tile.behind, tile
        assert tile.behind.rows, tile
        assert tile.nature == "published", tile


def test_floors_are_never_exact_in_words_or_tables(bundle: Store) -> None:
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


def test_the_narrative_tells_floors_and_what_cannot_be_told(bundle: Store) -> None:
    first, second = sentences(bundle)
    assert first.startswith("Cycle 1 reached at least 2,500 residents and had at least 70 community champions")
    assert "primarily qualitative" in first
    assert second.startswith("Cycle 2, to March 2027, is about cardiovascular disease.")
    assert second.endswith("Cannot tell: only March 2026 is to hand.")


@pytest.mark.parametrize("change", [emptied, lambda a: with_hidden(a, lambda _: True)], ids=["empty", "hidden"])
def test_without_figures_no_tile_has_a_number_or_a_slip(change: Change, bundle: Store) -> None:
    for tile in drawn(bundle, change):
        assert tile.value in ("No figure", "Cannot tell", "No verdict")
        plain = [text.replace("under 75", "") for text in of_tile(tile)[:4]]
        assert not [text for text in plain if re.search(r"\d\d|\d\.", text)], tile
        assert not [text for text in of_tile(tile) if slips(text)], tile
    said = sentences(bundle, change)
    assert said[0] == "Cycle 1: no published figure is to hand."
    assert said[1].endswith("No verdict: no measure declared.")


@pytest.mark.parametrize(
    ("lower", "upper", "said"),
    [(89.6, 119.9, "Higher than England: 71.5"), (60, 150, "No clear difference from England: 71.5")],
)
def test_higher_is_said_only_where_the_interval_of_the_difference_leaves_out_nought(
    lower: float, upper: float, said: str
) -> None:
    own = a_figure(104.0, lower=lower, upper=upper)
    assert against(own, a_figure(71.5, lower=70.8, upper=72.3), "England") == f"{said} (70.8 to 72.3)"


def test_lower_likewise_and_without_an_interval_nothing_is_claimed() -> None:
    assert against(a_figure(50.0, lower=45, upper=55), a_figure(71.5, lower=70, upper=73), "England").startswith(
        "Lower"
    )
    assert against(a_figure(50.0), a_figure(71.5), "England").startswith("No clear difference")
    assert against(a_figure(50.0), None, "England") == "England: no figure to compare with"


def test_a_second_march_takes_cannot_tell_off_only_where_no_break_lies_between(bundle: Store) -> None:
    care = asked(bundle, "cvdp007hyp", SEL)
    (now,) = care.figures
    before = replace(
        now, period_start=now.period_start.replace(year=2024), period_end=now.period_end.replace(year=2024)
    )
    with_march_2024 = replace(care, figures=(before, now))

    def add(answer: Answer) -> Answer:
        same = answer.indicator.id == "cvdp007hyp" and len(answer.figures) == 1
        return with_march_2024 if same else answer

    assert drawn(bundle, add)[CHANGE].below == "only March 2026 is to hand"


def test_england_and_lewisham_are_the_only_places_of_the_deaths(bundle: Store) -> None:
    behind = drawn(bundle)[DEATHS].behind
    assert behind
    places = {bundle.catalogue.areas[code].label for code in (LEWISHAM, ENGLAND)}
    assert {row[0] for row in behind.rows} == places


def of_one(store: Store, made: Answer) -> Change:
    """What returns or local records hold of one measure; nothing of the others."""

    def change(answer: Answer) -> Answer:
        ours = answer.indicator.id == made.indicator.id and not any(f.nature == "published" for f in answer.figures)
        return made if ours else answer

    return change


def test_one_teams_verdict_is_counted_and_the_others_still_cannot_tell(bundle: Store) -> None:
    made = of_one(bundle, of_six((600, 700)))
    tile = drawn(bundle, made, declared())[CHANGE]
    assert tile.value == "1 of 6 can tell"
    assert tile.evidence == "Compared"
    assert tile.verdict == "Rose more (1 of 6 teams); cannot tell (5 of 6 teams)"
    said = sentences(bundle, made, declared())[1]
    assert "Rose more (1 of 6 teams); cannot tell: only March 2026 is to hand (5 of 6 teams)." in said


def test_real_returns_are_told_and_example_data_feeds_no_sentence(bundle: Store) -> None:
    for nature, told in (("programme", True), ("demonstration", False)):
        people = in_quarters("residents_reached", {NORTH: {FIRST: 100, FIRST.plus(1): 150}}, nature=nature)
        change = of_one(bundle, people.of(LEWISHAM))
        said = sentences(bundle, change)[1]
        assert ("It has reached 250 residents so far." in said) == told, nature


def test_an_example_extract_gives_no_verdict_on_the_first_screen(bundle: Store) -> None:
    made = of_one(bundle, of_six((600, 700), nature="demonstration", source_id="demo_gp_extract"))
    tile = drawn(bundle, made, declared())[CHANGE]
    assert (tile.value, tile.evidence, tile.verdict) == ("Cannot tell", None, "Cannot tell")
