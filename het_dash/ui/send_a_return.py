"""The page Send a return: download the form, upload it filled in, see the result of the check, accept."""

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from het_dash.catalogue import Area
from het_dash.catalogue.errors import FolderProblem
from het_dash.catalogue.quarter import Quarter
from het_dash.catalogue.return_report import Receipt, ReturnReport
from het_dash.content.pages import returns_received
from het_dash.content.recording_store import Asked
from het_dash.ui import subprocesses
from het_dash.ui.check_result import show_result
from het_dash.ui.journal_damage import warn_of_damage
from het_dash.ui.plain import plain
from het_dash.ui.rebuild import rebuild
from het_dash.ui.show import small

SENT, ACCEPTED, ROUND, BEFORE = "sent return", "accepted return", "uploads so far", "sent before"
COUNT_AGAIN = "Make this earlier version count again, in place of any later one"
WHY = "Why does it count again? Leave out names and counts."
ALIKE = " The file says exactly what this version says, so it changes nothing."
READ = "I have read the sheet Learning. It identifies nobody, and may be shown where HEF and VCSO agree."
LOGGED = (
    "A check changes nothing. The programme keeps a log of checks: the time, the user, the file's SHA-256 hash, the "
    "PCN, the quarter and the outcome."
)
ONLY_HERE = (
    "This page checks files. The programme team accepts them, on the machine that holds the figures. Once the check "
    "finds no errors, send them the file."
)


def hand_out_form(pcn: Area, store: Asked) -> None:
    """Offers the chosen team's form for a quarter, as a workbook or as .csv files."""
    st.header("1. Download the form", anchor=False)
    quarters = {f"{quarter} ({quarter.words})": quarter for quarter in _offered(store)}
    chosen = quarters[st.selectbox("Quarter", list(quarters), key="quarter", bind="query-params", width=340)]
    name = f"HET-return_{chosen}_{pcn.label.replace(' ', '-')}"
    left, right, _ = st.columns([2, 2, 3])
    _download(left, "Workbook (.xlsx)", pcn, chosen, f"{name}.xlsx")
    _download(right, "Sheets as CSV files (.zip)", pcn, chosen, f"{name}.zip")
    small("Fill in the white cells; most offer a list to choose from. The last sheet shows an example.")


def _offered(store: Asked) -> list[Quarter]:
    """Quarters that have ended, newest first, then the current quarter."""
    ended = returns_received.due(store.catalogue, store.built_on)
    now = Quarter.of(store.built_on)
    return [*ended, *([now] if now in store.catalogue.cycles[-1] and now not in ended else [])]


def _download(place: "st.delta_generator.DeltaGenerator", words: str, pcn: Area, quarter: Quarter, name: str) -> None:
    made = partial(subprocesses.form, pcn.label, str(quarter), Path(name).suffix)
    place.download_button(words, made, file_name=name, on_click="ignore", width="stretch")


def take_return(pcn: Area) -> None:
    """Saves an upload unread to a private folder, has a subprocess check it and shows the report."""
    warn_of_damage()
    st.header("2. Upload the completed form", anchor=False)
    if ACCEPTED in st.session_state:
        st.success(plain(st.session_state[ACCEPTED]))
    key = f"return {st.session_state.get(ROUND, 0)}"
    uploaded = st.file_uploader("The completed workbook, or a zip of the CSV files", type=["xlsx", "zip"], key=key)
    if uploaded is None:
        _forget()
        small(LOGGED)
        return
    st.session_state.pop(ACCEPTED, None)
    path, report = _checked(uploaded)
    st.header("3. Result of the check", anchor=False)
    show_result(report)
    if report.pcn and report.pcn != pcn.name:
        st.warning(plain(f"This is the return of {report.pcn}; the page shows {pcn.name}."))
    if report.usable and not report.already:
        _offer_to_accept(path, report)


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
    st.header("4. Accept the return", anchor=False)
    if not subprocesses.may_accept():
        st.info(ONLY_HERE)
        return
    agreed = st.checkbox(READ, key="findings agreed")
    counted_no_longer = bool(report.sent_before) or BEFORE in st.session_state
    again = _asked_again() if counted_no_longer else ""
    if st.button("Accept this return", disabled=counted_no_longer and not again):
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
