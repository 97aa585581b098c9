"""Headline impact: the board's page, on screen and as one page."""

from het_dash.charts.builders.trend import trend
from het_dash.content.pages.cycle_1_and_cycle_2 import FOLLOWED
from het_dash.content.pages.reach_and_need import own
from het_dash.content.rules import (
    clinical_context,
    cycle_2_summary,
    headline_tiles,
    known_inequality,
    quarter_change,
    team_table,
    timeline_and_lessons,
)
from het_dash.content.sections import Item, Section
from het_dash.store import Listed
from het_dash.store.questions import ALL_PCNS, ENGLAND, LEWISHAM, SEL, Question

DEATHS = Question("under75_cvd_mortality", (LEWISHAM, ENGLAND))
BY_GROUP = Question("cvdp007hyp", (SEL,), "ethnicity_cvdprevent")
CARE = Question("cvdp007hyp", (SEL,))
WHOLE, EACH = (LEWISHAM,), (ALL_PCNS,)
TEAMS_DECLARED = (Listed("team"),)
RECEIPTS = (Listed("return_receipt"),)

FIRST_SCREEN = (
    Question("cycle_1_residents_reached", (LEWISHAM,)),
    Question("cycle_1_champions", (LEWISHAM,)),
    Question("cycle_1_champions_into_work", (LEWISHAM,)),
    DEATHS,
    BY_GROUP,
    CARE,
    own("residents_reached", areas=WHOLE),
)
RETURNED = (
    own("residents_reached", areas=WHOLE),
    own("residents_reached", "ethnicity_nhs16", WHOLE),
    own("residents_reached", "ethnicity_broad", WHOLE),
    own("champions_trained", areas=WHOLE),
    own("champions_active", areas=WHOLE),
    own("champions_into_work", areas=WHOLE),
    Question("residents_ethnic_group", WHOLE, "ethnicity_census19"),
    *FOLLOWED,
)
QUARTERLY = tuple(
    own(one, areas=EACH) for one in ("residents_reached", "contacts", "events_held", "champions_recruited")
)
OF_TEAMS = (
    own("residents_reached", areas=EACH),
    *(own(question.indicator, question.breakdown, EACH) for question in FOLLOWED),
)
DECLARED_AND_RECEIVED = (Listed("team"), Listed("return_receipt"))


ACHIEVED = Section("achieved", "Achieved", "", (
    Item(FIRST_SCREEN, headline_tiles.narrative, TEAMS_DECLARED, clinical_context.asked),
    Item(FIRST_SCREEN, headline_tiles.tiles, TEAMS_DECLARED, clinical_context.asked),
))  # fmt: skip

SO_FAR = Section("so-far", "Cycle 2 so far", "What do the teams' returns show of cycle 2?", (
    Item(RETURNED, cycle_2_summary.returns, RECEIPTS),
    Item(QUARTERLY, quarter_change.since_last),
))  # fmt: skip

TEAMS = Section("teams", "The six teams", "The six teams at a glance", (
    Item(OF_TEAMS, team_table.at_a_glance, DECLARED_AND_RECEIVED),
))  # fmt: skip

WHY = Section("why", "Why", "Why does the programme exist?", (
    Item((DEATHS,), trend),
    Item((BY_GROUP, CARE), known_inequality.at_sel),
))  # fmt: skip

STORY = Section("story", "Timeline and lessons", "How did it come to this, and what did cycle 1 teach?", (
    Item((), timeline_and_lessons.timeline),
    Item((), timeline_and_lessons.lessons),
), side_by_side=True)  # fmt: skip

LIMITS = Section(
    "limits", "What this cannot say", "What can these figures not say?", (Item((), timeline_and_lessons.cannot_say),)
)

HEADLINE: tuple[Section, ...] = (ACHIEVED, SO_FAR, TEAMS, WHY, STORY, LIMITS)
ONE_PAGE: tuple[Section, ...] = (ACHIEVED, SO_FAR, TEAMS, LIMITS)
