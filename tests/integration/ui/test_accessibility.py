"""The page Accessibility statement: the whole statement, with its dates and the programme's address or without."""

from dataclasses import replace

from het_dash.catalogue import load
from het_dash.content.pages.accessibility import statement
from het_dash.store import Store
from tests.support.open_page import opened, said

PAGE = "about/accessibility_statement"
OF_THE_MODEL = (
    "How accessible this dashboard is",
    "Feedback and contact information",
    "Enforcement procedure",
    "Compliance status",
    "Non-accessible content",
    "What we are doing to improve accessibility",
    "Preparation of this statement",
)


def test_it_has_the_sections_of_the_public_sector_model_and_every_sentence(bundle: Store) -> None:
    app = opened(PAGE)
    headings = [one.value for one in app.header]
    assert [one for one in headings if one in OF_THE_MODEL] == list(OF_THE_MODEL)
    shown = "\n".join(said(app))
    for section in statement(load()):
        assert all(text in shown for text in (*section.says, *section.points, *section.then))
    assert "WCAG" in shown
    assert "version 2.2, level AA" in shown


def test_it_is_dated_and_not_reviewed_before_it_was_prepared() -> None:
    one = load().accessibility
    assert one.prepared <= one.reviewed
    texts = " ".join(text for section in statement(load()) for text in section.says)
    assert f"prepared on {one.prepared.day} {one.prepared:%B %Y}" in texts
    assert "{" not in texts


def test_with_an_address_it_says_where_to_write() -> None:
    catalogue = load()
    with_address = replace(catalogue, programme=catalogue.programme.model_copy(update={"report_to": "us@example.org"}))
    texts = " ".join(text for section in statement(with_address) for text in section.says)
    assert "Write to us@example.org." in texts
    assert catalogue.accessibility.without_contact not in texts
