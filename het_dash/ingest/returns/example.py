"""A filled-in return for the example sheet and tests."""

from datetime import timedelta
from itertools import cycle

from het_dash.catalogue.outcomes_framework import NUMBERS
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.form import Form
from het_dash.ingest.returns.model import Activity, Attended, ChampionsOf, Cohort, Learnt, Return, Said, Totals
from het_dash.ingest.returns.sheets.pathway import old_enough

WHO = (
    ("N", "female", "40_59", 14), ("N", "male", "40_59", 9), ("M", "female", "60_79", 12), ("M", "male", "60_79", 8),
    ("P", "female", "18_39", 3), ("E", "female", "18_39", 2), ("H", "male", "40_59", 2), ("A", "female", "60_79", 4),
    ("Z", "female", "not_known", 2), ("99", "not_known", "not_known", 4),
)  # fmt: skip
STAGES = {
    "checked": 40, "follow_up": 12, "seen": 9, "newly_diagnosed": 3, "known_uncontrolled": 5, "treated": 7,
    "outcome_6_months": 4, "outcome_12_months": 5,
}  # fmt: skip
NUMBER = {"number": 2, "pounds": 4500, "people": 0}


def example(form: Form, pcn: str) -> Return:
    """Quarter of a team with an established programme."""
    people = sum(count for *_, count in WHO)
    contacts = {group: 2 * sum(n for g, _, _, n in WHO if g == group) for group, *_ in WHO}
    return Return(
        pcn=pcn,
        quarter=form.quarter,
        condition=None if form.first_cycle else "hypertension",
        hef_agrees=True,
        vcso_agrees=True,
        no_personal_data=True,
        activities=_activities(form),
        totals=Totals(
            people_new=people, contacts=sum(contacts.values()), registered_yes=41, registered_no=12,
            registered_not_known=people - 53, living_yes=52, living_no=3, living_not_known=people - 55,
            champions_recruited=4, champions_trained=3, champions_active=9,
        ),
        **({} if form.first_cycle else _second_cycle(form, contacts)),
    )  # fmt: skip


def _activities(form: Form) -> tuple[Activity, ...]:
    wards = list(form.places.values())
    begin = form.quarter.start
    return (
        Activity(on=begin + timedelta(days=12), type="health_fair", where=wards[0], led_by="both", people=58,
                 name="Summer health fair"),
        Activity(on=begin + timedelta(days=40), type="health_workshop", where=wards[1], led_by="vcso", people=26,
                 opportunity=1),
        Activity(on=begin + timedelta(days=61), type="champion_training", where=wards[1], led_by="vcso", people=9),
    )  # fmt: skip


def _second_cycle(form: Form, contacts: dict[str, int]) -> dict[str, object]:
    """Answers that only cycle 2 asks for."""
    return {
        "attendance": tuple(Attended(group=g, sex=s, age=a, people=n) for g, s, a, n in WHO),
        "contacts_by": contacts,
        "champions": (
            ChampionsOf(group="N", champions_recruited=2, champions_trained=2, champions_active=5),
            ChampionsOf(group="M", champions_recruited=2, champions_trained=1, champions_active=4),
        ),
        "cohorts": tuple(_cohort(form, Quarter.parse(quarter)) for quarter in form.quarters),
        "answers": tuple(_answers(form)),
        "learning": (
            Learnt(theme="access", heard="[example] Evening appointments are hard to get for people who work shifts.",
                   recommendation="[example] Keep some evening checks for people sent by champions.", owner="practice",
                   decision="open", hef_agrees=True, vcso_agrees=True),
        ),
    }  # fmt: skip


def _cohort(form: Form, quarter: Quarter) -> Cohort:
    """Cohort of one quarter. It gives an outcome only if enough time has passed."""
    pathway = next(p for p in form.catalogue.pathways if p.condition == "hypertension")
    due = {s.id for s in pathway.stages if old_enough(quarter, s, form.quarter)}
    counts = {stage: count for stage, count in STAGES.items() if stage in due}
    return Cohort(condition="hypertension", quarter=quarter, counts=counts)


def _answers(form: Form) -> list[Said]:
    said = []
    framework = form.catalogue.framework
    for measure in (*framework.asked_on("Partnership"), *framework.asked_on("Progress")):
        if measure.asked is None or measure.asked.answer == "score":
            continue
        kind, by = measure.asked.answer, measure.asked.by
        if kind in NUMBERS:
            said.append(Said(measure=measure.id, by=by[0], number=NUMBER[kind]))
        else:
            answers = cycle(form.scale(kind).values())
            said += [Said(measure=measure.id, by=one, answer=answer) for one, answer in zip(by, answers, strict=False)]
    return said
