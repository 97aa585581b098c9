"""A report as text and as a link for an e-mail."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

from het_dash.catalogue.problem_report import FigureReport
from het_dash.content.rules.report_text import ASK, LONGEST_LINE, LONGEST_SUBJECT, as_text, mail_link

REPORT = FigureReport(
    figure="trend-x", title='Gap & "share" = 10%?\r\nBcc: someone@example.org', shown="Per cent, A+B. March 2025.",
    address="http://localhost/explore?pcn=a&tab=b#c", store="het-1.duckdb", built_on=date(2026, 12, 1),
)  # fmt: skip


def test_the_link_has_the_programmes_address_alone_and_every_fact_encoded() -> None:
    link = mail_link("us+het@example.org", REPORT)
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "us+het@example.org")
    asked = parse_qs(parts.query, strict_parsing=True)
    assert set(asked) == {"subject", "body"}
    assert "\n" not in link
    assert " " not in link
    body = asked["body"][0]
    assert body.startswith(ASK)
    for text in ("Per cent, A+B. March 2025.", REPORT.address, "1 December 2026", "het-1.duckdb", "trend-x"):
        assert text in body
    assert "\n" not in asked["subject"][0]


def test_a_long_report_is_cut_so_that_mail_programs_open_it() -> None:
    long = REPORT.model_copy(update={"title": "x" * 500, "shown": "y" * 1_000, "address": "z" * 2_000})
    asked = parse_qs(urlsplit(mail_link("us@example.org", long)).query)
    assert len(asked["subject"][0]) <= LONGEST_SUBJECT
    assert max(len(line) for line in asked["body"][0].splitlines()) <= LONGEST_LINE
    assert len(mail_link("us@example.org", long)) < 2_000


def test_the_text_begins_with_what_the_reader_wrote() -> None:
    said = as_text(REPORT.model_copy(update={"words": "Bars are swapped."}))
    assert said.splitlines()[:2] == [ASK, "Bars are swapped."]
