"""One sheet of paper, both sides, for the Health Equity Fellow and the community organisation as equals."""

from het_dash.packs.description import BESIDE, COVERED, FIRST_SCREEN, nearest
from het_dash.packs.reaching import EVENTS, FINDINGS, TEAM
from het_dash.packs.rules import heard, inequality, plain, reached
from het_dash.packs.section import Item, Section
from het_dash.store.questions import Question

MIX = Question("ethnic_mix_estimate", BESIDE, "ethnicity_census19")

PATIENTS = Section("patients", "Our patients", "Who are our patients?", (
    Item((*FIRST_SCREEN, MIX, COVERED), plain.our_patients),
))  # fmt: skip

MISSED = Section("missed", "Who may be missed", "Who may be missed, and is care the same for everyone?", (
    Item(FIRST_SCREEN, plain.found_and_cared_for),
    Item(nearest("cvdp007hyp", "ethnicity_cvdprevent"), inequality.known_inequality),
))  # fmt: skip

ASK = Section("ask", "Questions", "What do we ask at the meeting?", (Item(FIRST_SCREEN, plain.questions),))

REACHED = Section("reached", "Reached so far", "Whom have we reached?", (Item(TEAM, reached.said, EVENTS),))

HEARD = Section("heard", "What we heard", "What did we hear, and what changed?", (
    Item((), heard.heard, FINDINGS),
    Item((), heard.changed, FINDINGS),
))  # fmt: skip

WORDS = Section("words", "Words", "What do the words mean?", (Item((), plain.words_mean),))

ONE_PAGE: tuple[Section, ...] = (PATIENTS, MISSED, ASK, REACHED, HEARD, WORDS)
