"""A team takes its form, sends it filled in, sees what is wrong and what would change, and has it accepted."""

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from het_dash.catalogue import Area, Problem
from het_dash.catalogue.quarter import Quarter
from het_dash.catalogue.return_report import Receipt, ReturnReport
from het_dash.charts import Table
from het_dash.content.blocks import Tabled
from het_dash.content.pages import returns_received
from het_dash.content.recording_store import Asked
from het_dash.ui import subprocesses
from het_dash.ui.journal_damage import warn_of_damage
from het_dash.ui.rebuild import rebuild
from het_dash.ui.show import plain, show, small

SENT, ACCEPTED, ROUND, BEFORE = "sent return", "accepted return", "uploads so far", "sent before"
PROBLEMS = ("Where", "What stands there", "What is wrong", "What to do")
CHANGES = ("Measure", "Group", "Period", "On the dashboard now", "With this return")
MOST_ROWS = 60
COUNT_AGAIN = "Make this earlier version count again, in place of any later one"
WHY = "Why does it count again? Leave out names and counts."
ALIKE = " The file says exactly what this version says, so it changes nothing."
READ = "I have read what was heard (sheet Learning): it tells of nobody, and may be shown where HEF and VCSO agree."
ONLY_HERE = (
    "This page checks files. Accepting is for the programme team, on the machine that holds the figures: send them the "
    "file once the check finds nothing wrong."
)


def hand_out_form(pcn: Area, store: Asked) -> None:
    """The form of the chosen team for a quarter, as a workbook or as .csv files."""
    st.header("1. Take the form", anchor=False)
    quarters = {f"{quarter} ({quarter.words})": quarter for quarter in _offered(store)}
    chosen = quarters[st.selectbox("Quarter", list(quarters), key="quarter", bind="query-params", width=340)]
    name = f"HET-return_{chosen}_{pcn.label.replace(' ', '-')}"
    left, right, _ = st.columns([2, 2, 3])
    _download(left, "Workbook (.xlsx)", pcn, chosen, f"{name}.xlsx")
    _download(right, "Sheets as CSV files (.zip)", pcn, chosen, f"{name}.zip")
    small(
        "White cells are to be filled in; most offer a list. The last sheet shows an example. It takes a few minutes."
    )


def _offered(store: Asked) -> list[Quarter]:
    """The quarters that have ended, the newest first, then the one that runs now."""
    ended = returns_received.due(store.catalogue, store.built_on)
    now = Quarter.of(store.built_on)
    return [*ended, *([now] if now in store.catalogue.cycles[-1] and now not in ended else [])]


def _download(place: "st.delta_generator.DeltaGenerator", words: str, pcn: Area, quarter: Quarter, name: str) -> None:
    made = partial(subprocesses.form, pcn.label, str(quarter), Path(name).suffix)
    place.download_button(words, made, file_name=name, on_click="ignore", width="stretch")


def take_return(pcn: Area) -> None:
    """An upload goes unread to a private folder; a process of its own checks it; its report is shown."""
    warn_of_damage()
    st.header("2. Send it filled in", anchor=False)
    if ACCEPTED in st.session_state:
        st.success(plain(st.session_state[ACCEPTED]))
    key = f"return {st.session_state.get(ROUND, 0)}"
    uploaded = st.file_uploader("The filled-in workbook, or a zip of the CSV files", type=["xlsx", "zip"], key=key)
    if uploaded is None:
        _forget()
        small("Nothing is kept or changed by a check.")
        return
    st.session_state.pop(ACCEPTED, None)
    path, report = _checked(uploaded)
    st.header("3. What the check found", anchor=False)
    _show(report)
    if report.pcn and report.pcn != pcn.name:
        st.warning(plain(f"This is the return of {report.pcn}; the page shows {pcn.name}."))
    if report.usable and not report.already:
        _offer_to_accept(path, report)


def _checked(uploaded: UploadedFile) -> tuple[Path, ReturnReport]:
    """Each upload is checked once."""
    if st.session_state.get(SENT, (None,))[0] != uploaded.file_id:
        _forget()
        path = subprocesses.keep_upload(uploaded.name, uploaded.getbuffer())
        with st.spinner("Checking the return"):
            st.session_state[SENT] = (uploaded.file_id, path, subprocesses.check(path))
    _, path, report = st.session_state[SENT]
    return path, report


def _forget() -> None:
    st.session_state.pop(BEFORE, None)
    if SENT in st.session_state:
        subprocesses.let_go(st.session_state.pop(SENT)[1])


def _show(report: ReturnReport) -> None:
    wrong = [p for p in report.problems if p.severity == "error"]
    noted = [p for p in report.problems if p.severity == "warning"]
    if wrong:
        st.error(
            f"{len(wrong)} {'thing needs' if len(wrong) == 1 else 'things need'} mending before it can be accepted."
        )
        _problems("To mend", wrong)
    elif report.already:
        st.info(plain(f"This is the return of {report.pcn} for {report.quarter} that counts already."))
    else:
        st.success(
            plain(f"Nothing is wrong. Version {report.version} of the return of {report.pcn} for {report.quarter}.")
        )
    if noted:
        _problems("Read, and worth a look", noted)
    if report.usable and not report.already:
        _changes(report)


def _problems(title: str, problems: list[Problem]) -> None:
    rows = tuple((_where(p), p.value or "", p.message, p.remedy) for p in problems[:MOST_ROWS])
    more = f"And {len(problems) - MOST_ROWS} more." if len(problems) > MOST_ROWS else ""
    show(Tabled(title, Table(PROBLEMS, rows), more))


def _where(problem: Problem) -> str:
    places = (problem.sheet, problem.row and f"row {problem.row}", problem.column and f"column {problem.column}")
    return ", ".join(str(place) for place in places if place) or "The file"


def _changes(report: ReturnReport) -> None:
    """What readers would see, hidden and rounded as they would see it."""
    if report.first:
        st.markdown("It is the team's first return: the demonstration of its returns will go.")
    rows = tuple((c.measure, c.group, c.period, c.before, c.after) for c in report.changes)
    if rows:
        note = "Small numbers are hidden and the rest rounded to 5, as everyone will see them."
        with st.expander(f"What would change on the dashboard: {len(rows)} figures", expanded=True):
            show(Tabled("", Table(CHANGES, rows[:MOST_ROWS]), note))
            if len(rows) > MOST_ROWS:
                small(f"And {len(rows) - MOST_ROWS} more, of earlier quarters and smaller groups.")
    else:
        st.markdown("No figure on the dashboard would change.")


def _offer_to_accept(path: Path, report: ReturnReport) -> None:
    st.header("4. Accept it", anchor=False)
    if not subprocesses.may_accept():
        st.info(ONLY_HERE)
        return
    agreed = st.checkbox(READ, key="findings agreed")
    sent_before = report.sent_before or st.session_state.get(BEFORE, "")
    again = _asked_again(sent_before) if sent_before else ""
    if st.button("Accept this return", disabled=bool(sent_before) and not again):
        done = subprocesses.accept(path, agreed, again)
        if isinstance(done, Receipt):
            _accepted(done)
        elif isinstance(done, subprocesses.SentBefore):
            st.session_state[BEFORE] = done.said
            st.rerun()
        else:
            st.error(plain(done))


def _asked_again(sent_before: str) -> str:
    """The reason why an earlier version counts again; blank until somebody says that it should, and why."""
    st.warning(plain(sent_before))
    wanted = st.checkbox(COUNT_AGAIN, key="count again")
    reason = st.text_input(WHY, max_chars=300, key="reason to count again")
    return reason.strip() if wanted else ""


def _accepted(done: Receipt) -> None:
    """It is in the journal. The place to upload is cleared, and the figures are built."""
    _forget()
    said = f"Accepted: {done.pcn}, {done.quarter}, version {done.version}.{ALIKE if done.alike else ''}"
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.session_state[ACCEPTED] = said
    st.success(plain(said))
    if rebuild():
        st.session_state[ACCEPTED] = f"{said} The figures are built; every open page shows them in some seconds."
        st.rerun()
