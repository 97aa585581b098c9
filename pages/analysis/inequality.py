"""One measure by ethnic group and deprivation: the gap, for how many people, and how sure."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page(
    "Inequality", "For whom does care fall short, by how much, for how many people, and how sure is that?", roles=ANYONE
)
store = ui.figures()

choice = ui.inequality_choice(store)
composed = content.inequality.sections(choice, pcn, store)
for section in composed:
    ui.section(section)
ui.download(content.inequality.answer(choice, pcn, store), store)
