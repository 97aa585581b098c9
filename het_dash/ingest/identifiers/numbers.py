"""NHS, phone and National Insurance numbers, however their digits are grouped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from het_dash.ingest.identifiers.folding import with_digits

BETWEEN = r"[ .,\-/()_xX·•:*|~\\]"
RUN = re.compile(rf"(?<![\d£$€])\+?\(?\d(?:{BETWEEN}{{0,3}}\d)*")
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
LONGEST = 16
NHS_DIGITS = 10
NHS_WEIGHTS = range(10, 1, -1)
GROUPED = {(10,), (3, 3, 4), (1,) * 10}  # the usual groupings of an NHS number, also within a longer run of numbers
ALONE = {(4, 3, 3), (3, 7), (5, 5), (4, 6), (6, 4)}
SAYS_NHS = re.compile(r"\b(?:NHS|CHI)\b[^\d]{0,12}$", re.IGNORECASE)
SAYS_PHONE = re.compile(
    r"\b(?:ring|call|phone|tel|telephone|text|mobile|mob|whatsapp|fax)\b[^\w]{0,3}(?:[^\W\d]+[^\w]{1,2}){0,2}[^\w]*$",
    re.IGNORECASE,
)
LOCAL = {(4, 4), (3, 4), (8,), (7,)}
MOBILE = {(10,), (4, 6), (4, 3, 3)}  # without the leading 0
UK_DIGITS = 11
UK_STARTS = ("01", "02", "03", "05", "07", "08", "09")
SHORTER = ("01", "05", "08")  # a few numbers have ten digits
INSURANCE = re.compile(
    r"(?<![^\W_])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ .\-/]?\d{2}){3}[ .\-/]?[A-D](?![^\W_])", re.IGNORECASE
)


@dataclass(frozen=True)
class Run:
    """Groups of digits and their separators. `before` is the text in front of the run."""

    groups: tuple[str, ...]
    between: tuple[str, ...]
    international: bool
    before: str

    @property
    def digits(self) -> str:
        return "".join(self.groups)

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(map(len, self.groups))

    def windows(self) -> Iterator["Run"]:
        """Every sequence of adjacent groups that is short enough to be one person's number."""
        for start in range(len(self.groups)):
            for end in range(start + 1, min(len(self.groups), start + LONGEST) + 1):
                first = start == 0
                before = self.before if first else ""
                yield Run(self.groups[start:end], self.between[start : end - 1], self.international and first, before)

    @property
    def evenly(self) -> bool:
        """Whether all separators are the same, ignoring brackets."""
        return len({one.strip("()") or one for one in self.between}) < 2

    @property
    def closely(self) -> bool:
        return self.evenly and not any(" " in one for one in self.between)


def runs(text: str) -> Iterator[Run]:
    plain = with_digits(text)
    for found in RUN.finditer(plain):
        if THOUSANDS.fullmatch(found[0]):
            continue
        groups = tuple(re.findall(r"\d+", found[0]))
        between = tuple(re.findall(r"(?<=\d)\D+(?=\d)", found[0]))
        yield Run(groups, between, found[0].startswith("+"), plain[: found.start()])


def nhs_number(text: str) -> bool:
    """Whether the text has ten digits with a valid check digit, or any ten digits labelled as an NHS number."""
    return any(_nhs(run, window) for run in runs(text) for window in run.windows())


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits have a valid check digit (modulus 11)."""
    if len(digits) != NHS_DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    check = 11 - sum(int(d) * weight for d, weight in zip(digits, NHS_WEIGHTS, strict=False)) % 11
    return check % 11 == int(digits[-1]) and check != NHS_DIGITS


def _nhs(run: Run, window: Run) -> bool:
    if len(window.digits) != NHS_DIGITS or not window.evenly:
        return False
    if SAYS_NHS.search(window.before):
        return True
    whole = len(window.groups) == len(run.groups)
    if set(window.shape) == {1} and ", " in window.between:
        return False  # a list such as 0, 1, 2
    shaped = window.shape in GROUPED or (whole and (window.shape in ALONE or window.closely))
    return shaped and is_nhs_number(window.digits)


def phone_number(text: str) -> bool:
    """Whether the text has a phone number in a UK format, or with a plus sign and a country code."""
    return any(_phone(run, window) for run in runs(text) for window in run.windows())


def _phone(run: Run, window: Run) -> bool:
    digits, shape = window.digits, window.shape
    whole = len(window.groups) == len(run.groups)
    if window.international:
        return whole and 9 <= len(digits) <= LONGEST
    if any("," in one and " " in one for one in window.between) or (shape[0] == 1 and set(shape) != {1}):
        return False
    return (
        (shape in LOCAL and SAYS_PHONE.search(window.before) is not None)
        or (digits.startswith("00") and whole and 12 <= len(digits) <= LONGEST)
        or (digits.startswith(("447", "4407")) and len(digits) in (12, 13))
        or (digits.startswith("7") and whole and shape in MOBILE)
        or (digits.startswith(UK_STARTS) and len(digits) == UK_DIGITS)
        or (digits.startswith(SHORTER) and len(digits) == UK_DIGITS - 1)
    )


def insurance_number(text: str) -> bool:
    return INSURANCE.search(text) is not None
