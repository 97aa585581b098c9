"""The board's pages as section lists: the same description on screen and in the one-page file."""

from het_dash.charts.trend import trend
from het_dash.packs.rules import achieved, inequality, programme, so_far
from het_dash.packs.section import Item, Section
from het_dash.store.questions import ENGLAND, LEWISHAM, SEL, Question

DEATHS = Question("under75_cvd_mortality", (LEWISHAM, ENGLAND))
BY_GROUP = Question("cvdp007hyp", (SEL,), "ethnicity_cvdprevent")
CARE = Question("cvdp007hyp", (SEL,))

FIRST_SCREEN = (
    Question("cycle_1_residents_reached", (LEWISHAM,)),
    Question("cycle_1_champions", (LEWISHAM,)),
    Question("cycle_1_champions_into_work", (LEWISHAM,)),
    DEATHS,
    BY_GROUP,
    CARE,
)

ACHIEVED = Section("achieved", "Achieved", "", (
    Item(FIRST_SCREEN, achieved.narrative),
    Item(FIRST_SCREEN, achieved.tiles),
))  # fmt: skip

SO_FAR = Section("so-far", "Cycle 2 so far", "What do the teams' returns show of cycle 2?", (
    Item((), so_far.returns),
))  # fmt: skip

TEAMS = Section("teams", "The six teams", "Who are the six teams?", (Item((), programme.teams),))

WHY = Section("why", "Why", "Why does the programme exist?", (
    Item((DEATHS,), trend),
    Item((BY_GROUP, CARE), inequality.at_sel),
))  # fmt: skip

STORY = Section("story", "Timeline and lessons", "How did it come to this, and what did cycle 1 teach?", (
    Item((), programme.timeline),
    Item((), programme.lessons),
), side_by_side=True)  # fmt: skip

LIMITS = Section("limits", "What this cannot say", "What can these figures not say?", (Item((), programme.cannot_say),))

HEADLINE: tuple[Section, ...] = (ACHIEVED, SO_FAR, TEAMS, WHY, STORY, LIMITS)
ONE_PAGE: tuple[Section, ...] = (ACHIEVED, SO_FAR, TEAMS, LIMITS)
