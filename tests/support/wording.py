"""Words that no page uses, abbreviations with what they stand for, and the length of sentences."""

import re

from het_dash.catalogue import load

FORBIDDEN = re.compile(
    r"\b(BAME|non-white|hard[ -]to[ -]reach|deprived (people|patients)|vulnerable|better|worse|improved|caused)\b",
    re.IGNORECASE,
)
# Turns of phrase that readers stumbled over: the list of the voice guide.
ODD = re.compile(
    r"\b(of which|whom|the one that|beside|is held|are held|stands|to hand|tells|says of)\b", re.IGNORECASE
)
SPELLED = {one.short: one.term for one in load().glossary if one.short}
# names rather than abbreviations, and terms that patients see in their own letters: NHS, GP
NAMES = {
    "AA",
    "CSV",
    "JSON",
    "MB",
    "SQL",
    "PDF",
    "PNG",
    "SVG",
    "SHA",
    "NHS",
    "GP",
    "CVDPREVENT",
    "QRISK",
    "CHADS2",
    "CHA2DS2",
    "TS021",
    "G3a",
    "G5",
    "VASc",
    "HbA1c",
}
ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,}\w*|[a-z]{1,2}[A-Z]{2,}\w*|[A-Z]\d[a-z]?|[A-Z][a-z]?[A-Z]\w*)\b")


def unspelled(text: str, read: str) -> list[str]:
    """Abbreviations in a text that neither it nor the earlier text spells out. `read` contains both."""
    found = {short.removesuffix("s") for short in ABBREVIATION.findall(text)} - NAMES
    return [short for short in sorted(found) if SPELLED.get(short, short + "?").lower() not in read.lower()]


def lengths(text: str) -> list[int]:
    """The number of words of each sentence of a text: what ends with a stop."""
    return [len(one.split()) for one in re.findall(r"[A-Z][^.?!]*(?:[.?!]\w[^.?!]*)*[.?!](?=\s|$)", text) if " " in one]
