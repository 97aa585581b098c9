"""Returns of six teams with drawn counts, accepted into the real journal as they arrive."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt

from het_dash.catalogue import load
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.accept import accept
from het_dash.ingest.returns.model import Activity, Attended, ChampionsOf, Cohort, Return, Totals
from het_dash.ingest.returns.private_journal import private_journal
from het_dash.ingest.returns.sheets.pathway import old_enough
from tests.support.filled_returns import cells, errors, form

QUARTER = "2026-27Q2"
ETHNIC = ("N", "M", "P", "E", "D", "H", "A", "C", "S", "Z", "99")
SEXES = ("female", "male", "not_known")
AGES = ("under_18", "18_39", "40_59", "60_79", "80_plus", "not_known")
FIRST_DAY = datetime(2026, 10, 20, tzinfo=UTC)


def team(number: int) -> str:
    """The code of one of the six PCNs."""
    return load().pcns[number].code


def drawn(pcn: str, seed: int, quarter: str = QUARTER, people: int = 60) -> Return:
    """A return with so many first-time people, most of them Black African or Caribbean and of working age."""
    chance = np.random.default_rng(seed)
    shares = np.array([30, 22, 6, 4, 3, 4, 9, 5, 6, 4, 3], dtype=np.float64)
    attended = _attended(chance, shares / shares.sum(), people)
    contacts = {g: sum(a.people for a in attended if a.group == g) + int(chance.poisson(2)) for g in ETHNIC}
    contacts = {g: n for g, n in contacts.items() if n}
    here = Quarter.parse(quarter)
    champions = tuple(
        ChampionsOf(group=g, champions_recruited=int(chance.poisson(2)), champions_active=int(chance.poisson(4)))
        for g in ETHNIC[:3]
    )
    return Return(
        pcn=pcn, quarter=here, condition="hypertension", hef_agrees=True, vcso_agrees=True, no_personal_data=True,
        activities=_activities(chance, here, sum(contacts.values())),
        attendance=attended, contacts_by=contacts, champions=champions, cohorts=tuple(_cohorts(chance, quarter)),
        totals=Totals(
            people_new=people, contacts=sum(contacts.values()),
            **_answers("registered", chance.multinomial(people, [0.75, 0.15, 0.1])),
            **_answers("living", chance.multinomial(people, [0.9, 0.06, 0.04])),
            champions_recruited=sum(one.champions_recruited for one in champions),
            champions_active=sum(one.champions_active for one in champions),
        ),
    )  # fmt: skip


def take(given: Return, folder: Path, day: int = 0) -> None:
    """Checks the return and accepts it, so many days after the first."""
    checked = cells(given).check(folder)
    assert errors(checked) == []
    accept(private_journal(), checked, at=FIRST_DAY + timedelta(days=day))


def _attended(
    chance: np.random.Generator, shares: "np.ndarray[tuple[int], np.dtype[np.float64]]", people: int
) -> tuple[Attended, ...]:
    groups = chance.choice(ETHNIC, people, p=shares)
    sexes = chance.choice(SEXES, people, p=[0.62, 0.33, 0.05])
    ages = chance.choice(AGES, people, p=[0.04, 0.22, 0.36, 0.26, 0.07, 0.05])
    found: dict[tuple[str, str, str], int] = {}
    for key in zip(groups.tolist(), sexes.tolist(), ages.tolist(), strict=True):
        found[key] = found.get(key, 0) + 1
    return tuple(Attended(group=g, sex=s, age=a, people=n) for (g, s, a), n in sorted(found.items()))


def _activities(chance: np.random.Generator, quarter: Quarter, contacts: int) -> tuple[Activity, ...]:
    """All contacts came to one of them."""
    ward = next(iter(form(str(quarter)).places.values()))
    people = chance.multinomial(contacts, [0.5, 0.25, 0.15, 0.07, 0.03])
    days = [quarter.start + timedelta(days=9 * n) for n in range(people.size)]
    return tuple(
        Activity(on=day, type="health_workshop", where=ward, led_by="both", people=int(came))
        for day, came in zip(days, people, strict=True)
        if came
    )


def _answers(question: str, counts: npt.NDArray[np.int64]) -> dict[str, int]:
    return {f"{question}_{answer}": int(n) for answer, n in zip(("yes", "no", "not_known"), counts, strict=True)}


def _cohorts(chance: np.random.Generator, quarter: str) -> Iterator[Cohort]:
    """Every quarter up to this one, as its return tells of it."""
    pathway = next(p for p in load().pathways if p.condition == "hypertension")
    for one in form(quarter).quarters:
        checked = int(chance.integers(20, 60))
        follow_up = int(chance.binomial(checked, 0.3))
        seen = int(chance.binomial(follow_up, 0.7))
        new, known, _ = chance.multinomial(seen, [0.3, 0.4, 0.3])
        treated = int(chance.binomial(new + known, 0.6))
        counts = {"checked": checked, "follow_up": follow_up, "seen": seen, "newly_diagnosed": int(new),
                  "known_uncontrolled": int(known), "treated": treated}  # fmt: skip
        for stage in pathway.stages:
            if stage.after_months and old_enough(Quarter.parse(one), stage, Quarter.parse(quarter)):
                counts[stage.id] = int(chance.binomial(treated, 0.6))
        yield Cohort(condition="hypertension", quarter=Quarter.parse(one), counts=counts)
