"""The programme withdraws a return, with a reason; or agrees that what was heard in one is shown."""

import streamlit as st

from het_dash.catalogue import Area
from het_dash.catalogue.return_report import Receipt
from het_dash.content.recording_store import Asked
from het_dash.figures import returns_records
from het_dash.store.questions import Listed
from het_dash.ui import subprocesses
from het_dash.ui.journal_damage import warn_of_damage
from het_dash.ui.plain import plain
from het_dash.ui.rebuild import rebuild

WHY = "Why? Everyone can read the reason: no names, no counts."
ONLY_HERE = "Only the programme team can withdraw a return, on the machine that holds the figures."


def withdraw(pcn: Area, store: Asked) -> None:
    """Shown only if this computer can accept returns."""
    counting = _counting(pcn, store)
    warn_of_damage()
    st.header("Withdraw a return", anchor=False)
    if not subprocesses.may_accept():
        st.info(ONLY_HERE)
    elif not counting:
        st.markdown(plain(f"{pcn.name} has no accepted return to withdraw."))
    else:
        _withdraw(pcn, counting)
        waiting = [one for one in counting if one.waiting]
        if waiting:
            _agree(pcn, waiting)


def _counting(pcn: Area, store: Asked) -> list[returns_records.Receipt]:
    rows = store.listing(Listed("return_receipt", (pcn.code,))).real.rows
    return [one for one in rows if one.standing == "accepted"]


def _withdraw(pcn: Area, counting: list[returns_records.Receipt]) -> None:
    with st.form("withdraw", clear_on_submit=True):
        quarter = st.selectbox("Quarter", [str(one.quarter) for one in counting])
        reason = st.text_input(WHY, max_chars=300)
        if st.form_submit_button("Withdraw it"):
            _done(subprocesses.withdraw(pcn.label, quarter, reason))


def _agree(pcn: Area, waiting: list[returns_records.Receipt]) -> None:
    st.header("Show what was heard", anchor=False)
    with st.form("agree"):
        quarter = st.selectbox("Quarter", [str(one.quarter) for one in waiting])
        st.markdown("HEF and VCSO agree that what stands in the sheet Learning is shown. The programme reads it first.")
        if st.form_submit_button("I have read it: it tells of nobody, and may be shown"):
            _done(subprocesses.agree(pcn.label, quarter))


def _done(done: Receipt | str) -> None:
    if isinstance(done, str):
        st.error(plain(done))
        return
    st.success(plain(f"{done.kind.capitalize()}: {done.pcn}, {done.quarter}, version {done.version}."))
    rebuild()
