"""Frame around every page: configuration, navigation, chooser, standing statement."""

import streamlit as st

from het_dash.catalogue.paths import PACKAGE
from het_dash.charts.text import wording
from het_dash.store import store_name
from het_dash.ui import chooser, first_build, navigation, rebuild, show

st.set_page_config(page_title="Health Equity Teams", page_icon=str(PACKAGE / "ui" / "icon.png"), layout="wide")
first_build.make_sure_there_is_a_store()
page = st.navigation(navigation.pages(), position="top")
chooser.choose_pcn()
drawn = store_name()
page.run()
st.divider()
show.small(wording.STANDING)
rebuild.follow(drawn)
