"""The query page in a real Chromium: by keyboard, with hostile statements, and its files."""

from collections.abc import Callable

from tests.browser.conftest import Reader

MakeReader = Callable[..., Reader]
HOSTILE = (
    ("COPY figure TO '/tmp/out.csv'", "COPY is not possible"),
    ("SELECT range(1000000000)", "MB of memory"),
    ("SELECT levenshtein(repeat('ab', 100000), repeat('ba', 100000))", "seconds and was stopped"),
)


def test_statements_run_by_keyboard_and_hostile_ones_leave_the_page_alive(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/query?sql=SELECT+42+AS+answer")
    page.get_by_role("cell", name="42").wait_for()
    text = page.get_by_role("textbox", name="SQL")
    for statement, said in HOSTILE:
        text.fill(statement)
        text.press("Control+Enter")
        page.get_by_role("alert").get_by_text(said).wait_for(timeout=60_000)
    text.fill("SELECT 'alive' AS still")
    text.press("Control+Enter")
    page.get_by_role("cell", name="alive").wait_for()
    assert "alive" in page.url
    page.go_back()
    assert tab.elsewhere == []


def test_the_rows_are_saved_in_every_format(server: str, reader: MakeReader) -> None:
    page = reader().open(f"{server}/query?sql=SELECT+42+AS+answer")
    for label, ending in (("CSV", ".csv"), ("Excel", ".xlsx"), ("Parquet", ".parquet"), ("JSON", ".json")):
        with page.expect_download() as download:
            page.get_by_role("button", name=label, exact=True).click()
        assert download.value.suggested_filename.startswith("query_built-")
        assert download.value.suggested_filename.endswith(ending)
        assert download.value.path().stat().st_size > 0
