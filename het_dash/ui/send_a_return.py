"""The page Send a return: download the form, upload it filled in, see the result of the check, accept."""

from datetime import UTC, date, datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from het_dash.catalogue import Area
from het_dash.catalogue.errors import FolderProblem
from het_dash.catalogue.outcomes_framework import Timing
from het_dash.catalogue.return_report import Receipt, ReturnReport
from het_dash.content.blocks import Lead
from het_dash.content.pages import send_a_return
from het_dash.content.pages.returns_received import framework_status
from het_dash.content.recording_store import Asked
from het_dash.ui import link, subprocesses
from het_dash.ui.check_result import show_everything_read, show_result, verdict
from het_dash.ui.journal_damage import warn_of_damage
from het_dash.ui.plain import plain
from het_dash.ui.rebuild import rebuild
from het_dash.ui.show import show, small
from het_dash.ui.steps import steps_html

SENT, ACCEPTED, ROUND, BEFORE = "sent return", "accepted return", "uploads so far", "sent before"
STEPS = ("Download the form", "Check it here", "Send it")
Look = Literal["primary", "tertiary"]
DOWNLOAD, CHECK, SEND = 1, 2, 3
UPLOAD = "Upload the completed workbook, or a zip of the CSV files"
COUNT_AGAIN = "Make this earlier version count again, in place of any later one"
WHY = "Why does it count again? Leave out names and counts."
ALIKE = " The file has the same contents as this version, so nothing changes."
READ = "I have read the sheet Learning. It identifies nobody and may be shown where the HEF and the VCSO agree."
LOGGED = (
    "A check changes nothing. The programme keeps a log of checks: the time, the user, the file's SHA-256 hash, the "
    "PCN, the quarter and the outcome."
)
READY = (
    "your sign-in sheets and list of activities",
    "your counts of checks, and of what followed",
    "your notes of what people told you",
)
LEAVE_OUT = "**Leave out** names, NHS numbers, dates of birth, phone numbers and postcodes."
ONLY_HERE = "Send this file to the programme team. They accept it on the computer that holds the figures."
WHAT_HAPPENS = (
    "Every page shows the return once it is accepted. Numbers of people from 1 to 7 are suppressed. A corrected return "
    "can be sent at any time."
)


def send_return(pcn: Area, store: Asked) -> None:
    """The three steps: the form and the upload, or the result of the check of an upload."""
    warn_of_damage()
    uploaded: UploadedFile | None = st.session_state.get(_key())
    if uploaded is None:
        _forget()
        _start(pcn, store)
    else:
        st.session_state.pop(ACCEPTED, None)
        _result(pcn, uploaded)


def _key() -> str:
    return f"return {st.session_state.get(ROUND, 0)}"


def _start(pcn: Area, store: Asked) -> None:
    today = datetime.now(tz=UTC).date()
    show(send_a_return.lead(pcn, store, today))
    if ACCEPTED in st.session_state:
        st.success(plain(st.session_state[ACCEPTED]))
    st.html(steps_html(STEPS, DOWNLOAD))
    with st.container(key="start"):
        left, right = st.columns(2)
        with left.container(border=True, height="stretch", gap="xsmall"):
            _hand_out_form(pcn, store, today)
        with right.container(border=True, height="stretch", gap="xsmall"):
            _take_form()
    show(framework_status(store))


def _hand_out_form(pcn: Area, store: Asked, today: date) -> None:
    """Offers the chosen team's form for a quarter, as a workbook or as .csv files."""
    st.subheader(STEPS[0], anchor=False)
    small("Fill in the white cells. Most offer a list. The last sheet shows an example.")
    offered = send_a_return.offered(store.catalogue, today)
    default = send_a_return.next_to_send(pcn, store, today)
    quarters = {str(quarter): quarter.words for quarter in offered}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = link.select(
            "Quarter", link.choice("quarter", quarters, str(default)), width=240, label_visibility="collapsed"
        )
        name = f"HET-return_{chosen}_{pcn.label.replace(' ', '-')}"
        _download("Workbook (.xlsx)", pcn, chosen, f"{name}.xlsx", "primary")
        _download("Sheets as CSV files (.zip)", pcn, chosen, f"{name}.zip", "tertiary")
    timing = store.catalogue.framework.timing
    if timing:
        st.html(_times(timing))


def _download(words: str, pcn: Area, quarter: str, name: str, look: Look) -> None:
    made = partial(subprocesses.form, pcn.label, quarter, Path(name).suffix)
    st.download_button(words, made, file_name=name, on_click="ignore", type=look)


def _times(timing: Timing) -> str:
    """Minutes of each sheet with a bar, and where they come from."""
    longest = max(one.minutes for one in timing.sheets)
    rows = "".join(
        f'<li><span>{escape(one.sheet)}<small>{escape(one.asks)}</small></span><span class="track" aria-hidden="true">'
        f'<i style="width: {100 * one.minutes / longest:.0f}%"></i></span><span>{one.minutes} min</span></li>'
        for one in timing.sheets
    )
    return (
        f'<h4 class="het-small-heading">About how long each sheet takes</h4><ul class="het-times">{rows}</ul>'
        f'<p class="het-caveat">{escape(timing.basis)}</p>'
    )


def _take_form() -> None:
    st.subheader(STEPS[1], anchor=False)
    small("We list what to fix, cell by cell. A check sends nothing.")
    _upload()
    ready = "".join(f"<li>{escape(one)}</li>" for one in READY)
    st.html(f'<h4 class="het-small-heading">Have these ready</h4><ul class="het-ready">{ready}</ul>')
    st.markdown(LEAVE_OUT)
    small(LOGGED)


def _upload() -> None:
    st.file_uploader(UPLOAD, type=["xlsx", "zip"], key=_key())


def _result(pcn: Area, uploaded: UploadedFile) -> None:
    """The result of the check, what to do next, and the upload for a corrected form."""
    above, strip = st.empty(), st.empty()
    path, report = _checked(uploaded)
    sentence, strong = verdict(report)
    with above:
        show(Lead(sentence, strong))
    strip.html(steps_html(STEPS, SEND if report.usable else CHECK))
    if report.pcn and report.pcn != pcn.name:
        st.warning(plain(f"This is the return of {report.pcn}. The page shows {pcn.name}."))
    show_result(report)
    if report.usable and not report.already:
        left, right = st.columns((3, 2))
        with left.container(border=True, gap="xsmall", key="send", height="stretch"):
            _offer_to_accept(path, report)
        with right:
            _upload()
    else:
        _upload()
    show_everything_read(report)


def _checked(uploaded: UploadedFile) -> tuple[Path, ReturnReport]:
    """The upload's private path and report. Each upload is checked once."""
    if st.session_state.get(SENT, (None,))[0] != uploaded.file_id:
        _forget()
        try:
            path = subprocesses.keep_upload(uploaded.name, uploaded.getbuffer())
        except (OSError, FolderProblem) as wrong:
            return Path(uploaded.name), subprocesses.not_kept(uploaded.name, wrong)
        with st.spinner("Checking the return"):
            st.session_state[SENT] = (uploaded.file_id, path, subprocesses.check(path))
    _, path, report = st.session_state[SENT]
    return path, report


def _forget() -> None:
    st.session_state.pop(BEFORE, None)
    if SENT in st.session_state:
        subprocesses.let_go(st.session_state.pop(SENT)[1])


def _offer_to_accept(path: Path, report: ReturnReport) -> None:
    st.subheader("Send it", anchor=False)
    if not subprocesses.may_accept():
        st.markdown(ONLY_HERE)
        return
    small(WHAT_HAPPENS)
    agreed = st.checkbox(READ, key="findings agreed")
    counted_no_longer = bool(report.sent_before) or BEFORE in st.session_state
    again = _asked_again() if counted_no_longer else ""
    if st.button("Accept this return", type="primary", disabled=counted_no_longer and not again):
        done = subprocesses.accept(path, agreed, again)
        if isinstance(done, Receipt):
            _accepted(done)
        elif isinstance(done, subprocesses.SentBefore):
            st.session_state[BEFORE] = done.said
            st.rerun()
        else:
            st.error(plain(done))


def _asked_again() -> str:
    """Reason why an earlier version should count again; blank until the sender confirms and gives one.

    The check detects identical bytes. Accepting detects identical contents.
    """
    if BEFORE in st.session_state:
        st.warning(plain(st.session_state[BEFORE]))
    wanted = st.checkbox(COUNT_AGAIN, key="count again")
    reason = st.text_input(WHY, max_chars=300, key="reason to count again")
    return reason.strip() if wanted else ""


def _accepted(done: Receipt) -> None:
    """Clears the upload and builds the figures, now that the return is in the journal."""
    _forget()
    said = f"Accepted: {done.pcn}, {done.quarter}, version {done.version}.{ALIKE if done.alike else ''}"
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.session_state[ACCEPTED] = said
    st.success(plain(said))
    if rebuild():
        st.session_state[ACCEPTED] = f"{said} The figures are built; every open page shows them in some seconds."
        st.rerun()
