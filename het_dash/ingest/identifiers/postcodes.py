"""Full postcodes, also in lower case, with other separators, letter by letter, or with O and I for 0 and 1."""

import re

AREAS = frozenset(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
    GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW
    OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD
    WF WN WR WS WV YO ZE
    """.split()
)
GAP = r"[ .,\-/_·•]"
DIGIT, LETTER = "[0-9OIL]", "[ABD-HJLNP-UW-Z]"
TOGETHER = re.compile(
    rf"(?<![^\W_])([A-Z]{{1,2}})({DIGIT}[0-9A-Z]?){GAP}{{0,3}}({DIGIT}{LETTER}{{2}})(?![^\W_])", re.IGNORECASE
)
APART = re.compile(
    rf"(?<![^\W_])([A-Z](?:({GAP})[A-Z])?){GAP}({DIGIT}(?:{GAP}[0-9A-Z])?){GAP}{{1,3}}({DIGIT}{GAP}{LETTER}{GAP}{LETTER})(?![^\W_])",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"1st|2nd|3rd|[04-9]th")


def postcode(text: str) -> bool:
    """Whether the text has a full postcode. The first half alone (SE13) does not identify a home."""
    return any(_is_postcode(*found.group(1, 2, 3)) for found in TOGETHER.finditer(text)) or any(
        _is_postcode(*(re.sub(r"[^A-Za-z0-9]", "", part) for part in found.group(1, 3, 4)))
        for found in APART.finditer(text)
    )


def _is_postcode(area: str, district: str, inward: str) -> bool:
    if area.upper() not in AREAS or ORDINAL.fullmatch(inward):
        return False
    if not any(character.isdigit() for character in district):
        return False
    return inward[0].isdigit() or inward[0] in "OI"
