"""The one page: a sheet for the Fellow and the community partner."""

from het_dash.content.pages.data_pack import BESIDE, COVERED, FIRST_SCREEN, nearest
from het_dash.content.pages.reach_and_need import EVENTS, FINDINGS, TEAM
from het_dash.content.rules import findings, known_inequality, one_page_text, residents_reached
from het_dash.content.sections import Item, Section
from het_dash.store.questions import Question

MIX = Question("ethnic_mix_estimate", BESIDE, "ethnicity_census19")

PATIENTS = Section("patients", "Our patients", "Who are our patients?", (
    Item((*FIRST_SCREEN, MIX, COVERED), one_page_text.our_patients),
))  # fmt: skip

MISSED = Section("missed", "Who may be missed", "Who may be missed, and is care the same for everyone?", (
    Item(FIRST_SCREEN, one_page_text.found_and_cared_for),
    Item(nearest("cvdp007hyp", "ethnicity_cvdprevent"), known_inequality.known_inequality),
))  # fmt: skip

ASK = Section("ask", "Questions", "What do we ask at the meeting?", (Item(FIRST_SCREEN, one_page_text.questions),))

REACHED = Section("reached", "Reached so far", "Whom have we reached?", (Item(TEAM, residents_reached.said, EVENTS),))

HEARD = Section("heard", "What we heard", "What did we hear, and what changed?", (
    Item((), findings.heard, FINDINGS),
    Item((), findings.changed, FINDINGS),
))  # fmt: skip

WORDS = Section("words", "Words", "What do the words mean?", (Item((), one_page_text.words_mean),))

ONE_PAGE: tuple[Section, ...] = (PATIENTS, MISSED, ASK, REACHED, HEARD, WORDS)
