"""The Inequality page, as composed: with example records, with real ones, with none."""

from collections.abc import Iterator
from typing import cast

import pytest

from het_dash.catalogue import Nature, load
from het_dash.charts import Chart
from het_dash.content.blocks import Composed, Tabled, Words, is_example
from het_dash.content.pages import inequality
from het_dash.content.pages.inequality import REFERENCES, SCHEMES, Choice
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, NORTH, PCNS, area, every_text, slips, texts
from tests.support.local_extract import PCN, WithOwn
from tests.support.wording import FORBIDDEN

EVERY_CHOICE = [(reference, scheme) for reference in REFERENCES for scheme in SCHEMES]


def with_own(store: Store, nature: Nature = "demonstration", places: tuple[str, ...] = (PCN, LEWISHAM)) -> Store:
    return cast(Store, WithOwn(store, nature, places))


def page(store: Store, choice: Choice, label: str = NORTH) -> dict[str, Composed]:
    return {section.id: section for section in inequality.sections(choice, area(label), store)}


def charts(sections: dict[str, Composed]) -> Iterator[Chart]:
    return (block for section in sections.values() for block in section.blocks if isinstance(block, Chart))


def said(section: Composed) -> str:
    return " ".join(text for block in section.blocks for text in texts(block) if text)


BLOOD_PRESSURE = Choice("cvdp007hyp")


def test_the_sections_stand_in_the_readers_order_published_first(bundle: Store) -> None:
    assert list(page(with_own(bundle), BLOOD_PRESSURE)) == [
        "lead", "known", "groups", "group-tables", "groups-borough", "published-age", "age", "adjusted", "over-time",
        "deprivation", "recording", "limits",
    ]  # fmt: skip


@pytest.mark.parametrize(("reference", "scheme"), EVERY_CHOICE)
@pytest.mark.parametrize("nature", ["demonstration", "local"])
def test_every_choice_is_composed_without_a_slip_or_a_forbidden_word(
    reference: str, scheme: str, nature: Nature, bundle: Store
) -> None:
    choice = Choice("cvdp007hyp", reference, scheme)  # type: ignore[arg-type]
    sections = page(with_own(bundle, nature), choice)
    every = list(every_text(list(sections.values())))
    assert not [(text, slips(text)) for text in every if slips(text)]
    assert not [text for text in every if FORBIDDEN.search(text)]
    ids = [chart.id for chart in charts(sections)]
    assert (
        len(set(ids)) == len(ids) == (8 if nature == "local" else 9)
    )  # the bound on age is replaced by a real extract


def test_example_data_is_marked_in_every_block_and_alternative_and_never_feeds_what_is_published(
    bundle: Store,
) -> None:
    sections = page(with_own(bundle), BLOOD_PRESSURE)
    for id_ in ("groups", "group-tables", "groups-borough", "over-time", "age", "adjusted"):
        assert "xample data" not in sections[id_].heading
        for block in sections[id_].blocks:
            if isinstance(block, Chart | Tabled):
                assert block.mark == "Example data"
                assert "xample data" not in block.title
            if isinstance(block, Chart):
                assert "Example data." in block.alt
    for id_ in ("lead", "known", "published-age", "deprivation"):
        assert not any(is_example(block) for block in sections[id_].blocks)
        assert "xample data" not in said(sections[id_])


def test_real_records_are_nowhere_called_example_data(bundle: Store) -> None:
    sections = page(with_own(bundle, "local"), BLOOD_PRESSURE)
    assert not any("xample data" in text for section in sections.values() for text in (section.heading, said(section)))
    assert not any(is_example(block) for section in sections.values() for block in section.blocks)
    assert "Local GP extract" in said(sections["groups"])


def test_a_hidden_group_stands_with_what_is_shown_instead_in_chart_table_and_words(bundle: Store) -> None:
    chart, *_ = (b for b in page(with_own(bundle), BLOOD_PRESSURE)["groups"].blocks if isinstance(b, Chart))
    point = next(p for p in chart.series[0].points if p.at == "White and Asian")
    assert (point.value, point.text) == (None, "1 to 7, hidden. Instead: Mixed as a whole 65.9%")
    assert any(
        note.startswith("Mixed White and Asian in North Lewisham: hidden, 1 to 7 people.") for note in chart.notes
    )


def test_every_chart_by_ethnic_group_says_how_complete_recording_is(bundle: Store) -> None:
    for chart in charts(page(with_own(bundle), BLOOD_PRESSURE)):
        if chart.id.startswith("groups-") and "ethnicity" in chart.id:
            assert any(note.startswith("Ethnic group is recorded for ") for note in chart.notes), chart.id


def test_under_everything_of_our_own_stands_how_counts_were_rounded(bundle: Store) -> None:
    rounded = "Counts rounded to 5, so parts may not add up; percentages use rounded counts."
    sections = page(with_own(bundle, "local"), BLOOD_PRESSURE)
    for id_ in ("groups", "group-tables", "groups-borough", "over-time", "age", "adjusted"):
        for block in sections[id_].blocks:
            if isinstance(block, Chart | Tabled):
                assert rounded in block.source, block.title


def test_only_the_chosen_groups_are_shown_and_downloaded(bundle: Store) -> None:
    choice = Choice("cvdp007hyp", groups=("N", "P", "H", "A"))
    sections = page(with_own(bundle), choice)
    assert [len(c.categories) for c in charts(sections) if "nhs16" in c.id] == [4, 4]
    lines = [c for c in charts(sections) if c.kind == "trend"]
    assert [[s.label for s in c.series[:-1]] for c in lines] == [
        ["Black African", "Other Black", "Indian"], ["White British"],
    ]  # fmt: skip
    answer = inequality.answer(choice, area(NORTH), with_own(bundle))
    assert {f.group_id for f in answer.figures} == {"N", "P", "H", "A"}
    assert {f.area_code for f in answer.figures} == {PCN, LEWISHAM}


@pytest.mark.parametrize("label", PCNS)
def test_without_records_of_our_own_it_says_what_is_missing_why_and_who_can_supply_it(
    label: str, bundle: Store
) -> None:
    store = with_own(bundle, places=())
    sections = page(store, Choice("cvdp002af"), label)
    assert list(sections) == [
        "lead",
        "known",
        "groups",
        "published-age",
        "over-time",
        "deprivation",
        "recording",
        "limits",
    ]
    missing = said(sections["groups"])
    assert "We have no local records of this measure yet" in missing
    assert "Lewisham's GP practices" in missing
    assert "docs/data.md" in missing
    assert not any("xample data" in said(section) for section in sections.values())
    assert {f.group_id for f in inequality.answer(Choice("cvdp002af"), area(label), store).figures} > {"black", "white"}


@pytest.mark.parametrize("indicator", [one.id for one in load().on_page("inequality")])
def test_every_offered_measure_is_composed_with_or_without_figures(indicator: str, bundle: Store) -> None:
    sections = page(bundle, Choice(indicator))
    every = list(every_text(list(sections.values())))
    assert not [(text, slips(text)) for text in every if slips(text)]
    assert sections["known"].blocks
    assert sections["deprivation"].blocks


def test_records_of_one_pcn_only_leave_the_others_saying_so(bundle: Store) -> None:
    sections = page(with_own(bundle, "local", (PCN, LEWISHAM)), BLOOD_PRESSURE, "Aplos Health")
    assert "Aplos Health: not collected yet." in said(sections["groups"])
    assert "over-time" not in sections
    assert not slips(" ".join(said(sections["groups"]).split()))


def test_the_measures_with_most_to_hand_are_offered_first(bundle: Store) -> None:
    assert [one.id for one in inequality.offered(with_own(bundle))][:3] == ["cvdp007hyp", "cvdp002af", "cvdp009chol"]


@pytest.mark.parametrize("nature", ["demonstration", "local"])
def test_limits_are_said_of_any_records(nature: Nature, bundle: Store) -> None:
    limits = page(with_own(bundle, nature), BLOOD_PRESSURE)["limits"]
    assert isinstance(limits.blocks[0], Words)
    assert "numbers of 1 to 7 people are hidden" in said(limits)
