"""One place by group."""

from collections.abc import Callable

from het_dash.catalogue import Status
from het_dash.charts.builders.by_group import groups
from het_dash.charts.spec import Chart
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import ENGLAND, LEWISHAM, SEL, asked, emptied, view_of, with_hidden

ETHNIC = "ethnicity_cvdprevent"


def by_ethnic_group(
    store: Store, change: Callable[[Answer], Answer] = lambda answer: answer, area: str = SEL, **more: str
) -> Chart:
    answer = change(asked(store, "cvdp007hyp", SEL, ENGLAND, by=ETHNIC))
    return groups(answer, area, view_of(store), whole=asked(store, "cvdp007hyp", SEL), **more)


def test_groups_stand_in_the_configured_order_with_the_programmes_first(bundle: Store) -> None:
    scheme = bundle.catalogue.breakdowns[ETHNIC]
    chart = by_ethnic_group(bundle)
    assert chart.categories == tuple(g.tick for g in scheme.groups)
    assert chart.categories[0] == "Black"


def test_only_the_programmes_groups_stand_out(bundle: Store) -> None:
    points = by_ethnic_group(bundle).series[0].points
    assert {p.at for p in points if p.role == "programme_1"} == {"Black"}


def test_everyones_figure_is_a_line_and_a_compared_place_a_second_series(bundle: Store) -> None:
    chart = by_ethnic_group(bundle, compared=ENGLAND)
    assert [b.label for b in chart.benchmarks] == ["South East London 73.5%"]
    assert [(s.label, s.role) for s in chart.series] == [("South East London", "other"), ("England", "benchmark")]


def test_the_sentence_names_the_lowest_and_the_highest_with_their_intervals(bundle: Store) -> None:
    assert by_ethnic_group(bundle).sentence == (
        "South East London: from 67.3% (66.9% to 67.6%) (Black) to 77.3% (77.0% to 77.5%) (White), "
        "not adjusted for age."
    )


def test_people_whose_group_is_not_known_are_drawn_and_never_the_lowest_or_highest(bundle: Store) -> None:
    known = [group.id for group in bundle.catalogue.breakdowns[ETHNIC].groups if not group.unknown]
    chart = by_ethnic_group(bundle, lambda a: with_hidden(a, lambda f: f.group_id in known[1:]))
    assert {"Not stated", "Not recorded"} < set(chart.categories)
    assert chart.sentence == "South East London: 67.3% (66.9% to 67.6%) (Black), not adjusted for age."


def test_by_age_it_does_not_say_that_it_is_not_adjusted_for_age(bundle: Store) -> None:
    for by in ("age_cvdprevent", "sex_x_age_cvdprevent"):
        answer = asked(bundle, "cvdp007hyp", SEL, by=by)
        assert "adjusted" not in groups(answer, SEL, view_of(bundle)).sentence


def test_a_hidden_group_keeps_its_place_and_shows_its_reason(bundle: Store) -> None:
    chart = by_ethnic_group(bundle, lambda a: with_hidden(a, lambda f: f.group_id == "black"))
    black = chart.series[0].points[0]
    assert (black.at, black.value, black.lower, black.text) == ("Black", None, None, "1 to 7, hidden")
    assert "67.3" not in chart.sentence
    assert chart.table.rows[0][2:] == ("Hidden: 1 to 7 people", "", "", "", "")


def test_where_every_group_is_hidden_the_sentence_says_why(bundle: Store) -> None:
    chart = by_ethnic_group(bundle, lambda a: with_hidden(a, lambda _: True, Status.SUPPRESSED_AT_SOURCE))
    assert chart.sentence == "South East London: not shown by its publisher (small numbers)."
    assert chart.empty
    assert len(chart.table.rows) == 14


def test_with_no_figures_it_says_so_and_does_not_fail(bundle: Store) -> None:
    chart = by_ethnic_group(bundle, emptied)
    assert chart.sentence == "We have no figures by group."
    assert (chart.categories, chart.table.rows) == ((), ())


def test_the_title_says_by_what_unless_the_measure_says_so_itself(bundle: Store) -> None:
    assert by_ethnic_group(bundle).title.endswith(", by ethnic group as recorded by general practice")
    homes = asked(bundle, "patients_by_neighbourhood", LEWISHAM, by="neighbourhood")
    assert groups(homes, LEWISHAM, view_of(bundle)).title == "Where in Lewisham the patients live"


def test_the_schemes_own_note_stands_under_the_chart(bundle: Store) -> None:
    assert any(
        "Black African and Black Caribbean cannot be told apart" in note for note in by_ethnic_group(bundle).notes
    )


def test_two_places_or_two_breakdowns_have_charts_of_different_ids(bundle: Store) -> None:
    by_age = groups(asked(bundle, "cvdp007hyp", SEL, by="age_cvdprevent"), SEL, view_of(bundle))
    ids = {by_ethnic_group(bundle).id, by_ethnic_group(bundle, area=ENGLAND).id, by_age.id}
    assert len(ids) == 3
