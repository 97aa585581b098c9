"""Returns as they should not be: each is refused with the cell named, or taken with a warning where that is harmless."""

# ruff: noqa: E501 (a case a line)
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.filled_returns import Cells, cells, errors, filled, form, warnings

Spoil = Callable[[Cells], object]
SHORT = "Female, 40 to 59"


@dataclass(frozen=True)
class Bad:
    """`spoil` changes a good return; `says` are pieces of what is said, each in one problem's words."""

    spoil: Spoil
    says: tuple[str, ...]
    harmless: bool = False


def put(sheet: str, row: int, column: str, value: str) -> Spoil:
    return lambda of: of.change(sheet, row, column, value)


def answer(question: str, value: str) -> Spoil:
    """Changes an answer of About."""

    def spoil(of: Cells) -> None:
        rows = of.rows("About")
        of.put("About", [[r[0], value, *r[2:]] if r[0].startswith(question) else r for r in rows])

    return spoil


def total(question: str, value: str) -> Spoil:
    def spoil(of: Cells) -> None:
        rows = of.rows("Totals")
        of.put("Totals", [[r[0], value, *r[2:]] if r[0] == question else r for r in rows])

    return spoil


def both(*spoils: Spoil) -> Spoil:
    def spoil(of: Cells) -> None:
        for one in spoils:
            one(of)

    return spoil


def without(sheet: str) -> Spoil:
    return lambda of: of.files.pop(f"{sheet}.csv")


def again(sheet: str, row: int) -> Spoil:
    """Writes a row of a sheet a second time, at its end."""

    def spoil(of: Cells) -> None:
        rows = of.rows(sheet)
        of.put(sheet, [*rows, rows[row - 1]])

    return spoil


def encoded(sheet: str, encoding: str) -> Spoil:
    def spoil(of: Cells) -> None:
        text = of.files[f"{sheet}.csv"].decode("utf-8-sig")
        of.files[f"{sheet}.csv"] = text.encode(encoding)

    return spoil


def typed(sheet: str, column: str, value: str, encoding: str) -> Spoil:
    """A cell in a file of another encoding than the others."""
    return both(put(sheet, 2, column, value), encoded(sheet, encoding))


def stray(sheet: str) -> Spoil:
    """UTF-8 with one byte of Windows-1252."""

    def spoil(of: Cells) -> None:
        of.change(sheet, 2, {"Learning": HEARD, "Activities": NAME}[sheet], "Ẹ caf#")
        of.files[f"{sheet}.csv"] = of.files[f"{sheet}.csv"].replace(b"#", b"\xe9")

    return spoil


def separated(sheet: str, by: str) -> Spoil:
    def spoil(of: Cells) -> None:
        rows = of.rows(sheet)
        lines = [by.join(f'"{cell}"' for cell in row) for row in rows]
        of.files[f"{sheet}.csv"] = "\n".join(lines).encode()

    return spoil


def titled(sheet: str, old: str, new: str) -> Spoil:
    """Another header."""

    def spoil(of: Cells) -> None:
        head, *rows = of.rows(sheet)
        of.put(sheet, [[new if h == old else h for h in head], *rows])

    return spoil


def beside(sheet: str, value: str) -> Spoil:
    """A value to the right of the table."""

    def spoil(of: Cells) -> None:
        head, first, *rest = of.rows(sheet)
        of.put(sheet, [[*head, ""], [*first, value], *([*r, ""] for r in rest)])

    return spoil


HEARD, NAME = "What we heard", "Name of the activity"
BAD: dict[str, Bad] = {
    "unknown PCN": Bad(answer("Primary Care", "North Lewishem"), ("row 2, column B (Answer): 'North Lewishem' is not one of the choices. Did you mean 'North Lewisham'?",)),
    "no PCN": Bad(answer("Primary Care", ""), ("row 2, column B (Answer): is blank. Choose one.",)),
    "a quarter that is none": Bad(answer("Quarter", "Q2 2026"), ("row 3, column B (Answer): 'Q2 2026' is not a quarter.",)),
    "a year that does not follow": Bad(answer("Quarter", "2026-28Q2"), ("'2026-28Q2' is not a quarter.",)),
    "a quarter of neither cycle": Bad(answer("Quarter", "2021-22Q1"), ("'2021-22Q1' is of neither cycle.",)),
    "a quarter that has not ended": Bad(answer("Quarter", "2026-27Q3"), ("'2026-27Q3' has not ended yet. Send it after 31 December 2026.",)),
    "another quarter's activities": Bad(answer("Quarter", "2026-27Q1"), ("sheet Activities, row 2, column A (Date): '2026-07-13' is not in April to June 2026.",)),
    "not agreed by the HEF": Bad(answer("Agreed by the Health", ""), ("(HEF): not yet. A return is accepted once this says Yes.",)),
    "not agreed by the VCSO": Bad(answer("Agreed by the comm", "No"), ("'No' Agreed by the community organisation (VCSO): not yet.",)),
    "nobody looked for names": Bad(answer("No names", ""), ("No names and nothing that tells who a person is: not yet.",)),
    "an unknown condition": Bad(answer("Condition", "Asthma"), ("'Asthma' is not one of the choices. Choose from: Hypertension; ",)),
    "negative people": Bad(put("Attendance", 2, SHORT, "-3"), ("sheet Attendance, row 2, column D (Female, 40 to 59): '-3' is below zero.",)),
    "fractional people": Bad(put("Attendance", 2, SHORT, "2.5"), ("column D (Female, 40 to 59): '2.5' is not a whole number.",)),
    "people as a percentage": Bad(put("Attendance", 2, SHORT, "14%"), ("'14%' is a percentage. Write the number of people.",)),
    "people in words": Bad(put("Attendance", 2, SHORT, "about ten"), ("'about ten' is not a number.",)),
    "a range of people": Bad(put("Attendance", 2, SHORT, "<5"), ("'<5' is not a number.",)),
    "too many people": Bad(total("Contacts", "9999999"), ("'9999999' is more than 100,000.",)),
    "a number that Excel made a date": Bad(put("Attendance", 2, SHORT, "2026-03-14"), ("'2026-03-14' is a date. Excel may have turned a number into one",)),
    "an error of the spreadsheet": Bad(put("Attendance", 2, SHORT, "#REF!"), ("'#REF!' is an error of the spreadsheet.",)),
    "not a number at all": Bad(put("Attendance", 2, SHORT, "NaN"), ("'NaN' is not a number.",)),
    "a number beyond numbers": Bad(put("Attendance", 2, SHORT, "1e309"), ("'1e309' is not a number.",)),
    "totals below their parts": Bad(total("First-time people (in this cycle)", "59"), ("'First-time people (in this cycle)': is 59, below its parts: the sheet Attendance comes to 60.",)),
    "parts below their total": Bad(put("Attendance", 2, SHORT, "13"), ("sheet Attendance: comes to 59 people, the total to 60. Count people with no answer in the row 'Not known'.",)),
    "contacts below people": Bad(both(total("Contacts", "59"), put("Activities", 2, "People who came", "20")), ("'Contacts': are fewer than the 60 first-time people.",)),
    "contacts below activities": Bad(put("Activities", 2, "People who came", "580"), ("'Contacts': are fewer than the 615 people who came to the activities.",)),
    "contacts by group below their total": Bad(put("Attendance", 2, "Contacts (all)", "45"), ("column Contacts (all): comes to 119 contacts, the total to 120.",)),
    "yes, no and not known are not everyone": Bad(total("First-time people living in Lewisham: no", "30"), ("come to 87, the first-time people to 60.",)),
    "champions below their parts": Bad(total("Community champions trained", "2"), ("'Community champions trained': is 2, below its parts: the sheet Champions comes to 3.",)),
    "champions above their parts": Bad(total("Community champions active", "11"), ("sheet Champions, column Active: comes to 9, the total to 11.",)),
    "a total left blank": Bad(total("Contacts", ""), ("sheet Totals, row 3, column Number: 'Contacts' is blank.",)),
    "a date in the future": Bad(put("Activities", 2, "Date", "01/03/2027"), ("sheet Activities, row 2, column A (Date): '01/03/2027' is not in July to September 2026.",)),
    "a date that is none": Bad(put("Activities", 2, "Date", "31/09/2026"), ("'31/09/2026' is not a date. Write it as 31/08/2026.",)),
    "a date without a day": Bad(put("Activities", 2, "Date", "July 2026"), ("'July 2026' is not a date.",)),
    "a date of an American": Bad(put("Activities", 2, "Date", "07/13/2026"), ("'07/13/2026' is not a date.",)),
    "no date": Bad(put("Activities", 2, "Date", ""), ("row 2, column A (Date): is blank. Fill it in, or clear the whole row.",)),
    "an unknown type of activity": Bad(put("Activities", 2, "Type", "Helth fair"), ("'Helth fair' is not one of the choices. Did you mean 'Health fair'?",)),
    "an unknown ward": Bad(put("Activities", 2, "Ward", "Peckham"), ("column C (Ward): 'Peckham' is not one of the choices.",)),
    "duplicate activities": Bad(again("Activities", 2), ("row 5, column A (Date): '2026-07-13' is the same activity as in row 2.",)),
    "an opportunity that is none": Bad(put("Activities", 3, "BLACHIR opportunity", "40"), ("'40' is not the number of an opportunity. They are numbered 1 to 39.",)),
    "an unknown ethnic group": Bad(put("Attendance", 2, "Ethnic group", "African"), ("sheet Attendance, row 2, column A (Ethnic group): 'African' is not a row of this sheet.",)),
    "an ethnic group twice": Bad(put("Attendance", 3, "Ethnic group", "Black African"), ("'Black African' appears twice. Keep one; the first is row 2.",)),
    "more seen than needed follow-up": Bad(put("Pathway", 2, "Seen in general practice", "13"), ("column E (Seen in general practice): '13' is more than 12, which is 'Result needing follow-up'.",)),
    "more treated than diagnosed": Bad(put("Pathway", 2, "Treated", "9"), ("'9' is more than 8, which is 'Newly diagnosed' and 'Already diagnosed, not controlled'.",)),
    "diagnosed both ways above seen": Bad(put("Pathway", 2, "Newly diagnosed", "8"), ("are more than those seen. Each person is one or the other.",)),
    "an outcome before its time": Bad(put("Pathway", 7, "Outcome after 6 months", "3"), ("'3' cannot be known yet. Leave it blank until the return for 2026-27Q4.",)),
    "a stage left blank": Bad(put("Pathway", 2, "Seen in general practice", ""), ("row 2, column E (Seen in general practice): is blank. Write the number; 0 if none yet.",)),
    "the same cohort twice": Bad(again("Pathway", 3), ("is the same cohort as in row 3. Keep one row of it.",)),
    "a cohort of another cycle": Bad(put("Pathway", 2, "Quarter of the check", "2023-24Q1"), ("'2023-24Q1' is not one of the choices.",)),
    "a cohort without its condition": Bad(put("Pathway", 2, "Condition", ""), ("row 2, column A (Condition): is blank. Choose one.",)),
    "an answer off its scale": Bad(put("Partnership", 2, "HEF", "Very much"), ("sheet Partnership, row 2, column B (HEF): 'Very much' is not one of the choices.",)),
    "wellbeing of too few": Bad(lambda of: of.put("Progress", [[*r[:1], "22.5", *r[2:]] if "score later" in r[0] else r for r in of.rows("Progress")]), ("gives mean wellbeing scores of fewer than 30 people.",)),
    "a raw wellbeing score": Bad(lambda of: of.put("Progress", [[*r[:1], "70", *r[2:]] if "score later" in r[0] else r for r in of.rows("Progress")]), ("'70' is outside 7 to 35.",)),
    "an NHS number": Bad(put("Learning", 2, HEARD, "Ask about 943 476 5919 please"), ("sheet Learning, row 2, column B (What we heard): '(not repeated here)' holds an NHS number.",)),
    "a phone number": Bad(put("Learning", 2, HEARD, "Ring the hall on 020 8690 1234"), ("holds a phone number.",)),
    "an e-mail address": Bad(put("Activities", 2, NAME, "Fair; ask a.person@example.org"), ("sheet Activities, row 2, column G (Name of the activity): '(not repeated here)' holds an e-mail address.",)),
    "a postcode": Bad(put("Learning", 2, HEARD, "A woman of SE13 5AY said so"), ("holds a full postcode.",)),
    "a date of birth": Bad(put("Learning", 2, HEARD, "A man, 3/4/1961, could not get in"), ("holds what may be a date of birth.",)),
    "personal data in the disagreement": Bad(answer("What HEF and VCSO", "Ring 07700 900123"), ("sheet About, row 8, column B (Answer): '(not repeated here)' holds a phone number.",)),
    "a formula in a text": Bad(put("Learning", 2, HEARD, "=HYPERLINK(\"http://example.org\",\"x\")"), ("column B (What we heard): '=HYPERLINK(\"http://example.org\",\"x\")' begins like a formula.",)),
    "a formula with an at sign": Bad(put("Activities", 2, NAME, "@SUM(1+1)*cmd|' /C calc'!A0"), ("begins like a formula.",)),
    "a text longer than a page": Bad(put("Learning", 2, HEARD, "word " * 130), ("is longer than 600 letters.",)),
    "text that reads backwards": Bad(put("Learning", 2, HEARD, "fair \u202egnp.exe"), ("sheet Learning, row 2, column B (What we heard): 'fair [U+202E]gnp.exe' holds U+202E (right-to-left override) as its character 6, which cannot be shown. Delete it, or type the text again without pasting.",)),
    "what is not a character": Bad(put("Activities", 2, NAME, "fair \uffff"), ("column G (Name of the activity): 'fair [U+FFFF]' holds U+FFFF (not a character) as its character 6",)),
    "a bullet of a word processor": Bad(put("Learning", 2, HEARD, "\uf0b7 Evenings"), ("holds U+F0B7 (a character of one program's own font) as its character 1",)),
    "a word read in the wrong encoding": Bad(put("Learning", 2, HEARD, "They donâ€™t know"), ("column B (What we heard): 'They donâ€™t know' holds 'â€™' in place of '’'.",)),
    "a byte that is not UTF-8, in two of the files": Bad(both(stray("Learning"), stray("Activities")), (
        "sheet Activities, row 2, column G (Name of the activity): The byte 0xE9, at position",
        "sheet Learning, row 2, column B (What we heard): The byte 0xE9, at position",
    )),
    "a letter that was lost": Bad(put("Learning", 2, HEARD, "caf\ufffd"), ("holds U+FFFD (replacement character) as its character 4",)),
    "a decision without its outcome": Bad(put("Learning", 2, "Decided on", "2026-08-01"), ("column E (Adopted?): 'Not decided yet' is missing although a decision date is given.",)),
    "a decision after the quarter": Bad(both(put("Learning", 2, "Adopted?", "Adopted"), put("Learning", 2, "Decided on", "2026-10-01")), ("'2026-10-01' is after the quarter.",)),
    "an empty row of learning": Bad(both(put("Learning", 2, HEARD, ""), put("Learning", 2, "What we recommend", "")), ("Say what was heard or recommended, or clear the whole row.",)),
    "a sheet is missing": Bad(without("Champions"), ("sheet Champions: is missing. Fill in a fresh template and send it whole.",)),
    "no About": Bad(without("About"), ("sheet About: is missing.",)),
    "a column is missing": Bad(titled("Activities", "Ward", ""), ("sheet Activities, row 1: 'Ward' is a column that is missing.",)),
    "a column of somebody's own": Bad(titled("Activities", NAME, "Names of people"), ("column G: 'Names of people' is not a column of this sheet.",)),
    "a column twice": Bad(titled("Activities", "Ward", "Type"), ("'Type' appears twice in the header.",)),
    "a value beside the table": Bad(beside("Totals", "80"), ("sheet Totals, row 1, column D:",)),
    "a list of people as a sheet": Bad(lambda of: of.files.update({"Sign-in.csv": b"Name,Phone\nA,1\n"}), ("sheet Sign-in: is not a sheet of this return. Delete it",)),
    "a header that is gone": Bad(lambda of: of.put("Totals", of.rows("Totals")[1:]), ("sheet Totals: has no row that begins with 'What'.",)),
    "a broken quotation": Bad(lambda of: of.files.update({"Totals.csv": b'What,"Num'}), ("sheet Totals: The CSV breaks off",)),
    "bytes that are no text": Bad(lambda of: of.files.update({"Totals.csv": b"\x00\x01\x02" * 50}), ("This is not a text file.",)),
    # Harmless: taken, and said.
    "thousands separators": Bad(both(total("Contacts", "1,200"), put("Attendance", 2, "Contacts (all)", "1126")), ("'1,200' has a thousands separator. It was read as 1200.",), harmless=True),
    "Windows-1252 in one file of the zip": Bad(typed("Learning", HEARD, "They don’t know", "cp1252"), ("sheet Learning: The file is not UTF-8; it was read as Windows-1252, for example 'don’t'. Check that its letters are right",), harmless=True),
    "a question mark in place of a letter": Bad(put("Learning", 2, HEARD, "At the caf?s and on foot"), ("has a question mark within a word (caf?s). A letter may have been lost",), harmless=True),
    "trailing blanks": Bad(put("Activities", 2, "Type", "Health fair  "), ("'Health fair' has blanks around it.",), harmless=True),
    "no-break spaces": Bad(put("Attendance", 2, SHORT, "\u00a014\u00a0"), ("has blanks around it.",), harmless=True),
    "a date as text": Bad(put("Activities", 2, "Date", "13 July 2026"), ("'13 July 2026' is a date as text. It was read as 13 July 2026.",), harmless=True),
    "a date as Excel numbers it": Bad(put("Activities", 2, "Date", "46216"), ("'46216' is a date as Excel numbers it. It was read as 13 July 2026.",), harmless=True),
    "pounds with a sign": Bad(lambda of: of.put("Progress", [[*r[:1], "£4,500.00", *r[2:]] if "income" in r[0] else r for r in of.rows("Progress")]), ("It was read as 4500.",), harmless=True),
    "no activities": Bad(lambda of: of.put("Activities", of.rows("Activities")[:1]), ("sheet Activities: lists no activity, though there were contacts.",), harmless=True),
    "a question not answered": Bad(put("Partnership", 2, "VCSO", ""), ("sheet Partnership, row 2, column C (VCSO): is not answered.",), harmless=True),
}  # fmt: skip
HARMLESS_AND_SILENT: dict[str, Spoil] = {
    "UTF-16": encoded("Attendance", "utf-16"),
    "Windows-1252": encoded("Progress", "cp1252"),
    "semicolons": separated("Attendance", ";"),
    "tabs": separated("Totals", "\t"),
    "other capitals": put("Activities", 2, "Type", "HEALTH FAIR"),
    "a curly apostrophe": answer("Primary Care", "north lewisham"),
    "a number with a point": put("Attendance", 2, SHORT, "14.0"),
    "blank rows at the end": lambda of: of.put("Activities", [*of.rows("Activities"), [""] * 7, [""] * 7]),
}


@pytest.mark.parametrize("case", [name for name, bad in BAD.items() if not bad.harmless])
def test_it_is_refused_with_the_cell_named(case: str, tmp_path: Path) -> None:
    of = cells()
    BAD[case].spoil(of)
    checked = of.check(tmp_path)
    said = errors(checked)
    assert checked.given is None
    for piece in BAD[case].says:
        assert any(piece in one for one in said), said
    assert all(one.startswith("return.zip") for one in said)


@pytest.mark.parametrize("case", [name for name, bad in BAD.items() if bad.harmless])
def test_it_is_taken_with_a_warning(case: str, tmp_path: Path) -> None:
    of = cells()
    BAD[case].spoil(of)
    checked = of.check(tmp_path)
    assert errors(checked) == []
    assert checked.given is not None
    for piece in BAD[case].says:
        assert any(piece in one for one in warnings(checked)), warnings(checked)


@pytest.mark.parametrize("case", HARMLESS_AND_SILENT)
def test_it_is_taken_as_it_is(case: str, tmp_path: Path) -> None:
    of = cells()
    HARMLESS_AND_SILENT[case](of)
    checked = of.check(tmp_path)
    assert (errors(checked), warnings(checked)) == ([], [])
    assert checked.given == filled()


def test_there_are_more_than_forty_bad_returns() -> None:
    assert len(BAD) > 40


def test_every_error_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    of = cells()
    for case in ("negative people", "an unknown ward", "an NHS number", "more treated than diagnosed", "unknown PCN"):
        BAD[case].spoil(of)
    places = [one.split(":")[0] for one in errors(of.check(tmp_path))]
    assert places == [
        "return.zip, sheet About, row 2, column B (Answer)",
        "return.zip, sheet Activities, row 2, column C (Ward)",
        "return.zip, sheet Attendance, row 2, column D (Female, 40 to 59)",
        "return.zip, sheet Pathway, row 2, column H (Treated)",
        "return.zip, sheet Learning, row 2, column B (What we heard)",
    ]


def test_a_quarter_of_cycle_1_is_asked_for_totals_and_activities_only(tmp_path: Path) -> None:
    of = cells(filled(quarter="2023-24Q1"))
    assert sorted(of.files) == ["About.csv", "Activities.csv", "README.txt", "Totals.csv"]
    of.files["Pathway.csv"] = cells().files["Pathway.csv"]
    assert "sheet Pathway: is not a sheet of this return." in errors(of.check(tmp_path))[0]


def test_the_form_offers_the_six_pcns_and_the_types_of_its_cycle() -> None:
    assert len(form().pcns) == 6
    assert "Moving and eating well" in form().activity_types
    assert "Moving and eating well" not in form("2023-24Q1").activity_types
