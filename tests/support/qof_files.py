"""QOF files as a publisher, a spreadsheet or an accident leaves them, and what is said of the bad ones."""

import io
import zipfile

HEADER = "PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE"
GROVE, VALE = "G85085,HYP,113,TOTAL,1000", "G85696,HYP,87,TOTAL,900"


def csv(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows, ""])


def zipped(*members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, content in enumerate(members):
            archive.writestr(zipfile.ZipInfo(f"PREVALENCE_{number}.csv"), content)
    return packed.getvalue()


# content of the file -> message of the refusal
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "wrong header": (
        csv("G85085,113", header="PRACTICE_CODE,REGISTER"),
        "qof.csv, row 1, column GROUP_CODE: has no such column. The header reads: PRACTICE_CODE, REGISTER. "
        "Expected GROUP_CODE; is this the right file for this format?",
    ),
    "unknown practice": (
        csv(GROVE, "A81001,HYP,1,TOTAL,2"),
        "qof.csv, row 3, column PRACTICE_CODE: 'A81001' is not known. Add it to data/areas/practices.csv, "
        "or say --covers england if the file holds all of England.",
    ),
    "no practice code": (
        csv("PRACTICE 1,HYP,1,TOTAL,2"),
        "qof.csv, row 2, column PRACTICE_CODE: 'PRACTICE 1' does not look right. Expected a practice code such as",
    ),
    "unknown register": (
        csv(GROVE.replace("HYP", "HYPER")),
        "qof.csv: holds nothing that the catalogue's indicators take from source 'qof'.",
    ),
    "a title above the header": (
        "Quality and Outcomes Framework\n\n" + csv(GROVE),
        "qof.csv, row 1: reads 'Quality and Outcomes Framework': a title above the column names. Delete every row",
    ),
    "unknown list": (
        csv(GROVE.replace("TOTAL", "99OV")),
        "qof.csv, row 2, column PATIENT_LIST_TYPE: '99OV' is not known. Expected TOTAL or an age such as 18OV.",
    ),
    "negative count": (
        csv(GROVE, VALE.replace("87", "-87")),
        "qof.csv, row 3, column REGISTER: '-87' is below zero. A count cannot be; check the file with its publisher.",
    ),
    "fraction of a patient": (
        csv(GROVE.replace("113", "113.5")),
        "qof.csv, row 2, column REGISTER: '113.5' is not a whole number. A count must be; check the column.",
    ),
    "duplicated row": (
        csv(GROVE, VALE, GROVE),
        "qof.csv, row 4, column GROUP_CODE: 'HYP' repeats an earlier row with the same PRACTICE_CODE. "
        "Remove the repeated row.",
    ),
    "register over list": (
        csv(GROVE, VALE.replace("87,", "901,")),
        "qof.csv, row 3, column REGISTER: '901' is more than the list it is part of. Check the row.",
    ),
    "thousands separators": (
        csv(GROVE.replace("1000", '"1,000"')),
        "qof.csv, row 2, column PRACTICE_LIST_SIZE: '1,000' is not a number. Write plain digits, "
        "without thousands separators or units.",
    ),
    "text in a number": (
        csv(GROVE.replace("113", "n/a")),
        "qof.csv, row 2, column REGISTER: 'n/a' is not a number.",
    ),
    "blank count": (
        csv(GROVE.replace("113", "")),
        "qof.csv, row 2, column REGISTER: '' is blank. Enter a number.",
    ),
    "thousands separators without quotes": (
        csv(GROVE.replace("1000", "1,000")),
        "qof.csv, row 2: The row has 6 cells, the header 5. Look for a stray comma or a cut-off line.",
    ),
    "short row": (
        csv(GROVE, "G85696,HYP"),
        "qof.csv, row 3: The row has 2 cells, the header 5. Look for a stray comma or a cut-off line.",
    ),
    "a column given twice": (
        csv(GROVE + ",1", header=f"{HEADER},REGISTER"),
        "qof.csv, row 1, column REGISTER: The header has this column twice. Keep one.",
    ),
    "a column given twice in two spellings": (
        csv(GROVE + ",1", header=f"{HEADER},Practice Code"),
        "qof.csv, row 1, column Practice Code: reads the same as column PRACTICE_CODE. Keep one.",
    ),
    "zip with two": (
        zipped(csv(GROVE), csv(VALE)),
        "qof.csv: The zip holds 2 CSV files. Unzip it and name the one to import.",
    ),
    "broken zip": (zipped(csv(GROVE))[:60], "qof.csv: The zip cannot be read ("),
    "web page": (
        "<!DOCTYPE html>\n<html><body>404</body></html>",
        "qof.csv: This is a web page, not a CSV file. Download the file again from its publisher.",
    ),
    "empty file": (b"", "qof.csv: The file is empty. Download it again from its publisher."),
    "a workbook": (b"\xd0\xcf\x11\xe0\x00\x00", "qof.csv: This is not a text file. Save it as CSV"),
    "cut off inside a quote": (
        csv(GROVE, '"G85696,HYP,87'),
        "The CSV breaks off: unexpected end of data. Download it again.",
    ),
    "header only": (
        csv(),
        "qof.csv: holds nothing that the catalogue's indicators take from source 'qof'. Check the source,",
    ),
    "registers nobody declared": (
        csv("G85085,RA,1,16OV,100"),
        "qof.csv: holds nothing that the catalogue's indicators take from source 'qof'.",
    ),
}
