"""One measure by ethnic group and deprivation: the gap, for how many people, and how sure."""

from het_dash import packs, ui
from het_dash.catalogue import ANYONE

pcn = ui.page(
    "Inequality", "For whom does care fall short, by how much, for how many people, and how sure is that?", roles=ANYONE
)
store = ui.figures()

choice = ui.inequality_choice(store)
composed = packs.unequal.sections(choice, pcn, store)
ui.index(composed)
for section in composed:
    ui.section(section)
ui.download(packs.unequal.answer(choice, pcn, store), store)
