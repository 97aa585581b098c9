"""One PCN's data pack, for its Health Equity Fellow and the community organisation beside them."""

from het_dash import packs, ui
from het_dash.catalogue import ANYONE

pcn = ui.page("Data pack", "Who are my patients, and who is being missed?", roles=ANYONE)

for section in packs.PCN_PACK:
    ui.section(packs.compose(section, pcn.code, ui.figures()))
