"""The page Returns received; the programme team withdraws a return here, with a reason, or approves comments."""

import streamlit as st

from het_dash.catalogue import Area
from het_dash.catalogue.return_report import Receipt
from het_dash.content.pages import returns_received
from het_dash.content.recording_store import Asked
from het_dash.figures import returns_records
from het_dash.store.questions import Listed
from het_dash.ui import chooser, link, subprocesses
from het_dash.ui.content_page import open_tab
from het_dash.ui.journal_damage import warn_of_damage
from het_dash.ui.plain import plain
from het_dash.ui.rebuild import rebuild
from het_dash.ui.show import show, show_all

TABS = {"overview": "Overview", "versions": "Every version", "withdraw": "Withdraw a return"}
SELECT_PX = 340
WHY = "Why? Everyone can read the reason, so leave out names and counts."
ONLY_HERE = "Only the programme team can withdraw a return, on the computer that holds the figures."
AGREED = (
    "The Fellow and the community partner agree that the sheet Learning may be shown. Read it before you approve it."
)


def show_returns(store: Asked) -> None:
    """The answer, then the open tab."""
    show(returns_received.lead(store))
    for name, tab in zip(TABS, open_tab(TABS), strict=True):
        if tab.open:
            with tab:
                _tab(name, store)
    show(returns_received.framework_status(store))


def _tab(name: str, store: Asked) -> None:
    if name == "overview":
        warn_of_damage()
        show_all(returns_received.overview(store), "returns")
    elif name == "versions":
        show_all([returns_received.versions(_choose_pcn(), store)], "versions")
    else:
        withdraw(store)


def _choose_pcn() -> Area:
    link.select(chooser.LABEL, chooser.begin(), width=SELECT_PX)
    return chooser.chosen_pcn()


def withdraw(store: Asked) -> None:
    """Shown only if this computer can accept returns."""
    warn_of_damage()
    if not subprocesses.may_accept():
        st.info(ONLY_HERE)
        return
    pcn = _choose_pcn()
    counting = _counting(pcn, store)
    if not counting:
        st.markdown(plain(f"{pcn.name} has no accepted return to withdraw."))
        return
    _withdraw(pcn, counting)
    waiting = [one for one in counting if one.waiting]
    if waiting:
        _agree(pcn, waiting)


def _counting(pcn: Area, store: Asked) -> list[returns_records.Receipt]:
    rows = store.listing(Listed("return_receipt", (pcn.code,))).real.rows
    return [one for one in rows if one.standing == "accepted"]


def _withdraw(pcn: Area, counting: list[returns_records.Receipt]) -> None:
    quarters = {one.quarter.words: str(one.quarter) for one in reversed(counting)}
    with st.form("withdraw", clear_on_submit=True):
        quarter = quarters[st.selectbox("Quarter", list(quarters), width=SELECT_PX)]
        reason = st.text_input(WHY, max_chars=300)
        st.markdown("Pages stop showing the return at once. The list of versions keeps it, with your reason.")
        if st.form_submit_button("Withdraw it"):
            _done(subprocesses.withdraw(pcn.label, quarter, reason))


def _agree(pcn: Area, waiting: list[returns_records.Receipt]) -> None:
    st.subheader("Show what people told the team", anchor=False)
    quarters = {one.quarter.words: str(one.quarter) for one in reversed(waiting)}
    with st.form("agree"):
        quarter = quarters[st.selectbox("Quarter", list(quarters), width=SELECT_PX)]
        st.markdown(AGREED)
        if st.form_submit_button("I have read it. It identifies nobody and may be shown."):
            _done(subprocesses.agree(pcn.label, quarter))


def _done(done: Receipt | str) -> None:
    if isinstance(done, str):
        st.error(plain(done))
        return
    st.success(plain(f"{done.kind.capitalize()}: {done.pcn}, {done.quarter}, version {done.version}."))
    rebuild()
