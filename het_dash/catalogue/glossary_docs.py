"""docs/glossary.md, generated from the catalogue."""

from collections.abc import Iterable

from het_dash.catalogue.about import Term

HEAD = """# Glossary

Generated from data/glossary.yaml by `make docs`; do not edit. The page *Glossary* has the same terms.

| Term | Meaning |
|---|---|
"""


def markdown(terms: Iterable[Term]) -> str:
    """A row for each term, in alphabetical order."""
    return HEAD + "".join(f"| {one.title} | {one.meaning} |\n" for one in terms)
