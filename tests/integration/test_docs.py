"""Generated documents, and what the README promises."""

import re
from pathlib import Path

from typer.testing import CliRunner

from het_dash.catalogue import glossary_docs, indicator_docs, load, outcome_docs
from het_dash.cli.main import app

ROOT = Path(__file__).parents[2]


def test_docs_indicators_is_not_older_than_the_catalogue() -> None:
    written = (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8")
    assert written == indicator_docs.markdown(load()), "Run `make docs`."


def test_docs_outcomes_is_not_older_than_the_framework() -> None:
    written = (ROOT / "docs" / "outcomes.md").read_text(encoding="utf-8")
    assert written == outcome_docs.markdown(load()), "Run `make docs`."


def test_docs_glossary_is_not_older_than_the_glossary() -> None:
    written = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert written == glossary_docs.markdown(load().glossary), "Run `make docs`."


def test_every_section_of_the_methods_has_one_entry_in_short() -> None:
    written = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
    numbered = [int(number) for number in re.findall(r"^## (\d+)\. ", written, re.MULTILINE)]
    assert sorted(number for method in load().methods for number in method.sections) == numbered


def test_every_measure_is_in_the_documents_once_and_the_draft_statement_stands_on_top() -> None:
    written = outcome_docs.markdown(load())
    assert all(written.count(f"- Id: `{one}`\n") == 1 for one in load().framework.measures)
    assert written.splitlines()[2].startswith(f"**{load().framework.draft}**")


def test_the_check_of_the_documents_passes_by_the_command_line() -> None:
    assert CliRunner().invoke(app, ["docs", "--check"]).exit_code == 0


def test_every_indicator_is_in_the_documents_once() -> None:
    written = indicator_docs.markdown(load())
    assert all(written.count(f"- Id: `{one}`\n") == 1 for one in load().indicators)


def test_the_sql_command_reads_the_published_store() -> None:
    result = CliRunner().invoke(app, ["sql", "SELECT count(*) AS pcns FROM area WHERE kind = 'pcn'"])
    assert result.exit_code == 0
    assert "6" in result.output


def test_the_readme_names_only_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"python -m het_dash (\w[\w-]*)", readme))
    offered = {c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands}
    offered |= {group.name for group in app.registered_groups if group.name}
    assert commands
    assert commands <= offered


def test_every_link_of_the_readme_leads_to_a_file() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!http)([^)#]+)\)", readme)
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_no_file_of_the_project_is_a_publisher_s_own() -> None:
    """The bundle holds figures in our own format only."""
    folders = [ROOT / "data" / "observations", *(ROOT / "data" / "programme").glob("*/observations")]
    found = {p.name for folder in folders for p in folder.rglob("*") if p.is_file()}
    assert found <= {"observations.csv", "observations.parquet", "members.csv", "source.yaml"}
