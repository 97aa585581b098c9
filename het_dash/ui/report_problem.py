"""Report a problem with a figure: an e-mail if the programme has an address, or else a report that is stored."""

import hashlib
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from het_dash.catalogue.problem_report import LONGEST_REPORT, FigureReport, ReportOutcome
from het_dash.charts import Chart, Table
from het_dash.content.rules.report_text import as_text, mail_link, measure_names
from het_dash.ui import subprocesses
from het_dash.ui.plain import plain
from het_dash.ui.this_run import store

LABEL = "Report a problem with this figure"
OUTCOME, SO_FAR, OFFERED = "outcome of the report", "reports of this session", "reports offered in this run"
MOST_OF_A_SESSION = 10
LEAVE_OUT = "Leave out names and anything about a patient."
NO_REPLY = "We do not ask who you are, so we cannot reply."
STORED = "Thank you. The report is stored with the number {number}. The team that runs the dashboard can read it."
ENOUGH = "You have sent 10 reports. To send more, open the dashboard again later."
NOT_STORED = "The report could not be stored. Copy this text and send it to the programme team:"


def begin() -> None:
    """Starts the run of a page."""
    st.session_state[OFFERED] = {}


def offer_of_chart(chart: Chart) -> None:
    """The button of a chart card."""
    measures = measure_names(chart.measures, store().catalogue)
    _offer(_report(chart.id, chart.title, chart.subtitle, chart.mark, measures), chart.id)


def offer_of_table(title: str, table: Table | None, source: str, mark: str) -> None:
    """The button of a table or tile, which has no id: its contents are its id."""
    digest = hashlib.sha256(repr((title, table, source)).encode()).hexdigest()[:12]
    offered: dict[str, int] = st.session_state.setdefault(OFFERED, {})
    offered[digest] = offered.get(digest, 0) + 1  # or the same table twice on a page would stop it
    shown = ", ".join(table.columns) if table else ""
    _offer(_report(f"table-{digest}", title or "Table", shown, mark), f"{digest} {offered[digest]}")


def _report(figure: str, title: str, shown: str, mark: str, measures: Sequence[str] = ()) -> FigureReport:
    used = store()
    return FigureReport(
        figure=figure[:200], title=title[:500], shown=shown[:1_000], measures=tuple(measures)[:50], mark=mark[:100],
        address=_address()[:2_000], store=used.name, built_on=used.built_on,
    )  # fmt: skip


def _address() -> str:
    """The reader's address of the page, with the choices of the link."""
    choices = urlencode(st.query_params.to_dict())
    return f"{(st.context.url or '').split('?', maxsplit=1)[0]}{'?' if choices else ''}{choices}"


def _offer(report: FigureReport, key: str) -> None:
    if st.button(LABEL, key=f"report {key}", type="tertiary"):
        st.session_state.pop(OUTCOME, None)
        _dialog(report)


@st.dialog(LABEL, width="medium")
def _dialog(report: FigureReport) -> None:
    prepared(report)


def prepared(report: FigureReport) -> None:
    """Draws the dialog: the e-mail or the form, and the facts that go with it."""
    outcome: ReportOutcome | None = st.session_state.get(OUTCOME)
    if outcome and outcome.number:
        st.success(plain(STORED.format(number=outcome.number)))
        return
    address = store().catalogue.programme.report_to
    if address:
        st.markdown(f"{LEAVE_OUT} Your e-mail program opens with this text:")
        link = escape(mail_link(address, report), quote=True)
        st.html(f'<p class="het-mail"><a href="{link}">Write the e-mail to {escape(address)}</a></p>')
    else:
        _form(report, outcome)
    rows = "".join(f"<dt>{escape(name)}</dt>\n<dd>{escape(text)}</dd>\n" for name, text in report.facts)
    st.html(f'<dl class="het-about">{rows}</dl>')


def _form(report: FigureReport, outcome: ReportOutcome | None) -> None:
    """Free text, the button that stores the report, and why it was not stored."""
    key = f"words on {report.figure}"
    st.text_area("What looks wrong?", max_chars=LONGEST_REPORT, key=key)
    st.markdown(f"{LEAVE_OUT} {NO_REPLY} These facts go with your text:")
    st.button("Send the report", type="primary", key=f"send {report.figure}", on_click=_send, args=(report, key))
    if outcome:
        st.error(plain(outcome.refused))
        if outcome.refused == NOT_STORED:
            said = report.model_copy(update={"words": st.session_state[key]})
            st.code(as_text(said), language=None, wrap_lines=True)


def _send(report: FigureReport, key: str) -> None:
    """Callback of the button. A second click on it sends nothing more."""
    before: ReportOutcome | None = st.session_state.get(OUTCOME)
    if before and before.number:
        return
    sent = st.session_state.get(SO_FAR, 0)
    if sent >= MOST_OF_A_SESSION:
        st.session_state[OUTCOME] = ReportOutcome(refused=ENOUGH)
        return
    outcome = subprocesses.keep_report(report.model_copy(update={"words": st.session_state[key][:LONGEST_REPORT]}))
    st.session_state[OUTCOME] = outcome or ReportOutcome(refused=NOT_STORED)
    st.session_state[SO_FAR] = sent + bool(outcome and outcome.number)
