"""Gaps at a glance."""

from het_dash.content.blocks import Tile
from het_dash.content.rules import gap_tiles
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.figures import Figure
from het_dash.store import Store
from tests.support.blocks import SEL, asked, emptied, view_of
from tests.support.local_extract import PCN, answered, counted, everywhere, kept_back


def published(store: Store, *, empty: bool = False) -> tuple[Tile, ...]:
    by_group, everyone = asked(store, "cvdp007hyp", SEL, by="ethnicity_cvdprevent"), asked(store, "cvdp007hyp", SEL)
    by_fifth = asked(store, "cvdp007hyp", SEL, by="imd_quintile_england")
    if empty:
        by_group, everyone, by_fifth = emptied(by_group), emptied(everyone), emptied(by_fifth)
    given = ByGroup(
        by_group=by_group, by_broad=by_group, everyone=everyone, area=SEL, reference="white", view=view_of(store)
    )
    made = (gap_tiles.published(given), gap_tiles.by_deprivation(by_fifth, view_of(store)), gap_tiles.recording(given))
    return tuple(tile for tiles in made for tile in tiles.tiles)


def ours(store: Store, *groups: Figure) -> tuple[Tile, ...]:
    broad = answered(*everywhere("ethnicity_broad", {"white": (1400.0, 2000.0)}))
    everyone = answered(counted("persons", "all", 2000, 3000))
    given = ByGroup(
        by_group=answered(*groups), by_broad=broad, everyone=everyone, area=PCN, reference="white", view=view_of(store)
    )
    return gap_tiles.ours(given).tiles


def test_four_tiles_of_what_is_published(bundle: Store) -> None:
    gap, people, slope, recorded = published(bundle)
    assert (gap.value, gap.below, gap.verdict) == ("10.0 points", "between 9.6 and 10.4", "A clear gap")
    assert (people.value, people.below) == ("6,890", "between 6,600 and 7,180")
    assert (slope.value, slope.below) == ("9.6 points", "between 9.0 and 10.2")
    assert recorded.value == "97.0%"
    assert all(tile.evidence == "Published" and tile.source.startswith("Source: ") for tile in published(bundle))


def test_with_nothing_to_hand_no_number_stands_there(bundle: Store) -> None:
    assert {tile.value for tile in published(bundle, empty=True)} == {"No figure"}


def test_the_programmes_groups_of_our_own_records_say_their_nature_and_have_no_verdict(bundle: Store) -> None:
    african, caribbean, recorded = ours(
        bundle, counted("ethnicity_nhs16", "N", 360, 600), kept_back("ethnicity_nhs16", "M"),
        counted("ethnicity_nhs16", "Z", 50, 150),
    )  # fmt: skip
    assert african.label == "Black African and White patients: gap"
    assert (african.value, african.below) == ("10.0 points", "between 5.1 and 15.0")
    assert african.comparison == "North Lewisham, March 2026. About 60 people, between 30 and 90"
    assert (caribbean.value, caribbean.below) == ("No figure", "Hidden: 1 to 7 people")
    assert recorded.value == "95.0%"
    assert {tile.nature for tile in (african, caribbean, recorded)} == {"demonstration"}
    assert {tile.verdict for tile in (african, caribbean, recorded)} == {""}
