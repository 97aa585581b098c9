"""Recorded register compared with the register expected from the list's ages (methods 1)."""

from collections.abc import Mapping

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Role, Series, Table
from het_dash.charts.text import wording
from het_dash.figures import Answer
from het_dash.figures.age_expected import ADULT_PART_IN_WORDS, RecordedAgainstExpected
from het_dash.figures.verdicts import EXPECTED

AT_NATIONAL_RATES = "Expected at {} rates by age"
NOT_COMPARED = "recorded hypertension cannot be compared with what is expected: we do not have all of it."
REMINDER = "Recorded counts the people found, not everyone who has it."


def expected(found: Mapping[str, RecordedAgainstExpected], answers: tuple[Answer, ...], view: View) -> Chart:
    """`found` maps an area to its comparison. `answers`: the register, patients by age, the nation's rates by age."""
    register, patients, rates = (a.latest for a in answers)
    recorded, by_age = wording.periods(register), wording.periods(patients)
    own, at_rates = found.get(view.pcn.code), AT_NATIONAL_RATES.format(view.catalogue.nation.whose)
    sentence = in_words(own, register, view) if own else f"{view.pcn.label}: {NOT_COMPARED}"
    return Chart(
        id=f"expected-{register.indicator.id}",
        kind="dots",
        title=_title(own) if own else f"{register.indicator.title}, compared with what ages predict",
        subtitle=f"Per cent of the list. Recorded {recorded}; expected from patients' ages on {by_age}.",
        axis="Per cent of patients",
        unit="percent",
        series=(
            _series("Recorded", "chosen", {a: r.recorded_percent for a, r in found.items()}, view),
            _series(at_rates, "benchmark", {a: r.expected_percent for a, r in found.items()}, view),
        ),
        categories=tuple(view.label(a) for a in found),
        sentence=sentence,
        alt=f"Dot chart of the six PCNs. {sentence}",
        source=wording.source(register, patients, rates),
        files=wording.files(register, patients, rates),
        measures=wording.measures(register, patients, rates),
        table=Table(
            ("PCN", "Recorded", "Expected", "Recorded / expected", "Lower 95% limit", "Upper 95% limit"),
            tuple(
                (view.label(a), f"{r.recorded_percent:.1f}%", f"{r.expected_percent:.1f}%", f"{r.ratio:.2f}",
                 f"{r.lower:.2f}", f"{r.upper:.2f}")
                for a, r in found.items()
            ),
        ),
        nature="derived",
        notes=(REMINDER, ADULT_PART_IN_WORDS, *wording.notes(register, only=[view.pcn.code])),
    )  # fmt: skip


def _title(own: RecordedAgainstExpected) -> str:
    """Says more or fewer than expected only if the interval excludes an equal register."""
    if not EXPECTED.clear(own.lower, own.upper):
        return f"People found with hypertension: {EXPECTED.words(own.lower, own.upper)} the list's ages predict"
    said = EXPECTED.words(own.lower, own.upper).removesuffix(" than").capitalize()
    return f"{said} people found with hypertension than the list's ages predict"


def in_words(own: RecordedAgainstExpected, register: Answer, view: View) -> str:
    """The sentence that methods 1 prescribes."""
    whose, condition = wording.of(view.pcn.label), wording.lead_lower(register.indicator.title)
    return (
        f"{own.recorded_percent:.1f}% of {whose} patients have {condition}. With this list's ages we would expect "
        f"about {own.expected_percent:.1f}% at {view.catalogue.nation.whose} rates. {REMINDER}"
    )


def _series(label: str, role: Role, percents: Mapping[str, float], view: View) -> Series:
    """Only the chosen PCN's recorded register is highlighted."""
    points = tuple(
        Point(view.label(a), p, text=f"{label} {p:.1f}%", role=view.role(a) if role == "chosen" else None)
        for a, p in percents.items()
    )
    return Series(label, role, points)
