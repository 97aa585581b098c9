"""Frame around every page: configuration, navigation, chooser, standing statement."""

import streamlit as st

from het_dash.catalogue.paths import PACKAGE
from het_dash.charts.text import wording
from het_dash.ui import banner, chooser, first_build, navigation, rebuild, show, this_run

st.set_page_config(page_title="Health Equity Teams", page_icon=str(PACKAGE / "ui" / "icon.png"), layout="wide")
first_build.make_sure_there_is_a_store()
with this_run.one_store() as shown:
    page = st.navigation(navigation.pages(), position="top")
    banner.say_what_is_not_newest(shown)
    chooser.choose_pcn()
    page.run()
    drawn = shown.state
    del shown
st.divider()
show.small(wording.STANDING)
rebuild.follow(drawn)
