"""Variation between practices and PCNs: registers by value, funnel plots where there are counts."""

from collections.abc import Iterable, Mapping, Sequence

from het_dash.charts.builders import ranked as ranks
from het_dash.charts.builders.age_expected_ratio import against_ages
from het_dash.charts.builders.funnel import funnel
from het_dash.charts.builders.ranked import ranked
from het_dash.charts.builders.spread_within_pcns import within
from het_dash.charts.peer_group import units
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.charts.text.funnel_text import without_place
from het_dash.content.blocks import Words
from het_dash.content.rules.care_by_practice import spread_of
from het_dash.content.rules.recorded_against_ages import against_expected
from het_dash.figures import Answer
from het_dash.figures.age_expected import RecordedAgainstExpected
from het_dash.figures.funnel_position import standing

SAME_LIST = (0.8, 1.25)
NO_COUNTS = "Is it more than chance alone would give?"
WHO_HAS_COUNTS = (
    "NHS England publishes the counts of practices and of PCNs, rounded to 5, on its CVDPREVENT pages. Whoever looks "
    "after this dashboard can bring them in on a machine with internet: python -m het_dash fetch."
)
UNTOLD = "A funnel plot needs the counts, or a register of the condition."
NO_EXTRACT = (
    "{title}: no local records of PCNs are to hand. {whose} general practices can supply an extract under their "
    "agreement with the programme; it is brought in with python -m het_dash import extract."
)
NOT_EXTRACTED = "{title}: not among the measures that an extract of local records holds."
LOCAL = "How do the six PCNs differ in local records?"


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


def in_short(found: Iterable[Answer], *, counts: Answer, register: Answer | None, view: View) -> Words:
    """The page's answer: how far apart they are (a register, values of care), and whether that is more than chance."""
    drawn = funnel_of(counts, view, register=register)
    chance = f"{drawn.title}." if drawn else UNTOLD
    return Words((*(ranks.in_short(units(one, view)) for one in found), chance), panel=True)


def funnel_or_why_not(given: Answer, view: View, kind: str, *, register: Answer | None = None) -> Chart | Words:
    """`kind`: 'practices' or 'PCNs'."""
    return funnel_of(given, view, register=register) or _why_not(given, view, kind)


def _why_not(given: Answer, view: View, kind: str) -> Words:
    """Available data, missing data and who can supply it."""
    title, now = given.indicator.title, units(given, view).answer
    counted = sum(f.shown and f.numerator is not None for f in now.figures)
    if counted:
        held = f"counts are to hand for {counted} of {len(now.figures)} {kind}; a funnel needs three at least"
    elif any(f.shown for f in now.figures):
        held = f"for {kind} only values are to hand ({wording.periods(now)}), without the counts behind them"
    else:
        held = f"no figure of {kind} is {'shown' if now.figures else 'to hand'}"
    said = (f"{title}: {held}. A funnel plot needs counts, or a register of the condition.", WHO_HAS_COUNTS)
    return Words(said)


def counts_missing(care: Sequence[Answer], *, registers: Mapping[str, Answer], view: View) -> Words | None:
    """A pack's measures without a funnel plot; None if all have one."""
    without = [one.indicator for one in care if funnel_of(one, view, register=weight(one, registers)) is None]
    if not without:
        return None
    named = "; ".join(wording.lead_lower(one.title) for one in without)
    said = (
        f"Not shown until the practices' counts are fetched, for: {named}. What is to hand are values without counts: "
        "see Pathways, and the Variation page.",
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
    said = f"{title}: counts of {held} PCNs are shown in local records; a funnel needs three at least."
    return Words((said, *without_place(bare, own)), nature=nature_of(own.answer))
