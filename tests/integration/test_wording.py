"""The voice of messages, docstrings and documents: turns of phrase that readers stumbled over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.wording import ODD

ROOT = Path(__file__).parents[2]
OURS = re.compile(
    rf"{ODD.pattern}|\b(tell of|anew|whoever|nobody|what became of|worth a look|cannot say|held against|mending)\b",
    re.IGNORECASE,
)
PAGES = {"charts", "content", "ui"}  # what readers see: the list of the voice guide, on pages as they are drawn too
KEYS = {
    "No names and nothing that tells who a person is",  # identifies a row of returns that were accepted earlier
}


def _docstrings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def _sentences(tree: ast.Module) -> Iterator[str]:
    """Strings of more than one word; docstrings too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


def _odd(text: str, list_of: re.Pattern[str] = OURS) -> list[str]:
    """Odd turns of phrase, apart from `names` in backticks."""
    return [found.group() for found in list_of.finditer(re.sub(r"`[^`]*`", "", text))]


def test_messages_and_docstrings_use_ordinary_words() -> None:
    found = []
    for path in sorted((ROOT / "het_dash").rglob("*.py")):
        package = path.relative_to(ROOT / "het_dash").parts[0]
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = _docstrings(tree) if package in PAGES else _sentences(tree)
        found += [
            f"{path.relative_to(ROOT)}: {_odd(text)} in {text!r}" for text in texts if text not in KEYS and _odd(text)
        ]
    assert not found, "\n".join(found)


def test_what_pages_and_packs_say_uses_ordinary_words() -> None:
    found = []
    for path in sorted(one for package in PAGES for one in (ROOT / "het_dash" / package).rglob("*.py")):
        texts = _sentences(ast.parse(path.read_text(encoding="utf-8")))
        found += [f"{path.relative_to(ROOT)}: {text!r}" for text in texts if _odd(text, ODD)]
    assert not found, "\n".join(found)


def test_documents_use_ordinary_words() -> None:
    written = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "how-to").glob("*.md")]
    generated = {"indicators.md", "outcomes.md"}
    texts = {path.name: path.read_text(encoding="utf-8") for path in written if path.name not in generated}
    assert {name: _odd(text) for name, text in texts.items() if _odd(text)} == {}


def test_the_wording_test_finds_an_odd_turn_of_phrase_but_no_name() -> None:
    assert _odd("Only March is to hand, of which nobody tells.") == ["to hand", "of which", "nobody", "tells"]
    assert _odd("`beside` names the cells.") == []
