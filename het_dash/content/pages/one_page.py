"""The one page: a sheet for the Fellow and the community partner."""

from collections.abc import Iterator

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, NoQuestions, ask
from het_dash.content.blocks import Block
from het_dash.content.pages.data_pack.overview import BESIDE, Overview, first_screen
from het_dash.content.pages.data_pack.where import SmallMap, small_map
from het_dash.content.pages.reach_and_need import Findings, Team
from het_dash.content.rules import findings, known_inequality, one_page_text, residents_reached
from het_dash.content.sections import AnySection, Section
from het_dash.figures import Answer
from het_dash.store.questions import ICB, THIS_PCN


class OurPatients(Overview):
    ethnic_mix: Answer = ask("ethnic_mix", BESIDE, "ethnicity_census19")
    covered: Answer = ask("home_coverage", BESIDE)


def our_patients(asked: OurPatients, view: View) -> Iterator[Block]:
    yield one_page_text.our_patients(first_screen(asked, view), mix=asked.ethnic_mix, covered=asked.covered)


class Missed(Overview):
    care_of_everyone: Answer = ask("headline_care", (THIS_PCN, ICB))


def missed(asked: Missed, view: View) -> Iterator[Block]:
    yield one_page_text.found_and_cared_for(first_screen(asked, view))
    yield known_inequality.known_inequality(
        by_group=asked.care_by_ethnic_group, everyone=asked.care_of_everyone, view=view
    )


def what_to_ask(asked: Overview, view: View) -> Iterator[Block]:
    yield one_page_text.questions(first_screen(asked, view))


def reached(asked: Team, view: View) -> Iterator[Block]:
    yield residents_reached.said(
        people=asked.people, contacts=asked.contacts, by_group=asked.by_group, events=asked.events, view=view
    )


def heard(asked: Findings, view: View) -> Iterator[Block]:
    yield findings.heard(asked.findings, view)
    yield findings.changed(asked.findings, view)


def words_mean(_: Asks, view: View) -> Iterator[Block]:
    yield one_page_text.words_mean(view)


PATIENTS = Section("patients", "Our patients", "Who are our patients?", OurPatients, our_patients)
MISSED = Section("missed", "Who may be missed", "Who may be missed, and is care the same for everyone?", Missed, missed)
ASK = Section("ask", "Questions", "What do we ask at the meeting?", Overview, what_to_ask)

WHERE = Section("where", "Where patients live", "Where do our patients live?", SmallMap, small_map)
REACHED = Section("reached", "Reached so far", "Who have we reached?", Team, reached)
HEARD = Section("heard", "What we heard", "What did we hear, and what changed?", Findings, heard)

WORDS = Section("words", "Words", "What do the words mean?", NoQuestions, words_mean)

ONE_PAGE: tuple[AnySection, ...] = (PATIENTS, WHERE, MISSED, ASK, REACHED, HEARD, WORDS)
