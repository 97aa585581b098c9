"""A register against what each list's ages lead us to expect, as methods 1 has it, for practices and PCNs."""

from dataclasses import replace

import pytest

from het_dash.charts.spec import Chart
from het_dash.content.rules.practice_variation import own_against_ages, recorded_against_ages
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import ENGLAND, MODALITY, NORTH, PCNS, asked, emptied, slips, texts, view_of, with_hidden
from tests.support.counted_practices import practices


def answers(store: Store, *areas: str) -> dict[str, Answer]:
    return {
        "register": asked(store, "qof_hypertension", *areas),
        "patients": asked(store, "registered_patients", *areas, by="age_5yr"),
        "rates": asked(store, "cvdp001hyp", ENGLAND, by="age_cvdprevent"),
    }


def by_practice(store: Store) -> dict[str, Answer]:
    return answers(store, *store.catalogue.practices)


def drawn(store: Store, label: str = NORTH) -> Chart:
    return recorded_against_ages(**by_practice(store), view=view_of(store, label))


def ratio(chart: Chart, name: str) -> float:
    (found,) = (p.value for p in chart.series[0].points if p.at == name and p.value is not None)
    return found


def test_a_practices_ratio_worked_by_hand(bundle: Store) -> None:
    """Clifton Rise, G85026: 824 of 4,412 recorded; its list of July 2026 at England's rates by age gives the rest."""
    _, patients, rates = by_practice(bundle).values()
    own = {f.group_id: f.numerator or 0.0 for f in patients.latest.of("G85026").figures}
    bands = {
        "18_39": 0.4 * own["15_19"] + own["20_24"] + own["25_29"] + own["30_34"] + own["35_39"],
        "40_59": own["40_44"] + own["45_49"] + own["50_54"] + own["55_59"],
        "60_79": own["60_64"] + own["65_69"] + own["70_74"] + own["75_79"],
        "80_plus": own["80_84"] + own["85_89"] + own["90_94"] + own["95_plus"],
    }
    share = {f.group_id: (f.numerator or 0.0) / (f.denominator or 1.0) for f in rates.latest.figures}
    expected = sum(people * share[band] for band, people in bands.items()) / sum(own.values())
    assert ratio(drawn(bundle), "Clifton Rise Family Practice") == pytest.approx((824 / 4412) / expected)


def test_all_practices_stand_with_limits_round_a_line_at_one(bundle: Store) -> None:
    chart = drawn(bundle)
    points = chart.series[0].points
    assert len(points) == 26
    assert all(p.lower is not None and p.upper is not None and p.value and p.lower < p.value < p.upper for p in points)
    assert [p.value for p in points] == sorted((p.value or 0.0 for p in points), reverse=True)
    assert [b.value for b in chart.benchmarks] == [1.0]
    assert {p.at for p in points if p.role == "chosen"} == {
        bundle.catalogue.areas[code].label for code in practices(bundle, NORTH)
    }


def test_more_and_fewer_are_counted_only_where_the_limits_leave_one_out(bundle: Store) -> None:
    chart = drawn(bundle)
    own = [p for p in chart.series[0].points if p.role == "chosen"]
    fewer, more = sum((p.upper or 0) < 1 for p in own), sum((p.lower or 0) > 1 for p in own)
    assert (fewer, more, len(own)) == (5, 2, 9)
    assert chart.sentence.startswith(
        "Of North Lewisham's 9 practices, five record fewer people than their ages predict at England's rates, two "
        "more, and for two the limits leave it open."
    )
    assert "Recorded counts the people found, not everyone who has it." in chart.sentence
    assert chart.title == "Recorded hypertension: fewer than ages predict at 9 of 26 practices, more at 7"


def test_one_practice_is_said_in_methods_1s_words(bundle: Store) -> None:
    chart = own_against_ages(**by_practice(bundle), view=view_of(bundle, MODALITY))
    assert len(chart.series[0].points) == 26
    assert chart.sentence.startswith(
        "14.3% of Modality Lewisham's patients have recorded hypertension. With this list's ages we would expect "
        "about 14.2% at England's rates."
    )
    assert [p.at for p in chart.series[0].points if p.role == "chosen"] == ["Modality Lewisham"]


def test_pcns_agree_with_the_packs_own_comparison(bundle: Store) -> None:
    chart = recorded_against_ages(**answers(bundle, *(p.code for p in bundle.catalogue.pcns)), view=view_of(bundle))
    assert set(chart.categories) == set(PCNS)
    assert next(row[:3] for row in chart.table.rows if row[0] == NORTH) == ("North Lewisham", "9.1%", "9.7%")


def test_a_list_that_is_another_than_it_was_is_not_compared_and_named(bundle: Store) -> None:
    register, patients, rates = by_practice(bundle).values()
    grown = tuple(
        replace(f, numerator=2 * (f.numerator or 0), value=2 * (f.value or 0)) if f.area_code == "G85026" else f
        for f in patients.figures
    )
    chart = recorded_against_ages(
        register=register, patients=replace(patients, figures=grown), rates=rates, view=view_of(bundle)
    )
    assert "Clifton Rise Family Practice" not in chart.categories
    assert any(note.endswith("between the two dates: Clifton Rise Family Practice.") for note in chart.notes)


def test_a_hidden_register_is_named_and_not_compared(bundle: Store) -> None:
    register, patients, rates = by_practice(bundle).values()
    spoiled = with_hidden(register, lambda f: f.area_code == "G85026")
    chart = recorded_against_ages(register=spoiled, patients=patients, rates=rates, view=view_of(bundle))
    assert any("Clifton Rise Family Practice" in note for note in chart.notes)
    assert len(chart.series[0].points) == 25


@pytest.mark.parametrize("label", PCNS)
def test_no_slip_for_any_pcn(label: str, bundle: Store) -> None:
    for rule in (recorded_against_ages, own_against_ages):
        chart = rule(**by_practice(bundle), view=view_of(bundle, label))
        assert not [text for text in texts(chart) if slips(text)]


def test_without_one_of_its_parts_it_says_so(bundle: Store) -> None:
    for missing in range(3):
        register, patients, rates = (
            emptied(a) if n == missing else a for n, a in enumerate(by_practice(bundle).values())
        )
        chart = recorded_against_ages(register=register, patients=patients, rates=rates, view=view_of(bundle))
        assert chart.table.rows == ()
        assert chart.sentence == "North Lewisham: recorded hypertension cannot be compared with what is expected."


def test_where_only_one_of_several_is_compared_the_title_is_about_that_list(bundle: Store) -> None:
    register, patients, rates = by_practice(bundle).values()
    others = {code for code in practices(bundle, NORTH) if code != "G85026"}
    spoiled = with_hidden(register, lambda f: f.area_code in others)
    chart = own_against_ages(register=spoiled, patients=patients, rates=rates, view=view_of(bundle))
    assert chart.title == "Recorded hypertension: more than the list's ages predict"
    assert len(chart.series[0].points) == 1
    assert chart.sentence.startswith(
        "Of North Lewisham's 9 practices, none records fewer people than their ages predict at England's rates, one "
        "more, and for none the limits leave it open."
    )
