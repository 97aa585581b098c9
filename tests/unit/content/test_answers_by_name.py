"""Answers are handed over by name, so that no two can change places."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from het_dash.catalogue.paths import PACKAGE
from het_dash.content.asks import Asks

ASKING = ("content", "charts", "figures", "ui", "export")


def nodes(*packages: str) -> Iterator[tuple[Path, ast.AST]]:
    for package in packages:
        for path in sorted((PACKAGE / package).rglob("*.py")):
            yield from ((path, node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def named(found: ast.AST) -> bool:
    """Whether an annotation is an Answer, or an Answer or None."""
    if isinstance(found, ast.BinOp):
        return named(found.left) or named(found.right)
    return isinstance(found, ast.Name) and found.id == "Answer"


def by_position(function: ast.FunctionDef) -> list[str]:
    """Answers that a function takes by position."""
    taken = [*function.args.posonlyargs, *function.args.args]
    return [one.arg for one in taken if one.annotation and named(one.annotation)]


def answers_of(made: ast.ClassDef) -> list[str]:
    """A class's fields that are Answers."""
    fields = [one for one in made.body if isinstance(one, ast.AnnAssign) and named(one.annotation)]
    return [one.target.id for one in fields if isinstance(one.target, ast.Name)]


def keyword_only(made: ast.ClassDef) -> bool:
    """A section's questions are keyword-only by their base (test_asks.py)."""
    return bool(made.bases) or any("kw_only=True" in ast.unparse(one) for one in made.decorator_list)


def test_no_question_is_written_with_an_indicator_of_its_own() -> None:
    """Not even with one whose role has the same name."""
    for path, node in nodes(*ASKING):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Question":
            assert not isinstance(node.args[0], ast.Constant), f"{path.name}, line {node.lineno}: ask for a role."


def test_no_function_takes_two_answers_by_position() -> None:
    for path, node in nodes(*ASKING):
        if isinstance(node, ast.FunctionDef):
            taken = by_position(node)
            assert len(taken) < 2, f"{path.name}, {node.name}: take {', '.join(taken)} by keyword."
        if isinstance(node, ast.ClassDef):
            fields = answers_of(node)
            assert len(fields) < 2 or keyword_only(node), f"{path.name}, {node.name}: make {fields} keyword-only."


def test_no_rule_takes_its_answers_as_a_list_of_whatever_was_asked() -> None:
    for path, node in nodes("content"):
        if isinstance(node, ast.FunctionDef) and node.args.vararg and node.args.vararg.annotation:
            assert "Answer" not in ast.unparse(node.args.vararg.annotation), f"{path.name}, {node.name}"


def test_every_section_refuses_answers_by_position() -> None:
    sections = every_kind(Asks)
    assert len(sections) > 15
    for kind in sections:
        if kind.wanted:
            with pytest.raises(TypeError, match="positional"):
                kind(*kind.wanted)


def every_kind(of: type[Asks]) -> list[type[Asks]]:
    return [one for kind in of.__subclasses__() for one in (kind, *every_kind(kind))]
