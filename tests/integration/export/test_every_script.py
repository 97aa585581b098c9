"""From an accepted return in many scripts to files of every format, through the production build and command line."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from pptx import Presentation
from pypdfium2 import PdfDocument
from typer.testing import CliRunner

from het_dash.cli.main import app
from het_dash.ingest.returns.accept import accept
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.private_journal import private_journal
from tests.support.filled_returns import cells, errors, filled
from tests.support.small_bundle import small_data

DAY = datetime(2026, 10, 20, tzinfo=UTC)
SAID = {
    "Yoruba": "Ẹ kú ọjọ́! Ṣé ẹ̀jẹ̀ ríru ni?",
    "Arabic": "ضغط الدم مرتفع عند الناس",
    "Tamil": "இரத்த அழுத்தம் பரிசோதனை",
    "Tigrinya": "ጸቕጢ ደም ጽቡቕ እዩ",
    "Amharic": "የደም ግፊት ምርመራ",
    "Chinese": "血压检查 血壓檢查",
    "Emoji": "😀 ❤️ 👩🏽\u200d⚕️ 🇳🇬 ✅",
    "A link": "https://example.org/a?b=c www.example.org ![x](https://example.org/x.png) [y](https://example.org)",
    "Mark-up": "<a href='https://example.org'>z</a> <img src=x> #link(\"https://example.org\") $x^2$ `code`",
}
PLACED = "reach,heard,changed"


def in_every_script() -> Return:
    given = filled()
    activity, learnt = given.activities[0], given.learning[0]
    heard = [learnt.model_copy(update={"heard": said, "recommendation": said}) for said in SAID.values()]
    return given.model_copy(
        update={
            "activities": tuple(activity.model_copy(update={"name": said}) for said in SAID.values()),
            "learning": tuple(heard),
            "totals": given.totals.model_copy(update={"contacts": activity.people * len(SAID)}),
            "contacts_by": {},
        }
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of all files of all six PCNs."""
    folder = tmp_path_factory.mktemp("scripts")
    data = small_data(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(data.folder))
        patch.setenv("HET_STATE", str(data.state))
        checked = cells(in_every_script()).check(folder)
        assert errors(checked) == []
        accept(private_journal(), checked, findings_agreed=True, at=DAY)
        data.build()
        out = folder / "packs"
        done = CliRunner().invoke(app, ["packs", "--all", "--jobs", "1", "--sections", PLACED, "--out", str(out)])
        assert done.exit_code == 0, done.output
        yield out


def of_north(made: Path, suffix: str) -> Path:
    return next(made.glob(f"north-lewisham*.{suffix}"))


def test_every_file_of_every_pcn_is_made(made: Path) -> None:
    assert {suffix: len(list(made.glob(f"*.{suffix}"))) for suffix in ("html", "pdf", "pptx", "xlsx")} == {
        "html": 7, "pdf": 12, "pptx": 6, "xlsx": 6,  # a PDF has an annex
    }  # fmt: skip


def test_every_word_can_be_copied_out_of_the_pdf(made: Path) -> None:
    both = made.glob("north-lewisham*.pdf")
    text = " ".join(page.get_textpage().get_text_range() for file in both for page in PdfDocument(file))
    assert [word for said in SAID.values() for word in said.split() if word not in text] == []


def test_every_text_is_in_the_notes_of_the_slides(made: Path) -> None:
    slides = Presentation(str(of_north(made, "pptx"))).slides
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    assert [said for said in SAID.values() if said not in notes] == []


def test_every_text_is_in_the_web_page_and_nothing_in_it_is_mark_up(made: Path) -> None:
    page = BeautifulSoup(of_north(made, "html").read_text(encoding="utf-8"), "html.parser")
    text = " ".join(page.get_text().split())
    assert [said for said in SAID.values() if said not in text] == []
    assert [a["href"] for a in page.find_all("a") if not str(a["href"]).startswith("#")] == []
    assert page.find_all("img") == []


def test_every_text_is_in_the_workbook_and_none_is_a_link(made: Path) -> None:
    book = load_workbook(of_north(made, "xlsx"))
    held = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    texts = {str(cell.value) for cell in held}
    assert [said for said in SAID.values() if said not in texts] == []
    assert [cell.coordinate for cell in held if cell.hyperlink] == []


def test_no_file_holds_a_link_to_anywhere(made: Path) -> None:
    for suffix in ("pptx", "xlsx"):
        with zipfile.ZipFile(of_north(made, suffix)) as parts:
            outside = [name for name in parts.namelist() if name.endswith(".rels") and b"External" in parts.read(name)]
        assert outside == []
    assert b"/URI" not in of_north(made, "pdf").read_bytes()
