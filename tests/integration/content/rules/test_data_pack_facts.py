"""What the first screen says of one PCN."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from het_dash.catalogue import Status
from het_dash.content.blocks import Words
from het_dash.content.pages.data_pack.overview import Overview, first_screen
from het_dash.content.rules import data_pack_summary
from het_dash.content.rules.data_pack_facts import NO_RETURNS, FirstScreen
from het_dash.store import Store
from tests.support.blocks import (
    CARE_PARTNERSHIP,
    MODALITY,
    NORTH,
    PCNS,
    answers_of,
    area,
    emptied,
    plain_rows,
    view_of,
    with_hidden,
)
from tests.support.returns import GROUPS, TOLD, counts


def first(store: Store, label: str = NORTH) -> FirstScreen:
    return first_screen(answers_of(Overview, store, label), view_of(store, label))


def practices(one: FirstScreen) -> list[str]:
    return [f.area_code for f in one._own_care()]


def suppressed(one: FirstScreen, codes: list[str]) -> FirstScreen:
    return replace(one, care=with_hidden(one.care, lambda f: f.area_code in codes, Status.SUPPRESSED_AT_SOURCE))


def test_north_lewishams_first_screen_reads_so(bundle: Store) -> None:
    said = data_pack_summary.on_a_page(first(bundle)).sentences
    assert said == (
        "9 practices and 1 service with 89,273 registered patients (1 July 2026). Of those who live in Lewisham, 92% "
        "live in Neighbourhood 1 (July 2022).",
        "9.1% of North Lewisham's patients have recorded hypertension. With this list's ages we would expect about "
        "9.7% at England's rates. Recorded counts the people found, not everyone who has it.",
        "Blood pressure treated to threshold: about 64%; Lewisham, estimated in the same way, about 65%; from 55% "
        "to 69% between practices. Estimate from practice values, December 2025; not an NHS-published PCN figure.",
        "Across South East London, blood pressure is treated to threshold for 67% of Black and 77% of White patients "
        "with hypertension: 10.0 points (9.6 to 10.4), about 6,900 people. Not adjusted for age: Black patients with "
        "hypertension may be younger, and control is lower at younger ages everywhere. Cannot be shown for this PCN "
        "from open data.",
        "Example data. Residents reached, April 2025 to September 2026: 670. We know the ethnic group of 86% of people "
        "reached. Of these, 64% are from Black African and Black Caribbean backgrounds.",
    )


@pytest.mark.parametrize("label", PCNS)
def test_there_are_three_questions_for_the_meeting_and_each_asks(label: str, bundle: Store) -> None:
    asked = data_pack_summary.for_the_meeting(first(bundle, label))
    assert asked.ordered
    assert asked.heading == "Questions for the meeting"
    assert len(asked.sentences) == 3
    assert all(question.endswith("?") for question in asked.sentences)


@pytest.mark.parametrize("label", [MODALITY, CARE_PARTNERSHIP])
def test_a_pcn_of_one_practice_has_nothing_to_compare_within_and_its_place_in_lewisham(
    label: str, bundle: Store, bundle_store: Path
) -> None:
    one = first(bundle, label)
    rows = plain_rows(
        bundle_store,
        "SELECT f.value, m.programme_pcn FROM figure f JOIN practice_member m ON m.practice_code = f.area_code "
        "WHERE f.indicator_id = 'cvdp007hyp' AND f.breakdown = 'persons' AND f.source_id = 'cvdprevent_practice' "
        "AND m.on_date = DATE '2025-12-31' AND f.value IS NOT NULL",
    )
    (own,) = (value for value, pcn in rows if pcn == area(label).code)
    lower = sum(value < own for value, _ in rows)
    assert one.single
    assert one.practice_values() == (
        f"Blood pressure treated to threshold: {own:.0f}% (December 2025; one practice, nothing to compare within; "
        f"{lower} of Lewisham's {len(rows)} practices are lower)."
    )
    assert "about" not in one.practice_values()
    assert one.ask_about_practices() == (
        f"Blood pressure treated to threshold for {own:.0f}% (December 2025). Who is it working for here, and who "
        "is it not?"
    )


def test_several_practices_of_which_one_has_a_value_are_not_one_practice(bundle: Store) -> None:
    one = first(bundle)
    one = suppressed(one, practices(one)[1:])
    assert not one.single
    assert re.fullmatch(
        r"Blood pressure treated to threshold: \d+% at the one practice of North Lewisham with a value "
        r"\(December 2025\)\.",
        one.practice_values(),
    )
    assert one.ask_about_practices().endswith("What do the other practices' own records show?")


def test_a_pcn_whose_practices_are_all_suppressed_gets_words_and_a_question(bundle: Store) -> None:
    one = first(bundle)
    one = suppressed(one, practices(one))
    assert one.practice_values() == "Blood pressure treated to threshold: no practice of North Lewisham has a value."
    assert one.ask_about_practices().endswith("what do our practices' own records show?")


def test_below_nine_tenths_of_the_register_nothing_is_estimated(bundle: Store) -> None:
    one = first(bundle)
    one = suppressed(one, practices(one)[:4])
    assert re.fullmatch(
        r"Blood pressure treated to threshold: from \d+% to \d+% between practices \(December 2025\)\.",
        one.practice_values(),
    )


def test_lewisham_is_left_out_where_its_own_estimate_is_not_known(bundle: Store) -> None:
    one, own = first(bundle), practices(first(bundle))
    others = [f.area_code for f in one.care.figures if f.area_code not in own]
    said = suppressed(one, others).practice_values()
    assert said.startswith(
        "Blood pressure treated to threshold: about 64%; from 55% to 69% between practices. Estimate"
    )
    assert "Lewisham," not in said


def test_a_service_has_a_list_and_is_not_counted_as_a_practice(bundle: Store) -> None:
    assert first(bundle).practices == "9 practices and 1 service"
    assert first(bundle, MODALITY).practices == "1 practice"


def test_without_membership_the_list_is_still_said(bundle: Store) -> None:
    one = replace(first(bundle), view=replace(view_of(bundle), members=lambda _: {}))
    assert one.the_list().startswith("North Lewisham with 89,273 registered patients (1 July 2026).")


def test_without_homes_the_first_sentence_ends_after_the_list(bundle: Store) -> None:
    one = first(bundle)
    assert replace(one, homes=emptied(one.homes)).the_list() == (
        "9 practices and 1 service with 89,273 registered patients (1 July 2026)."
    )


def test_a_hidden_list_is_not_to_hand(bundle: Store) -> None:
    one = first(bundle)
    said = replace(one, patients=with_hidden(one.patients, lambda _: True)).the_list()
    assert said == "North Lewisham: we do not have the number of registered patients."


@pytest.mark.parametrize("part", ["register", "ages", "rates"])
def test_recorded_is_set_against_nothing_where_a_part_is_missing(part: str, bundle: Store) -> None:
    one = first(bundle)
    missing = replace(one, **{part: emptied(getattr(one, part))})  # type: ignore[arg-type]
    assert missing.against_expected is None
    assert missing.found().endswith("cannot be compared with what is expected: we do not have all of it.")
    assert missing.ask_about_finding().startswith("Who among our patients has not had a blood pressure check")


@pytest.mark.parametrize(
    ("label", "begins"),
    [(NORTH, "Fewer patients"), ("Sevenfields", "More patients"), (MODALITY, "Recorded hypertension is near")],
)
def test_the_question_about_finding_goes_by_the_limits(label: str, begins: str, bundle: Store) -> None:
    question = first(bundle, label).ask_about_finding()
    assert question.startswith(begins)
    assert "expect" in question


def test_without_a_published_inequality_it_says_so(bundle: Store) -> None:
    one = first(bundle)
    assert replace(one, by_ethnic_group=emptied(one.by_ethnic_group)).known() == (
        "No inequality is published for this. Cannot be shown for this PCN from open data."
    )


def test_residents_reached_are_said_to_be_not_collected_and_never_zero(bundle: Store) -> None:
    before = replace(first(bundle), people=counts({}), people_by_group=counts({}, "ethnicity_nhs16"))
    said = data_pack_summary.on_a_page(before)
    assert isinstance(said, Words)
    assert said.panel
    assert said.mark == ""
    assert said.sentences[-1] == (
        "Residents reached by this team: not collected yet. It comes with the team's first quarterly return."
    )


def test_a_sentence_about_example_data_says_so_among_published_ones(bundle: Store) -> None:
    said = data_pack_summary.on_a_page(first(bundle))
    assert said.mark == "Contains example data"
    assert said.sentences[-1].startswith("Example data. Residents reached, April 2025 to September 2026: ")
    assert not any("xample data" in sentence for sentence in said.sentences[:-1])


def test_a_real_return_is_in_the_panel_without_a_mark(bundle: Store) -> None:
    real = replace(first(bundle), people=counts(TOLD), people_by_group=counts(GROUPS, "ethnicity_nhs16"))
    assert real.reached_so_far() == (
        "Residents reached, April 2025 to September 2026: 440. We know the ethnic group of 91% of people reached. Of "
        "these, 50% are from Black African and Black Caribbean backgrounds."
    )
    assert data_pack_summary.on_a_page(real).mark == ""


def test_before_the_first_return_the_panel_says_what_is_missing(bundle: Store) -> None:
    assert replace(first(bundle), people=counts({})).reached_so_far() == NO_RETURNS
