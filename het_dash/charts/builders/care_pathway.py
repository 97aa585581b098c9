"""Care pathway after a check: each stage as a share of people checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from het_dash.catalogue import Status
from het_dash.catalogue.activities import Pathway
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Role, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer, Span
from het_dash.figures.care_pathway import CHECKED, Reached
from het_dash.figures.rounded_rates import AT_LEAST, WHOLE_BELOW

FOLLOW_UP = "follow_up"
WITHOUT_HELP = "A raised result at an event is often lower later without any help."
NO_RECORD = "No record yet does not mean that they were not seen."
COUNTED = (Status.SHOWN, Status.TOO_FEW_FOR_RATE)  # the number of people is published
TOO_EARLY = "too early"


@dataclass(frozen=True)
class Followed:
    """Care pathway of one condition in one area, over a span of cohorts."""

    pathway: Pathway
    stages: tuple[Reached, ...]
    cohorts: tuple[Span, ...]

    def stage(self, stage_id: str) -> Reached:
        return next(one for one in self.stages if one.stage.id == stage_id)

    @property
    def checked_in(self) -> str:
        return wording.period(self.cohorts[0][0], self.cohorts[-1][1], "months") if self.cohorts else "no period"


def pathway(found: Followed, answer: Answer, view: View) -> Chart:
    """One bar per stage. A stage that no cohort has had time to reach is named in the notes and not drawn."""
    drawn = [one for one in found.stages if not one.too_early]
    nature = tables.weakest_nature(answer)
    sentence = in_words(found, view)
    return Chart(
        id=found.pathway.id.replace("_", "-"),
        kind="bars",
        title=_title(found),
        subtitle=f"{found.pathway.title}. Share of people checked. {view.pcn.label}, {found.checked_in}.",
        axis="Per cent of people checked",
        unit="percent",
        series=(Series(found.pathway.title, "chosen", tuple(_bar(one, view) for one in drawn)),) if drawn else (),
        categories=tuple(one.stage.short or one.stage.label for one in drawn),
        sentence=sentence,
        alt=f"Bar chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(answer),
        files=wording.files(answer),
        measures=wording.measures(answer),
        table=_table(found, view) if answer.figures else Table((), ()),
        nature=nature,
        notes=_said_of(found),
    )


def by_cohort(found: Followed, each: Sequence[tuple[Span, tuple[Reached, ...]]], view: View) -> Table:
    """One row per cohort with the count at each stage, from the latest return."""
    columns = ("Checked in", *(one.short or one.label for one in found.pathway.stages))
    rows = tuple(
        (wording.period(*span, "months"), *(TOO_EARLY if one.too_early else _people(one, view) for one in stages))
        for span, stages in each
    )
    return Table(columns, rows)


def in_words(found: Followed, view: View) -> str:
    """Stages with a value, then suppressed stages, then stages that it is too early to report."""
    checked = found.stage(CHECKED)
    if checked.people.count is None:
        return f"{view.pcn.label}: we cannot show how many were checked ({wording.lead_lower(_people(checked, view))})."
    later = [one for one in found.stages if one.stage.id != CHECKED and not one.too_early]
    told = [_told(one) for one in later if one.reason in COUNTED]
    hidden = [wording.lead_lower(one.stage.label) for one in later if one.reason not in COUNTED]
    early = [wording.lead_lower(one.stage.label) for one in found.stages if one.too_early]
    return " ".join(
        [
            f"{view.pcn.label}: {checked.people.count:,.0f} people checked in {found.checked_in}.",
            *([f"{wording.sentence_case('; '.join(told))}."] if told else []),
            *([f"Suppressed: {', '.join(hidden)}."] if hidden else []),
            *([f"It is too early for: {', '.join(early)}."] if early else []),
        ]
    )


def _told(one: Reached) -> str:
    """For example 'seen in general practice 80 (19%, between 16% and 23%)'. If fewer cohorts count, their denominator
    is added."""
    of = f" of the {one.checked.number:,.0f} checked early enough" if one.stage.after_months else ""
    said = f"{wording.lead_lower(one.stage.label)} {one.people.number:,.0f}{of}"
    if one.reason is not Status.SHOWN:
        return said
    return f"{said} ({one.percent:.0f}%, between {floor(one.lower)}% and {ceil(one.upper)}%)"


def _title(found: Followed) -> str:
    """For example '50 people who needed follow-up have no record of being seen yet'."""
    follow_up = found.stage(FOLLOW_UP)
    if follow_up.reason is not Status.SHOWN:
        return found.pathway.title
    unseen = next((one for one in found.stages if one.stage.unknown), None)
    if unseen is not None and unseen.people.count:
        return f"{unseen.people.count:,.0f} people who needed follow-up have no record of being seen yet"
    return f"{found.pathway.title}: {follow_up.percent:.0f}% needed follow-up"


def _said_of(found: Followed) -> tuple[str, ...]:
    outcomes = [one for one in found.stages if one.stage.after_months and not one.too_early]
    return (NO_RECORD, *([WITHOUT_HELP] if outcomes else []))


def _bar(one: Reached, view: View) -> Point:
    at = one.stage.short or one.stage.label
    if one.reason is not Status.SHOWN:
        why = view.catalogue.statuses[one.reason].chart
        return Point(
            at, None, text=f"{why}: {_people(one, view)} people" if one.reason in COUNTED else why, status=one.reason
        )
    text = f"{one.people.number:,.0f} ({one.percent:.0f}%)"
    role: Role | None = "other" if one.stage.unknown else None
    lower, upper = (None, None) if one.stage.id == CHECKED else (one.lower, one.upper)
    return Point(at, one.percent, lower, upper, text, role=role)


def _people(one: Reached, view: View) -> str:
    return (
        f"{one.people.count:,.0f}" if one.people.count is not None else view.catalogue.statuses[one.people.status].words
    )


def _table(found: Followed, view: View) -> Table:
    columns = ("Stage", "People", "Of people checked", "Share", f"Lower {AT_LEAST} limit", f"Upper {AT_LEAST} limit")
    return Table(columns, tuple((one.stage.label, *_cells(one, view)) for one in found.stages))


def _cells(one: Reached, view: View) -> tuple[str, ...]:
    if one.too_early:
        return (TOO_EARLY, "", "", "", "")
    whole = "" if one.checked.count is None else f"{one.checked.count:,.0f}"
    return (_people(one, view), whole, *_share(one, view))


def _share(one: Reached, view: View) -> tuple[str, ...]:
    """The share with its limits, whole per cent below 200 people."""
    if one.reason is Status.TOO_FEW_FOR_RATE:
        return (view.catalogue.statuses[one.reason].words, "", "")
    if one.reason is not Status.SHOWN:
        return ("", "", "")
    if one.checked.number < WHOLE_BELOW:
        return (f"{one.percent:.0f}%", f"{floor(one.lower)}%", f"{ceil(one.upper)}%")
    return (f"{one.percent:.1f}%", f"{one.lower:.1f}%", f"{one.upper:.1f}%")
