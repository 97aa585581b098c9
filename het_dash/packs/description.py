"""The pack's section list: which questions, which rule makes what of the answers, in the reader's order."""

from het_dash.charts.trend import trend
from het_dash.packs.section import Item, Section
from het_dash.store.questions import ENGLAND, LEWISHAM, THIS_PCN, Question

AGAINST = (THIS_PCN, LEWISHAM, ENGLAND)

PCN_PACK: tuple[Section, ...] = (
    Section("need", "Who has been found with a long-term condition?", (
        Item((Question("qof_hypertension", AGAINST),), trend),
    )),
)  # fmt: skip
