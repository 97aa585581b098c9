"""What is said of the practices that a PCN's figures count over time."""

from dataclasses import replace
from datetime import date

from het_dash.catalogue.same_practices import Members
from het_dash.charts.builders.trend import trend
from het_dash.charts.builders.year_on_year import Together, marches
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart
from het_dash.charts.text import membership_text
from het_dash.figures import Answer
from het_dash.store import Question, Store
from tests.support.blocks import LEWISHAM, an_answer, area, slips, view_of

MOVED = "Burnt Ash Surgery moved from Lewisham Alliance to Sevenfields in July 2024."
MERGED = "Burnt Ash Surgery had merged into Ashdown Medical Group by March 2025."
JULY_2024 = date(2024, 7, 31)


def over_time(store: Store, label: str, way: Members, *larger: str) -> Answer:
    return store.ask(Question("qof_hypertension", (area(label).code, *larger), membership=way))


def drawn(store: Store, label: str, way: Members) -> Chart:
    return trend(over_time(store, label, way, LEWISHAM), view_of(store, label))


def test_a_trend_says_that_it_counts_the_same_practices_throughout(bundle: Store) -> None:
    for label in ("Lewisham Alliance", "Aplos Health"):
        assert drawn(bundle, label, "constant").subtitle.endswith(". The same practices throughout.")
    said = drawn(bundle, "Lewisham Alliance", "dated").subtitle
    assert said.endswith(". The practices that were members at each date.")
    assert drawn(bundle, "Aplos Health", "dated").subtitle.endswith(". The same practices throughout.")


def test_a_move_is_marked_on_the_chart_of_both_pcns_and_in_its_alternative(bundle: Store) -> None:
    for label, verb in (("Lewisham Alliance", "left"), ("Sevenfields", "joined")):
        chart = drawn(bundle, label, "constant")
        assert chart.moves == ((JULY_2024, f"Burnt Ash Surgery {verb} in July 2024"),)
        assert chart.alt.endswith(f"Marked: Burnt Ash Surgery {verb} in July 2024.")
        assert not slips(" ".join((*chart.notes, chart.alt)))
    assert drawn(bundle, "Aplos Health", "constant").moves == ()


def test_the_notes_say_what_became_of_the_patients(bundle: Store) -> None:
    said: tuple[tuple[str, Members, list[str]], ...] = (
        ("Lewisham Alliance", "constant", [f"{MOVED} Its patients are left out throughout."]),
        ("Lewisham Alliance", "dated", [f"{MOVED} Its patients are counted until then."]),
        (
            "Sevenfields", "constant",
            [f"{MOVED} Its patients are counted throughout.", f"{MERGED} Its patients are counted throughout."],
        ),
        ("Sevenfields", "dated", [f"{MOVED} Its patients are counted from then on.", MERGED]),
    )  # fmt: skip
    for label, way, ends in said:
        assert drawn(bundle, label, way).notes[: len(ends)] == tuple(ends), (label, way)


def test_practices_that_merged_are_named_with_their_successor(bundle: Store) -> None:
    assert drawn(bundle, "Lewisham Care Partnership", "constant").notes[:2] == (
        "Hilly Fields Medical Centre had merged into The Lewisham Care Partnership by January 2022. Its patients are "
        "counted throughout.",
        "Belmont Hill Surgery, Morden Hill Surgery and Honor Oak Group Practice had merged into The Lewisham Care "
        "Partnership by March 2022. Their patients are counted throughout.",
    )


def test_a_service_that_is_left_out_is_named(bundle: Store) -> None:
    said = "March 2025: Leaves out services that are not ordinary practices: One Care Lewisham."
    assert said in drawn(bundle, "North Lewisham", "constant").notes


def test_a_line_that_starts_after_a_practice_closed_says_so(bundle: Store) -> None:
    unknown = {"successor_code": None, "certainty": "unknown"}
    known = tuple(
        one.model_copy(update=unknown if one.practice_code == "G85027" else {}) for one in bundle.catalogue.successions
    )
    view = View(replace(bundle.catalogue, successions=known), area("Sevenfields"), bundle.members)
    every = over_time(bundle, "Sevenfields", "constant", LEWISHAM)
    late = every.only(f for f in every.figures if f.area_code == LEWISHAM or f.period_end > JULY_2024)
    assert membership_text.notes(late, view)[-1] == (
        "The line for Sevenfields starts in March 2025: no published file says which practice took over the patients "
        "of Burnt Ash Surgery."
    )


def test_nothing_is_said_of_figures_that_do_not_depend_on_practices(bundle: Store) -> None:
    deaths = bundle.ask(Question("under75_cvd_mortality", (LEWISHAM,), membership="constant"))
    view = view_of(bundle, "Sevenfields").nearest(deaths)
    for answer in (deaths, an_answer()):
        assert membership_text.words(answer) == ""
        assert membership_text.notes(answer, view) == ()
        assert membership_text.marks(answer, view) == ()


def test_a_chart_of_marches_marks_moves_too(bundle: Store) -> None:
    own = over_time(bundle, "Sevenfields", "dated")
    others, view = Together("Others", {}), view_of(bundle, "Sevenfields")
    chart = marches(own=own, others=others, published=an_answer(), said="Said.", view=view)
    assert chart.moves == ((JULY_2024, "Burnt Ash Surgery joined in July 2024"),)
    assert chart.notes[0] == f"{MOVED} Its patients are counted from then on."
