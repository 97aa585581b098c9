"""One measure by ethnic group and deprivation: the gap, for how many people, and how sure."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Inequality", "", roles=ANYONE)
store = ui.figures()

choice = ui.inequality_choice(store)
ui.show_page(content.inequality.page(choice, pcn, store), pcn, store)
ui.download(content.inequality.answer(choice, pcn, store), store)
