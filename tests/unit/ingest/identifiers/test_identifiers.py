"""Identifiers in free text: variants that must be found, and ordinary sentences with numbers that must pass.

All numbers are invented: NHS numbers begin with 999, phone numbers are those kept for drama.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.ingest.identifiers import (
    BIRTH,
    EMAIL,
    INSURANCE,
    NHS,
    NOT_REPEATED,
    PHONE,
    POSTCODE,
    identifiers,
    repeated,
)
from het_dash.ingest.identifiers.numbers import is_nhs_number

FOUND = {
    NHS: """
        9990000018 | 999 000 0018 | 999-000-0018 | 999.000.0018 | 999,000,0018 | 999/000/0018 | 999:000:0018
        999 – 000 – 0018 | (999) 000 0018 | 99900 00018 | 999_000_0018 | ９９９０００００１８ | ٩٩٩٠٠٠٠٠١٨ | ९९९०००००१८
        NHS 9 9 9 0 0 0 0 0 1 8 | NHSno9990000018 | NHS no. 999 000 0019 | 999 OOO OO18 | ref 45 999 000 0018 seen
        nine nine nine oh oh oh oh oh one eight | 9\u200d99 000 00\u00ad18 | 9️⃣99 000 0018 | ring 999,000,0018 soon
        """,
    PHONE: """
        020 7946 0018 | (020) 7946-0018 | 020.7946.0018 | 07700 900123 | 07700/900123 | 07700x900123 | 07 700 900 123
        0-7-7-0-0-9-0-0-1-2-3 | 0 7 7 0 0 9 0 0 1 2 3 | ٠٧٧٠٠٩٠٠١٢٣ | ０７７００ ９００１２３ | O77OO 9OO123
        7700 900123 | +44 7700 900123 | +44 (0)20 7946 0018 | 0044 7700 900123 | 44 7700 900123 | +1 202 555 0143
        ring 7946 0018
        tel: 7946 0018 | oh seven seven double oh nine double oh one two three | 01632 96018
        """,
    EMAIL: """
        a.person@example.org | a.person＠example.org | A.PERSON@EXAMPLE.ORG | a.person @ example . org
        a.person at example dot org | a.person@example dot com | a.person (at) example.org | name at nhs dot net
        a.person[at]example[dot]org | a person at example dot co dot uk
        """,
    POSTCODE: """
        SE13 6LH | se13 6lh | SE136LH | se136lh | SE13-6LH | SE13.6LH | SE13, 6LH | SE13  6LH | sE13_6Lh | S E 1 3 6 L H
        S.E.1.3.6.L.H | ＳＥ１３ ６ＬＨ | SEI3 6LH | SE1O 6LH | SE13 OLH | E1 6AN | W1A 1AA
        a man of SE13 6LH. | SE١٣ ٦LH
        """,
    INSURANCE: "AB 12 34 56 C | AB123456C | ab 12-34-56 c",
    BIRTH: """
        3/4/1961 | 03.04.1961 | 03-04-1961 | 03 04 1961 | 3 / 4 / 1961 | 3,4,1961 | 1961-03-04 | 1961/3/4 | 03/04/61
        3.4.61 | 03041961 | 19610304 | 3rd of March 1961 | 3 March 1961 | March 3rd, 1961 | 3-Mar-61 | 3 Mar '61
        a man, 3 March 61, said | 3rdMarch1961 | 3.III.1961 | 1961 March 3 | the 3rd day of March 1961 | ٣/٤/١٩٦١
        ３／４／１９６１ | third of March nineteen sixty-one | twenty-first of June nineteen fifty | born March 3 1961
        born on 4 May 2023 | born 4/5/2022 | born May 1961 | DOB 3 March | d.o.b. 3/4 | date of birth: 12 June 1970
        birthday 3 April
        """,
}
PASSES = """
    45 people came on 3 March 2026 | On 3 March 45 people came | On 03/07/2026, 15 people came | on 5/7/26 12 came
    09/10/2025 10.00-12.00 35 attended | 13 July 2026 | 24 June to 30 September 2026
    3 sessions on 1, 8 and 15 August 2026
    We met on 12.12.2025 and 13.1.2026 | in May 15 people came | 12 may want more | 2026-27Q2 | QOF 2024-25 | 2025/26
    BP 150/95, 140/90, 135/85, 120/80 | 140/90 | 2,500 residents | 1,234,567,890 | £1,234,567.00 | 10,000 steps a day
    SE London | SE13 | SE13 and SE6 | from SE4 or E1 | M25 | Bus 36 to Queen's Road | SEL ICB | A2 poster
    people born in Nigeria | residents born before 1960 | mothers and babies (born 2025) | born again | aged 40 to 79
    in 2024, 2025, 2026 we saw 10, 20, 30 | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 | 0, 5, 10, 15, 20, 25 | ages 0-17 18-64 65-84
    09.30-10.30, 15 people | 09:00-10:00 and 11:00-12:00 | 10.30 am to 12.30 pm, 25 people
    9 to 5 | open 10-4 on 7 days
    NICE NG136 1.4.20 | CVDP007HYP | HbA1c of 48 mmol/mol | vitamin B12 5mg | practice G85085 | PCN U53896 | E01003189
    look at example.org for details | met at polka dot cafe | call 111 or 999 | call 111 for help in 2026 | @hetlewisham
    Group A1 2nd session | level B2 3rd floor | the first and second sessions | nineteen people and twenty five more
    1 in 7 (14%) | ratio 1:10 | 3 x 10 minutes, 4 x 15 | 7.5 hours | 0.5 to 1.25 | a 2.5 km walk, 30 mins
    70+ champions
    one two three four five | 60 first-time people (23 African, 12 Caribbean) | systolic 180 110 2026
    3 of 10 said so
    """
DIGITS = [[chr(start + n) for n in range(10)] for start in (0x30, 0xFF10, 0x660, 0x6F0, 0x966, 0xBE6)]
SEPARATORS = ["", " ", "-", ".", ",", "/", "\u2013", "\u00a0", " - ", "\u2009", "_", ":"]


def pieces(text: str) -> list[str]:
    return [" ".join(piece.split(" ")).strip() for piece in text.replace("\n", "|").split("|") if piece.strip()]


@pytest.mark.parametrize("kind", FOUND)
def test_each_variant_is_found_as_what_it_is(kind: str) -> None:
    assert [text for text in pieces(FOUND[kind]) if kind not in identifiers(text)] == []
    assert [text for text in pieces(FOUND[kind]) if kind not in identifiers(f"She said: {text}; then left")] == []


def test_ordinary_sentences_with_numbers_pass() -> None:
    assert {text: found for text in pieces(PASSES) if (found := identifiers(text))} == {}


def checked(nine: int) -> str | None:
    """The NHS number that begins with nine digits, if there is one."""
    return next((f"{nine:09}{n}" for n in range(10) if is_nhs_number(f"{nine:09}{n}")), None)


@given(
    st.integers(0, 10**9 - 1).map(checked).filter(bool),
    st.sampled_from(SEPARATORS),
    st.sampled_from(DIGITS),
    st.sampled_from([(3, 3, 4), (10,), (1,) * 10, (5, 5), (3, 7)]),
)
def test_every_nhs_number_is_found_however_it_is_written(
    number: str, separator: str, digits: list[str], shape: tuple[int, ...]
) -> None:
    ends = [sum(shape[: n + 1]) for n in range(len(shape))]
    groups = [number[end - size : end] for end, size in zip(ends, shape, strict=True)]
    written = separator.join(groups).translate({0x30 + n: digits[n] for n in range(10)})
    dated = separator and BIRTH in identifiers(written)  # four of its groups can read as a date too
    assert NHS in identifiers(f"Patient {written} could not come") or dated


@given(
    st.integers(0, 999),
    st.sampled_from(SEPARATORS[:8]),
    st.sampled_from(DIGITS),
    st.sampled_from(["07700 900{}", "020 7946 0{}"]),
)
def test_every_phone_number_is_found_however_it_is_written(
    last: int, separator: str, digits: list[str], pattern: str
) -> None:
    written = separator.join(pattern.format(f"{last:03}").split(" ")).translate(
        {0x30 + n: digits[n] for n in range(10)}
    )
    assert PHONE in identifiers(f"Ring {written} first")


@given(
    st.dates(date(1920, 1, 1), date(2020, 12, 31)),
    st.sampled_from(["/", ".", "-", " / ", " "]),
    st.sampled_from(DIGITS),
)
def test_every_day_before_the_programme_is_taken_for_a_birthday(day: date, sign: str, digits: list[str]) -> None:
    forms = (
        f"{day.day}{sign}{day.month}{sign}{day.year}",
        f"{day:%d}{sign}{day:%m}{sign}{day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%b} {day.day}, {day.year}",
        day.isoformat(),
    )
    for form in forms:
        written = form.translate({0x30 + n: digits[n] for n in range(10)})
        assert BIRTH in identifiers(f"A woman, {written}, came"), written


@given(st.integers(0, 99_999), st.dates(date(2021, 1, 1), date(2030, 12, 31)), st.integers(0, 100))
def test_counts_on_a_day_of_the_programme_always_pass(people: int, day: date, percent: int) -> None:
    for when in (f"{day.day} {day:%B} {day.year}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%y}"):
        said = f"On {when}, {people:,} people came and {percent}% had a check; {people} were new."
        assert identifiers(said) == [], said


def test_a_message_does_not_repeat_an_identifier() -> None:
    assert repeated("Ring 07700 900123") == NOT_REPEATED
    assert repeated("3/4/1961", besides=BIRTH) == "3/4/1961"
    assert repeated("45 people") == "45 people"
