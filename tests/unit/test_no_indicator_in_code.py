"""An indicator is declared in YAML, with its roles: no module names one by its id (law 3)."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import het_dash
from het_dash.catalogue import load
from het_dash.catalogue.indicator import IndicatorRole

PACKAGE = Path(het_dash.__file__).parent


def named(module: Path, indicators: set[str]) -> Iterator[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    words = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    yield from (f"{module.relative_to(PACKAGE)}:{one.lineno} {one.value}" for one in words if one.value in indicators)


def test_no_module_names_an_indicator_except_by_a_role() -> None:
    catalogue = load()
    indicators = set(catalogue.indicators) - set(get_args(IndicatorRole)) - set(catalogue.sources)
    modules = list(PACKAGE.rglob("*.py"))
    assert len(modules) > 100
    assert [found for module in modules for found in named(module, indicators)] == []


def test_no_module_ignores_a_type() -> None:
    modules = PACKAGE.rglob("*.py")
    assert [one.name for one in modules if "type: ignore" in one.read_text(encoding="utf-8")] == []
