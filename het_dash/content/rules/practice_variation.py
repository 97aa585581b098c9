"""Variation between practices and PCNs: registers by value, funnel plots where there are counts."""

from collections.abc import Mapping, Sequence

from het_dash.charts.builders import ranked as ranks
from het_dash.charts.builders.age_expected_ratio import against_ages
from het_dash.charts.builders.funnel import funnel
from het_dash.charts.builders.ranked import ranked
from het_dash.charts.builders.spread_within_pcns import within
from het_dash.charts.peer_group import counting, units
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Table
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.charts.text.funnel_text import OUTWARDS, PLACE_WORDS, percent, without_place
from het_dash.content.blocks import Lead, Tabled, Words
from het_dash.content.rules.care_by_practice import spread_of
from het_dash.content.rules.recorded_against_ages import against_expected
from het_dash.figures import Answer
from het_dash.figures.age_expected import RecordedAgainstExpected
from het_dash.figures.funnel import FEWEST_UNITS
from het_dash.figures.funnel_position import Standing, standing
from het_dash.figures.verdicts import WORTH_ASKING_ABOUT

SAME_LIST = (0.8, 1.25)
NO_COUNTS = "Is it more than chance alone would give?"
WHO_HAS_COUNTS = (
    "NHS England publishes the counts of practices and of PCNs, rounded to 5, on its CVDPREVENT pages. The person who "
    "runs this dashboard can fetch them; docs/data.md explains how."
)
NO_EXTRACT = (
    "{title}: we have no local records of PCNs yet. {whose} general practices can supply them under their agreement "
    "with the programme."
)
NOT_EXTRACTED = "{title}: local records do not include this measure."


def own_practices(given: Answer, view: View) -> Chart:
    """A pack's: the PCN's own practices; one practice has its place among all of the borough's (methods 2)."""
    return ranked(given, view, own_only=not units(given, view).single)


def recorded_against_ages(*, register: Answer, patients: Answer, rates: Answer, view: View) -> Chart:
    return against_ages(_compared(register=register, patients=patients, rates=rates), (register, patients, rates), view)


def own_against_ages(*, register: Answer, patients: Answer, rates: Answer, view: View) -> Chart:
    """As `own_practices`."""
    own_only = not units(register, view).single
    return against_ages(
        _compared(register=register, patients=patients, rates=rates), (register, patients, rates), view, own_only
    )


def _compared(*, register: Answer, patients: Answer, rates: Answer) -> dict[str, RecordedAgainstExpected]:
    """Area -> recorded against expected; not where the list is another than it was: practices merge and close."""
    return {
        f.area_code: found
        for f in register.latest.figures
        if (found := against_expected(f.area_code, register=register, patients=patients, rates=rates)) is not None
        and SAME_LIST[0] <= _people(patients, f.area_code) / (f.denominator or 1.0) <= SAME_LIST[1]
    }


def _people(patients: Answer, area: str) -> float:
    return sum(f.numerator or 0.0 for f in patients.latest.of(area).figures)


def within_pcns(*, values: Answer, register: Answer | None, view: View) -> Chart:
    """A row a PCN; `register` weighs the values, if there is one."""
    return within(spread_of(values=values, register=register, view=view), view)


def funnel_of(
    given: Answer, view: View, chart_id: str = "published", *, register: Answer | None = None
) -> Chart | None:
    """None if fewer than three units have counts, or published values with a register as approximate denominators."""
    shown = units(given, view)
    found = standing(shown.answer, register=register)
    return funnel(shown, found, chart_id) if found else None


def lead(care: Answer, *, counts: Answer, register: Answer | None, view: View) -> Lead | None:
    """How far apart practices are, how many are worth asking about, and how many chance alone would give."""
    shown = units(care, view)
    values = sorted(f.value for f in shown.answer.figures if f.value is not None)
    if len(values) < FEWEST_UNITS:
        return None
    strong = f"{values[0]:.0f}% to {values[-1]:.0f}%"
    first = f"{care.indicator.in_plain_words}: {strong} at {shown.everyone}."
    found = standing(units(counts, view).answer, register=register)
    return Lead(" ".join(filter(None, (first, _beyond_chance(found)))), strong, "derived")


def _beyond_chance(found: Standing | None) -> str:
    if found is None:
        return ""
    outside, number = len(found.at(*OUTWARDS)), len(found.counted)
    verb = "is" if outside == 1 else "are"
    said = WORTH_ASKING_ABOUT if found.spread else "outside the 95% limits"
    return (
        f"{counting(outside).capitalize()} {verb} {said}; chance alone would put about "
        f"{found.outside_by_chance:.1f} of {counting(number)} there."
    )


def worth_asking_about(given: Answer, view: View, *, register: Answer | None = None) -> Tabled | Words | None:
    """Units outside the limits by name, with the number that chance alone would put there."""
    shown = units(given, view)
    found = standing(shown.answer, register=register)
    if found is None:
        return None
    outside = [f for place in OUTWARDS for f in found.at(place)]
    by_chance = (
        f"Chance alone would put about {found.outside_by_chance:.1f} of {counting(len(found.counted))} {shown.one}s "
        "outside the 95% limits."
    )
    if not outside:
        return Words((f"No {shown.one} is outside the limits. {by_chance}",))
    rows = tuple(
        (
            view.label(f.area_code),
            *ranks.pcn_of(f, shown),
            percent(f.value or 0.0),
            PLACE_WORDS[found.places[f.area_code]],
        )
        for f in outside
    )
    columns = (*ranks.first_columns(shown), "Per cent", "Place")
    title = f"{shown.one[:1].upper()}{shown.one[1:]}s {WORTH_ASKING_ABOUT if found.spread else 'outside the limits'}"
    return Tabled(title, Table(columns, rows), f"{by_chance} {wording.source(shown.answer)}", nature_of(shown.answer))


def funnel_or_why_not(given: Answer, view: View, kind: str, *, register: Answer | None = None) -> Chart | Words:
    """`kind`: 'practices' or 'PCNs'."""
    return funnel_of(given, view, register=register) or _why_not(given, view, kind)


def _why_not(given: Answer, view: View, kind: str) -> Words:
    """Available data, missing data and who can supply it."""
    title, now = given.indicator.title, units(given, view).answer
    counted = sum(f.shown and f.numerator is not None for f in now.figures)
    if counted:
        held = f"we have counts for {counted} of {len(now.figures)} {kind}, and a funnel plot needs at least three"
    elif any(f.shown for f in now.figures):
        held = f"we have percentages of {kind} ({wording.periods(now)}), but not the counts behind them"
    else:
        held = (
            f"{'no figure of' if now.figures else 'we have no figures of'} {kind}{' is shown' if now.figures else ''}"
        )
    said = (f"{title}: {held}. A funnel plot needs counts, or a register of the condition.", WHO_HAS_COUNTS)
    return Words(said)


def counts_missing(care: Sequence[Answer], *, registers: Mapping[str, Answer], view: View) -> Words | None:
    """A pack's measures without a funnel plot; None if all have one."""
    without = [one.indicator for one in care if funnel_of(one, view, register=weight(one, registers)) is None]
    if not without:
        return None
    named = "; ".join(wording.lead_lower(one.title) for one in without)
    said = (
        f"We have no counts by practice for {named}, so there is no funnel plot. Pathways and the Variation page show "
        "their percentages.",
        WHO_HAS_COUNTS,
    )
    return Words(said, heading=NO_COUNTS)


def weight(given: Answer, registers: Mapping[str, Answer]) -> Answer | None:
    """Register of the condition that this measure of care is about, if it declares one and the store has it."""
    return registers.get(given.indicator.weight or "")


def pcns_from_own_records(given: Answer, view: View) -> Chart | Words:
    """The six PCNs from local records; never drawn with a published funnel."""
    drawn = funnel_of(given, view, "own")
    if drawn is not None:
        return drawn
    title, own = given.indicator.title, units(given, view)
    if not own.answer.figures:
        extracted = any(view.catalogue.sources[source].nature == "local" for source in given.indicator.sources)
        return Words(
            ((NO_EXTRACT if extracted else NOT_EXTRACTED).format(title=title, whose=view.catalogue.borough.whose),),
            missing=True,
        )
    bare = [f for f in own.answer.figures if f.numerator is None]
    held = len(own.answer.figures) - len(bare)
    said = f"{title}: local records show counts of {held} PCNs, and a funnel plot needs at least three."
    return Words((said, *without_place(bare, own)), nature=nature_of(own.answer))
