"""The progress bar draws at a terminal, and is silent elsewhere."""

import io

import pytest
from rich.console import Console

from het_dash.ingest.fetch.progress import bar


def shown(terminal: bool) -> str:
    written = io.StringIO()
    console = Console(file=written, force_terminal=terminal, width=120)
    with bar(console) as watch:
        watch.source("qof", 2, 5)
        watch.parts(3)
        watch.receiving("QOF2425.zip", 0, 2_000_000)
        watch.waiting("files.publisher.test answered 503.", 4)
        watch.receiving("QOF2425.zip", 1_000_000, 2_000_000)
        watch.received(1_500_000)
    return written.getvalue()


def test_nothing_is_drawn_where_nobody_watches() -> None:
    assert shown(terminal=False).strip() == ""


@pytest.mark.parametrize("words", ["qof (2 of 5)", "1 of 3: QOF2425.zip", "1.5/2.0 MB"])
def test_the_source_the_file_and_how_much_of_it_are_shown(words: str) -> None:
    assert words in shown(terminal=True)
