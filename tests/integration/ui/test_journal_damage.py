"""A damaged journal is told to those who run the dashboard, and to nobody else."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from het_dash.ingest.returns.accept import accept
from het_dash.ingest.returns.private_journal import private_journal
from tests.support.filled_returns import cells
from tests.support.small_bundle import SmallData


def page() -> None:
    from het_dash.ui.journal_damage import warn_of_damage  # noqa: PLC0415 (a script of its own)

    warn_of_damage()


def errors() -> list[str]:
    st.cache_data.clear()
    shown = AppTest.from_function(page, default_timeout=60).run()
    assert not shown.exception
    return [error.value for error in shown.error]


def test_each_damage_is_a_sentence_where_returns_can_be_accepted(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(private_journal(), cells().check(tmp_path))
    small.build()
    monkeypatch.setenv("HET_LOCAL_ACCEPT", "1")
    assert errors() == []
    journal = private_journal()
    journal.kept(journal.records()[0]).unlink()
    (said,) = errors()
    assert "the file is missing. It is the file that was sent as version 1" in said
    monkeypatch.delenv("HET_LOCAL_ACCEPT")
    assert errors() == []


def test_a_journal_that_cannot_be_read_is_a_sentence_too(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(private_journal(), cells().check(tmp_path))
    small.build()
    monkeypatch.setenv("HET_LOCAL_ACCEPT", "1")
    (private_journal().records_folder / "000002.json").unlink()
    (said,) = errors()
    assert "the journal ends at record 1; the published figures were built from 2 records." in said
