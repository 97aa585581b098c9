"""Dates of birth. A date since the programme's activities began is an event's, unless the text says 'born'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ACTIVITIES_BEGAN = 2021
EARLIEST, LATEST = 1900, 2040
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
ROMAN = r"(?-i:XII|XI|IX|IV|VIII|VII|VI|V|III|II|I|X)"
UNITS = "one two three four five six seven eight nine".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS += [f"twenty-{word}" for word in ORDINALS[:9]] + ["thirtieth", "thirty-first"]
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
SPELLED_DAY = re.compile(
    rf"\b(?:{'|'.join(sorted((o.replace('-', '[ -]') for o in ORDINALS), key=len, reverse=True))})\b", re.IGNORECASE
)
SPELLED_YEAR = re.compile(
    rf"\b(nineteen|twenty|two thousand)(?:[ -](?:hundred[ -])?(?:and[ -])?({'|'.join([*TENS, *TEENS, 'oh'])}))?"
    rf"(?:[ -](?:and[ -])?({'|'.join(UNITS)}))?\b",
    re.IGNORECASE,
)
SIGN = r"\s?[./\-, ]\s?"
DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
YEAR = r"(?P<y>(?:19|20)\d\d|'?\d\d)"
# After the name of a month two digits may be a number of people: 'on 3 March 45 people came'.
YEAR_IN_WORDS = r"(?P<y>(?:19|20)\d\d|'\d\d|\d\d(?=\s*(?:[,;:.)!?]|$)))"
FORMS = tuple(
    re.compile(rf"(?<![\d£]){form}(?!\d|[.,/]\d)", re.IGNORECASE)
    for form in (
        rf"(?P<d>\d{{1,2}})\s?(?P<s>[./\-,])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?{YEAR}",
        r"(?P<d>\d{1,2}) (?P<m>\d{1,2}) (?P<y>(?:19|20)\d\d)",
        r"(?P<y>(?:19|20)\d\d)\s?(?P<s>[./\-, ])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})",
        r"(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>(?:19|20)\d\d)",
        r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)",
        rf"(?P<d>{DAY}){SIGN}(?:of\s|day of\s)?(?P<m>{MONTH})(?:{SIGN}|\s|\sin\s){YEAR_IN_WORDS}",
        rf"(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?P<m>{MONTH.replace(chr(92) + 'b', '')}){YEAR_IN_WORDS}",
        rf"(?P<d>{DAY})[./\-](?P<m>{ROMAN})[./\-]{YEAR_IN_WORDS}",
        rf"\b(?P<m>{MONTH})(?:{SIGN}|\s)(?:the\s)?(?P<d>{DAY})(?:{SIGN}|\s|\sin\s|,\s)+{YEAR_IN_WORDS}",
        rf"(?P<y>(?:19|20)\d\d){SIGN}(?P<m>{MONTH}){SIGN}(?P<d>{DAY})",
    )
)
BORN = re.compile(r"\b(?:d\.?\s?o\.?\s?b\b|date of birth|born|birth\s?da(?:y|te))", re.IGNORECASE)
NEAR_BORN = re.compile(
    rf"^.{{0,25}}?(?:\b{DAY}\s(?:of\s)?{MONTH}\b|\b{MONTH}\s{DAY}\b|\b{MONTH},?\s(?:19|20)\d\d\b|(?<!\d)\d{{1,2}}[./\-]\d{{1,2}}(?!\d))",
    re.IGNORECASE,
)
TIME = re.compile(r"(?<![\d./\-:])(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?(?:am|pm))?(?![\d./:])", re.IGNORECASE)
MASK = "§"


@dataclass(frozen=True)
class Found:
    """Position of a date in a text, with its year as written."""

    start: int
    end: int
    year: int
    short: bool

    @property
    def before_activities(self) -> bool:
        """Whether the date precedes the activities. A short year is this century's only in the programme's dates."""
        return not ACTIVITIES_BEGAN % 100 <= self.year <= LATEST % 100 if self.short else self.year < ACTIVITIES_BEGAN


def date_of_birth(text: str) -> bool:
    plain = _spelled_out(text)
    if any(found.before_activities for found in _dates(plain)):
        return True
    dates = [found.start for found in _dates(plain)]
    return any(
        NEAR_BORN.match(plain[said.end() :]) or any(0 <= start - said.end() <= 25 for start in dates)
        for said in BORN.finditer(plain)
    )


def without_dates(text: str) -> str:
    """Masks dates and times, so that their digits are not read as part of another number."""
    plain = text
    for found in sorted(_dates(text), key=lambda one: -one.start):
        plain = plain[: found.start] + MASK + plain[found.end :]
    return TIME.sub(MASK, plain)


def _dates(text: str) -> Iterator[Found]:
    for form in FORMS:
        for found in form.finditer(text):
            day, month = int(re.sub(r"\D", "", found["d"])), found["m"]
            number = int(month) if month.isdigit() else 1
            if 1 <= day <= 31 and 1 <= number <= 31 and min(day, number) <= 12 and not _numbered(found):
                year = found["y"].lstrip("'")
                yield Found(found.start(), found.end(), int(year), len(year) == 2)


def _numbered(found: re.Match[str]) -> bool:
    """Whether this is a recommendation's number, such as '1.4.12': no leading zeros, and no year above 31."""
    if "s" not in found.re.groupindex or found["s"] != "." or len(found["y"]) != 2:
        return False
    return not found["d"].startswith("0") and not found["m"].startswith("0") and int(found["y"]) <= 31


def _spelled_out(text: str) -> str:
    """Converts 'the third of March nineteen sixty-one' to 'the 3 of March 1961'."""
    return SPELLED_YEAR.sub(_year, SPELLED_DAY.sub(_day, text))


def _day(found: re.Match[str]) -> str:
    return str(ORDINALS.index(found[0].lower().replace(" ", "-")) + 1)


def _year(found: re.Match[str]) -> str:
    century, tens, unit = found[1].lower(), (found[2] or "").lower(), (found[3] or "").lower()
    if not tens and century != "two thousand":
        return found[0]
    value = TENS.get(tens, TEENS.get(tens, 0)) + (UNITS.index(unit) + 1 if unit else 0)
    return str({"nineteen": 1900, "twenty": 2000, "two thousand": 2000}[century] + value)
