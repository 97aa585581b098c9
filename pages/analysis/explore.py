"""Any measure, anywhere it is published, by any group it is published for."""

from het_dash import content, ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Explore", "Choose a measure, where, by what and against what. The link keeps your choice.", roles=ANYONE)
store = ui.figures()

if choice := ui.choice(pcn, store):
    blocks, answer = content.explore.explore(choice, pcn, store)
    ui.show_all(blocks)
    if answer:
        ui.download(answer, store)
