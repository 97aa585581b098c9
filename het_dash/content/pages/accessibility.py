"""The accessibility statement as sections, with its dates and the address of this programme."""

from collections.abc import Iterator
from datetime import date

from het_dash.catalogue import Catalogue
from het_dash.catalogue.about import StatementSection


def statement(catalogue: Catalogue) -> Iterator[StatementSection]:
    """Sections in order, with their placeholders filled."""
    one, address = catalogue.accessibility, catalogue.programme.report_to
    contact = one.contact.replace("{address}", address) if address else one.without_contact
    filled = {"{contact}": contact, "{prepared}": _on(one.prepared), "{reviewed}": _on(one.reviewed)}
    for section in one.sections:
        yield section.model_copy(
            update={
                "says": tuple(_filled(text, filled) for text in section.says),
                "points": tuple(_filled(text, filled) for text in section.points),
                "then": tuple(_filled(text, filled) for text in section.then),
            }
        )


def _filled(text: str, filled: dict[str, str]) -> str:
    for place, words in filled.items():
        text = text.replace(place, words)
    return text


def _on(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
