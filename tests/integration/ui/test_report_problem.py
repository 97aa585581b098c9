"""Report a problem with a figure: as an e-mail, or as a report that is stored."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue.problem_report import FigureReport, ReportOutcome
from het_dash.catalogue.programme import Programme
from het_dash.ingest.problem_reports import keep
from het_dash.store import Store
from het_dash.ui import report_problem, subprocesses
from het_dash.ui.subprocesses import Ended
from tests.support.open_page import opened, said

PACK = "my_pcn/pcn_data_pack"
BUTTON = report_problem.LABEL


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[FigureReport]:
    """Reports that reach the command, which runs in this process."""
    given: list[FigureReport] = []

    def keep_here(report: FigureReport) -> ReportOutcome:
        given.append(report)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HET_STATE", str(tmp_path))
            return keep(report)

    monkeypatch.setattr(subprocesses, "keep_report", keep_here)
    return given


def about(**link: str) -> AppTest:
    """The data pack's tab of care, with the About of its first card open."""
    app = opened(PACK, tab="care", pcn="north-lewisham", **link)
    app.button_group[0].select("About").run()
    return app


def asked(app: AppTest) -> AppTest:
    """The dialog of the card's figure."""
    next(one for one in app.button if one.label == BUTTON).click().run()
    assert not app.exception
    return app


def form() -> AppTest:
    """The contents of a dialog, as a page: AppTest runs a whole page again, which closes a dialog."""

    def script() -> None:
        from datetime import date  # noqa: PLC0415

        from het_dash.catalogue.problem_report import FigureReport  # noqa: PLC0415
        from het_dash.ui.report_problem import prepared  # noqa: PLC0415

        prepared(FigureReport(figure="trend-x", title="A <b>title</b>", built_on=date(2026, 12, 1)))

    return AppTest.from_function(script).run()


def sent(app: AppTest, words: str) -> AppTest:
    app.text_area[0].set_value(words)
    next(one for one in app.button if one.label == "Send the report").click().run()
    assert not app.exception
    return app


def test_a_card_offers_it_in_about_alone(bundle: Store) -> None:
    app = opened(PACK, tab="care", pcn="north-lewisham")
    assert BUTTON not in [one.label for one in app.button]
    assert BUTTON in [one.label for one in about().button]


def test_the_dialog_names_the_figure_its_measures_address_and_store(bundle: Store) -> None:
    app = asked(about(example="false"))
    shown = "\n".join([*(node.proto.body for node in app.get("html")), *(one.value for one in app.markdown)])
    shown = unescape(shown)
    for words in (
        "spread-cvdp007hyp", "North Lewisham among Lewisham, December 2025",
        "Blood pressure treated to threshold (cvdp007hyp)", bundle.name, f"{bundle.built_on:%B %Y}",
        "pcn=north-lewisham", "tab=care", "example=false", report_problem.LEAVE_OUT,
    ):  # fmt: skip
        assert words in shown


def test_a_report_is_sent_once_and_confirmed_with_its_number(bundle: Store, stored: list[FigureReport]) -> None:
    app = sent(form(), "The bars are swapped.")
    assert [one.words for one in stored] == ["The bars are swapped."]
    (thanks,) = app.success
    assert "is stored with the number" in thanks.value
    assert not app.text_area


def test_text_that_identifies_somebody_is_refused_with_the_reason_and_stays_for_correction(
    bundle: Store, stored: list[FigureReport]
) -> None:
    app = sent(form(), "Patient 943 476 5919")
    assert "Your text contains an NHS number" in app.error[0].value
    assert "943" not in app.error[0].value
    assert app.text_area[0].value == "Patient 943 476 5919"
    assert not sent(app, "The bars are swapped.").error


def test_where_it_cannot_be_stored_the_reader_gets_the_text_to_copy(
    bundle: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(subprocesses, "_ran", lambda *_, **__: Ended(1, "", "/secret/place cannot be written."))
    app = sent(form(), "The bars are swapped.")
    assert "could not be stored" in app.error[0].value
    assert "The bars are swapped." in app.code[0].value
    assert "A <b>title</b>" in app.code[0].value
    assert "/secret" not in "\n".join(said(app))
    assert "/secret/place cannot be written." in caplog.text


def test_one_session_sends_no_more_than_it_may(
    bundle: Store, stored: list[FigureReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_problem, "MOST_OF_A_SESSION", 0)
    app = sent(form(), "One")
    assert stored == []
    assert app.error[0].value == report_problem.ENOUGH


def test_nothing_of_a_report_becomes_mark_up(bundle: Store) -> None:
    assert not any("<b>" in node.proto.body for node in form().get("html"))


def test_with_an_address_it_is_an_e_mail_and_nothing_is_typed_or_stored_here(
    bundle: Store, stored: list[FigureReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Programme, "__getattribute__", _with_address(Programme.__getattribute__))
    app = asked(about())
    assert not app.text_area
    (link,) = (found for node in app.get("html") for found in re.findall(r'href="(mailto:[^"]+)"', node.proto.body))
    parts = urlsplit(unescape(link))
    assert parts.path == "us@example.org"
    assert "cvdp007hyp" in parse_qs(parts.query)["body"][0]
    assert stored == []


def test_tables_and_tiles_offer_it_next_to_their_source_each_with_a_key_of_its_own(bundle: Store) -> None:
    app = opened("analysis/summary_table", pcn="north-lewisham")
    assert BUTTON in [one.label for one in app.button]
    tiles = opened(PACK, pcn="north-lewisham")
    keys = [one.key for one in tiles.button if one.label == BUTTON]
    assert len(keys) == len(set(keys)) >= 4


def _with_address(usual: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    return lambda self, name: "us@example.org" if name == "report_to" else usual(self, name)
