"""Packs as files, from the page."""

import html
import io
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.content.recording_store import Asked
from het_dash.export.batch import Order, pack_for
from het_dash.export.document import pack_of
from het_dash.export.documents import BOARD, DATA_PACK
from het_dash.export.formats import FORMATS, NOT_MADE
from het_dash.render.problems import PackProblem
from het_dash.store import Store
from het_dash.ui import failures, pack_archive
from het_dash.ui.plain import plain
from tests.support.blocks import NORTH, area


class Commanded:
    """Stands in for the child process: notes the command, writes its files, says how far it is."""

    commands: list[list[str]] = []  # noqa: RUF012
    fails = False
    said = "1/2 one\n2/2 two\nNo figures have been built yet.\n"

    def __init__(self, command: list[str], **_: Any) -> None:
        self.commands.append(command)
        folder = Path(command[command.index("--out") + 1])
        for place in ("north-lewisham", "sevenfields"):
            (folder / f"{place}_data-pack_x.pdf").write_bytes(b"a file")
        (folder / "index.html").write_bytes(b"the command line's own")
        self.stdout = io.StringIO(self.said)

    def __enter__(self) -> "Commanded":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def wait(self, _: float) -> int:
        return 1 if self.fails else 0


@pytest.fixture(autouse=True)
def commanded(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Commanded]]:
    monkeypatch.setattr(subprocess, "Popen", Commanded)
    monkeypatch.setattr(Commanded, "commands", [])
    pack_archive._archives.clear()
    yield Commanded
    pack_archive._archives.clear()


def shown(bundle: Store, with_example: bool = True) -> AppTest:
    def script(pcn, store):  # type: ignore[no-untyped-def]
        from het_dash.ui.files import files  # noqa: PLC0415

        files(pcn, store)

    app = AppTest.from_function(script, args=(area(NORTH), Asked(bundle, with_example)), default_timeout=60).run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_one_page_is_first_then_the_meeting_version_the_full_pack_and_every_format(bundle: Store) -> None:
    assert labels(shown(bundle)) == [
        "One page, both sides (PDF)",
        "Meeting version (PDF and slides)",
        "Full pack (PDF)",
        "Annex to the full pack: every table (PDF)",
        *(one.title for one in FORMATS.values()),
    ]


def test_sections_and_formats_can_be_chosen_and_one_of_each_is_needed(bundle: Store) -> None:
    app = shown(bundle)
    sections, formats = app.multiselect
    assert sections.value == [section.short for section in DATA_PACK.sections]
    formats.set_value(["PDF"]).run()
    assert labels(app)[4:] == ["PDF"]
    app.multiselect[0].set_value([]).run()
    assert [info.value for info in app.info] == ["Choose at least one section and one format."]
    assert len(labels(app)) == 4


def test_example_data_is_asked_for_by_a_tick_where_there_is_any(bundle: Store) -> None:
    ticks = shown(bundle).checkbox
    assert [tick.value for tick in ticks] == [False] * pack_of(DATA_PACK, area(NORTH), bundle, True).example
    assert all("marked in every file" in tick.label for tick in ticks)
    assert not shown(bundle, with_example=False).checkbox


def test_once_ticked_every_button_says_that_it_holds_example_data(bundle: Store) -> None:
    app = shown(bundle)
    app.checkbox[0].check().run()
    assert labels(app)[:4] == [
        "One page, both sides (PDF), with example data",
        "Meeting version (PDF and slides), with example data",
        "Full pack (PDF), with example data",
        "Annex to the full pack: every table (PDF), with example data",
    ]


def test_the_boards_one_page_is_of_lewisham_and_without_example_data(bundle: Store) -> None:
    def script(store):  # type: ignore[no-untyped-def]
        from het_dash.ui.files import board_page  # noqa: PLC0415

        board_page(store)

    for with_example, about in ((True, "Without example data."), (False, "")):
        app = AppTest.from_function(script, args=(Asked(bundle, with_example),), default_timeout=60).run()
        (button,) = app.get("download_button")
        assert (button.proto.label, button.proto.help) == ("Board page (PDF)", about)
    assert not pack_for(Order(BOARD.id, bundle.catalogue.borough.code), bundle).example


def test_all_six_are_made_by_the_command_line_and_saved_as_one_file_with_an_index(bundle: Store) -> None:
    app = shown(bundle)
    app.multiselect[0].set_value(["Need"])
    app.multiselect[1].set_value(["PDF"])
    for tick in app.checkbox:
        tick.check()
    app.run()
    app.button[0].click().run()
    (command,) = Commanded.commands
    assert command[1:5] == ["-m", "het_dash", "packs", "--all"]
    assert command[command.index("--formats") + 1] == "pdf"
    assert command[command.index("--sections") + 1] == "need"
    assert ("--with-example" in command) == bool(app.checkbox)
    assert labels(app)[-1] == "Save all six (zip, with an index)"
    ((made,),) = (kept.values() for kept in pack_archive._archives.values())
    with zipfile.ZipFile(io.BytesIO(made.content)) as opened:
        assert opened.namelist() == ["index.html", "north-lewisham_data-pack_x.pdf", "sevenfields_data-pack_x.pdf"]
        assert b"North Lewisham" in opened.read("index.html")


def test_what_was_made_for_one_reader_serves_the_next(bundle: Store) -> None:
    shown(bundle).button[0].click().run()
    app = shown(bundle)
    assert labels(app)[-1] == "Save all six (zip, with an index)"
    assert not app.button
    assert len(Commanded.commands) == 1


def test_a_failure_says_why_and_leaves_nothing(bundle: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Commanded, "fails", True)
    app = shown(bundle)
    app.button[0].click().run()
    assert [error.value for error in app.error] == [pack_archive.FAILED]
    assert "No figures have been built yet." in app.text[0].value
    assert not any(pack_archive._archives.values())
    assert pack_archive._making.acquire(blocking=False)
    pack_archive._making.release()


def test_a_file_that_failed_is_named_and_the_others_are_saved(bundle: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = "The file 'Data pack, PDF' for Modality could not be made: ValueError: no."
    monkeypatch.setattr(Commanded, "fails", True)
    monkeypatch.setattr(Commanded, "said", f"1/3 one\n2/3 {NOT_MADE}{lost}\n3/3 two\n{lost}\n")
    app = shown(bundle)
    app.button[0].click().run()
    assert [one.value for one in app.warning] == [plain(f"{lost} {pack_archive.OTHERS}")]
    assert labels(app)[-1] == "Save all six (zip, with an index)"
    ((made,),) = (kept.values() for kept in pack_archive._archives.values())
    with zipfile.ZipFile(io.BytesIO(made.content)) as opened:
        assert lost in html.unescape(opened.read("index.html").decode())


def test_a_file_that_cannot_be_made_is_told_beside_its_button_until_it_can(
    bundle: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> bytes:
        raise ValueError("no font")

    order = Order(DATA_PACK.id, area(NORTH).code, "xlsx", ("sources",))
    make = failures.noted(bundle, order)
    with monkeypatch.context() as patch:
        patch.setattr("het_dash.export.xlsx.write", stopped)
        with pytest.raises(PackProblem):
            make()

    def script(store, order):  # type: ignore[no-untyped-def]
        from het_dash.ui.failures import say  # noqa: PLC0415

        say(store, order)

    app = AppTest.from_function(script, args=(bundle, order), default_timeout=60).run()
    assert app.error[0].value.startswith(
        "The file 'Data pack, Excel workbook' for North Lewisham PCN could not be made"
    )
    assert make().startswith(b"PK")
    assert not app.run().error


def test_while_another_readers_are_made_this_one_is_told(bundle: Store) -> None:
    app = shown(bundle)
    with pack_archive._making:
        app.button[0].click().run()
    assert [info.value for info in app.info] == [pack_archive.BUSY]
    assert Commanded.commands == []


def test_a_format_that_cannot_be_made_is_said_and_not_offered(bundle: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.util import find_spec  # noqa: PLC0415

    monkeypatch.setattr("het_dash.export.formats.find_spec", lambda name: None if name == "typst" else find_spec(name))
    app = shown(bundle)
    assert "PDF cannot be made here" in app.warning[0].value
    assert labels(app) == ["Web page", "PowerPoint slides", "Excel workbook"]
