"""Frame around every page: configuration, sidebar, notices, standing statement."""

import streamlit as st

from het_dash.catalogue.paths import PACKAGE
from het_dash.charts.text import wording
from het_dash.ui import (
    banner,
    chooser,
    example,
    first_build,
    link,
    link_data,
    navigation,
    printed,
    rebuild,
    report_problem,
    sidebar,
    style,
    theme,
    this_run,
    welcome,
)


def show() -> None:
    """Draws the frame and the open page in it."""
    icon = str(PACKAGE / "ui" / "icon.png")
    st.set_page_config("Health Equity Teams", icon, layout="wide", initial_sidebar_state=sidebar.WIDTH)
    first_build.make_sure_there_is_a_store()
    with this_run.one_store() as shown:
        pages = navigation.pages()
        page = navigation.open_page(pages)
        st.set_page_config(f"{page.title} · Health Equity Teams")
        welcome.begin()
        link.begin(page.url_path)
        report_problem.begin()
        style.write()
        banner.say_what_is_not_newest(shown)
        link.notices()
        link_data.begin(shown.store)
        chooser.begin()
        example.begin()
        sidebar.show(pages)
        example.bar()
        page.run()
        link.write()
        st.html(f'<p class="het-standing">{wording.STANDING}</p>')
        printed.foot()
        drawn = shown.state
        del shown
    rebuild.follow(drawn, theme.mode())


if __name__ == "__main__":  # and not "__mp_main__": processes that make packs import the script they come from
    show()
