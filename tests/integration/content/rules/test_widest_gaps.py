"""Which gap is widest, for how many people, how sure: published first, our own apart."""

import re
from collections.abc import Callable
from dataclasses import replace

from het_dash.catalogue import Nature
from het_dash.content import PCN_PACK
from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules import widest_gaps
from het_dash.content.sections import compose
from het_dash.figures import Answer, Figure
from het_dash.store import Store
from tests.support.blocks import SEL, asked, emptied, view_of
from tests.support.local_extract import PCN, WithOwn, answered, counted, kept_back

MEASURES = ("cvdp007hyp", "cvdp002af", "cvdp004ckd")
AFRICAN = ((600, 1000), (80, 100), (140, 200))  # against White 70%, 90%, 80%
CARIBBEAN = ((640, 1000), (89, 100), (158, 200))
WHITE = ((1400, 2000), (270, 300), (800, 1000))


NATURES: tuple[Nature, ...] = ("demonstration", "local")


def ours(store: Store, nature: Nature = "demonstration", **kept: Figure) -> widest_gaps.Own:
    """Each measure by detailed group at three PCNs with the same shares, and by group as a whole."""
    by_group, by_broad = {}, {}
    for measure, african, caribbean, white in zip(MEASURES, AFRICAN, CARIBBEAN, WHITE, strict=True):
        detailed = [
            kept.get(measure, counted("ethnicity_nhs16", "N", *african, nature=nature)),
            counted("ethnicity_nhs16", "M", *caribbean, nature=nature),
            counted("ethnicity_nhs16", "A", *white, nature=nature),
        ]
        detailed += [
            counted("ethnicity_nhs16", group, *pair, pcn.code, nature=nature)
            for pcn in store.catalogue.pcns[1:4]
            for group, pair in (("N", african), ("M", caribbean), ("A", white))
        ]
        by_group[measure] = answered(*detailed, indicator=measure)
        broad = counted("ethnicity_broad", "white", *white, nature=nature)
        by_broad[measure] = answered(broad, indicator=measure)
    return widest_gaps.Own(by_group=by_group, by_broad=by_broad, view=view_of(store))


def words(found: Words | Tabled | None) -> Words:
    assert isinstance(found, Words)
    return found


def published(store: Store) -> list[Answer]:
    measures = store.catalogue.in_section("unequal_care")
    return [asked(store, one.id, PCN, SEL, by="ethnicity_cvdprevent") for one in measures]


def test_the_widest_published_gap_comes_first_with_its_people_and_limits(bundle: Store) -> None:
    said = words(widest_gaps.published(published(bundle), view_of(bundle)))
    assert said.heading == "Which published gap is widest? South East London, Black and White patients"
    assert said.sentences[0] == (
        "Widest gap from White patients: Blood pressure treated to threshold, Black: 10.0 points (9.6 to 10.4), about "
        "6,890 people (6,600 to 7,180)."
    )
    assert said.sentences[-1] == "Not adjusted for age."


def test_without_a_published_gap_there_is_no_block(bundle: Store) -> None:
    assert widest_gaps.published(map(emptied, published(bundle)), view_of(bundle)) is None


def test_widest_in_points_is_named_with_its_people_by_estimates_that_allow_for_small_numbers(bundle: Store) -> None:
    """African: hypertension 10.0 points as counted, 100 people; atrial fibrillation 10.0, not clear; kidney 10.0."""
    said = words(widest_gaps.ours(ours(bundle)))
    assert said.heading == "From local records: which gap is widest in North Lewisham?"
    assert said.mark == "Example data"
    found = re.match(
        r"Widest gap from White patients: Blood pressure treated to threshold, Black African: ([\d.]+) points "
        r"\(([\d.]+) to ([\d.]+)\), about (\d+) people",
        said.sentences[0],
    )
    assert found
    points, lower, upper, people = map(float, found.groups())
    assert 9 < points < 10.5
    assert lower < points < upper
    assert 90 <= people <= 105
    assert said.sentences[-1].startswith("We compared 6 gaps. Because shares allow for small numbers, ")


def test_only_clear_gaps_of_the_programmes_groups_are_in_the_table(bundle: Store) -> None:
    table = widest_gaps.our_table(ours(bundle))
    assert isinstance(table, Tabled)
    named = {(row[0], row[1]) for row in table.table.rows}
    assert ("Blood pressure treated to threshold", "Black African") in named
    assert not any(row[1] == "White British" for row in table.table.rows)
    assert not any("no clear gap" in cell for row in table.table.rows for cell in row)
    points = [float(row[4].split(" ")[0]) for row in table.table.rows]
    assert points == sorted(points, reverse=True)
    assert table.table.columns[2:4] == ("As recorded", "Allowing for small numbers (95% limits)")
    assert table.table.rows[0][2] == "60.0%"
    assert table.table.rows[0][3].startswith("60.")


def test_what_is_hidden_is_counted_as_not_looked_at(bundle: Store) -> None:
    said = words(widest_gaps.ours(ours(bundle, cvdp002af=kept_back("ethnicity_nhs16", "N"))))
    assert said.sentences[-1].endswith("1 more could not be compared: a figure is not shown. Not adjusted for age.")


def test_the_first_page_marks_gaps_of_example_data(bundle: Store) -> None:
    example, local = (words(widest_gaps.on_a_page(ours(bundle, nature))) for nature in NATURES)
    assert (example.heading, example.mark) == ("From local records", "Example data")
    assert (local.heading, local.mark) == ("From local records", "")


def altered(own: widest_gaps.Own, change: Callable[[Answer], Answer]) -> widest_gaps.Own:
    both = ({measure: change(answer) for measure, answer in one.items()} for one in (own.by_group, own.by_broad))
    by_group, by_broad = both
    return replace(own, by_group=by_group, by_broad=by_broad)


def test_without_records_of_our_own_it_says_what_is_missing_and_who_can_supply_it(bundle: Store) -> None:
    nothing = altered(ours(bundle), emptied)
    assert widest_gaps.on_a_page(nothing) is None
    assert widest_gaps.our_table(nothing) is None
    missing, _, supplier = words(widest_gaps.ours(nothing)).sentences
    assert "yet" in missing
    assert supplier == "The practices can supply an extract of their own records."


def test_without_any_clear_gap_none_is_claimed(bundle: Store) -> None:

    def alike(answer: Answer) -> Answer:
        return replace(
            answer, figures=tuple(counted(f.breakdown, f.group_id, 140, 200, f.area_code) for f in answer.figures)
        )

    said = words(widest_gaps.ours(altered(ours(bundle), alike)))
    assert said.sentences[0] == "No clear gap from White patients in any of 6 looked at."


def test_the_pack_asks_every_measure_that_a_local_extract_holds(bundle: Store) -> None:
    held = {one.id for one in bundle.catalogue.indicators.values() if "gp_extract" in one.sources}
    assert "cvdp007hyp" in held
    for scheme in (widest_gaps.DETAILED, widest_gaps.BROAD):
        asked = widest_gaps.by_scheme(scheme)(bundle.catalogue)
        assert set(asked) == held
        assert {(question.layer, question.breakdown) for question in asked.values()} == {("own", scheme)}


def test_the_pack_holds_published_and_own_in_blocks_of_their_own(bundle: Store) -> None:
    section = next(section for section in PCN_PACK if section.id == "inequality")
    blocks = compose(section, PCN, WithOwn(bundle)).blocks
    assert isinstance(blocks[0], Words)
    assert blocks[0].mark == ""
    (table,) = (block for block in blocks if isinstance(block, Tabled))
    assert table.mark == "Example data"
