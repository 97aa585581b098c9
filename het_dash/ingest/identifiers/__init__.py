"""Identifiers of people in free text: NHS and other numbers, phones, e-mail addresses, postcodes, dates of birth."""

from het_dash.ingest.identifiers.dates import date_of_birth, without_dates
from het_dash.ingest.identifiers.emails import email_address
from het_dash.ingest.identifiers.folding import folded
from het_dash.ingest.identifiers.numbers import insurance_number, nhs_number, phone_number
from het_dash.ingest.identifiers.postcodes import postcode

NHS, PHONE, EMAIL, POSTCODE = "an NHS number", "a phone number", "an e-mail address", "a full postcode"
NOT_REPEATED = "(not repeated here)"
MOST_SCREENED = 2_000  # letters: importers reject a longer cell, and messages show less of it
INSURANCE, BIRTH = "a National Insurance number", "what may be a date of birth"


def identifiers(text: str) -> list[str]:
    """Kinds of identifier in the text. It ignores separators, digit styles and letter case."""
    plain = folded(text[:MOST_SCREENED])
    undated = without_dates(plain)
    found = {
        NHS: nhs_number(undated),
        PHONE: phone_number(undated),
        INSURANCE: insurance_number(plain),
        EMAIL: email_address(plain),
        POSTCODE: postcode(plain),
        BIRTH: date_of_birth(plain),
    }
    return [kind for kind, held in found.items() if held]


def repeated(value: str, besides: str = "") -> str:
    """Cell's text for a message, masked if it contains any identifier other than the kind in `besides`."""
    return NOT_REPEATED if set(identifiers(value)) - {besides} else value


__all__ = ["BIRTH", "EMAIL", "INSURANCE", "NHS", "NOT_REPEATED", "PHONE", "POSTCODE", "identifiers", "repeated"]
