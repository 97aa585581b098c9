"""Facts for the first screen of a data pack."""

from dataclasses import dataclass

from het_dash.catalogue import Nature
from het_dash.charts.builders import recorded_vs_expected
from het_dash.charts.builders.practice_dots import NOT_PUBLISHED, Spread, known
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.content.rules import known_inequality, people_lost, recorded_against_ages
from het_dash.content.rules.care_by_practice import members_of, spread_of
from het_dash.content.rules.team_summary import at, team_in
from het_dash.figures import Answer, Figure
from het_dash.figures.age_expected import RecordedAgainstExpected
from het_dash.figures.gaps import Gap
from het_dash.figures.records import Listing

NO_RETURNS = "Residents reached by this team: not collected yet. It comes with the team's first quarterly return."


@dataclass(frozen=True, kw_only=True)
class FirstScreen:
    """The answers that the first screen draws on."""

    patients: Answer
    homes: Answer
    register: Answer
    ages: Answer
    rates: Answer
    care: Answer
    care_register: Answer
    by_ethnic_group: Answer
    published: Answer
    people: Answer
    people_by_group: Answer
    ethnic_mix: Answer
    own_by_group: Answer
    own_by_broad: Answer
    lost: people_lost.Published
    view: View

    @property
    def practices(self) -> str:
        """'9 practices and 1 service': a service has a list, but no catchment."""
        members = members_of(self.patients, self.view)
        kinds = [self.view.catalogue.practices[code].kind for code, pcn in members.items() if pcn == self.view.pcn.code]
        told = [f"{n} {kind}{'' if n == 1 else 's'}" for kind in ("practice", "service") if (n := kinds.count(kind))]
        return " and ".join(told)

    @property
    def against_expected(self) -> RecordedAgainstExpected | None:
        return recorded_against_ages.against_expected(
            self.view.pcn.code, register=self.register, patients=self.ages, rates=self.rates
        )

    @property
    def spread(self) -> Spread:
        return spread_of(values=self.care, register=self.care_register, view=self.view)

    @property
    def gap(self) -> Gap | None:
        return known_inequality.gap(self.by_ethnic_group, known_inequality.nearest(self.by_ethnic_group, self.view))

    @property
    def registered(self) -> float | None:
        """People on the PCN's register."""
        figure = self.register.latest.one(self.view.pcn.code)
        return None if figure is None else figure.numerator

    @property
    def controlled(self) -> float | None:
        """Per cent of the register: as published, of the one practice, or estimated from the practices' values."""
        if self.own_published:
            return self.own_published.value
        if self.single:
            return self.own_values()[0]
        own = self.spread.own
        return own.estimate if own is not None and known(own) else None

    @property
    def own_published(self) -> Figure | None:
        """The PCN's own published figure of care, used instead of any estimate."""
        found = self.published.one(self.view.pcn.code)
        return found if found is not None and found.shown else None

    def the_list(self) -> str:
        patients = self.patients.latest.one(self.view.pcn.code)
        if patients is None or patients.value is None:
            return f"{self.view.pcn.label}: we do not have the number of registered patients."
        on = wording.period_of(patients, self.patients.indicator)
        who = self.practices or self.view.pcn.label
        return f"{who} with {patients.value:,.0f} registered patients ({on}). {self._home()}".strip()

    def _home(self) -> str:
        own = [f for f in self.homes.latest.of(self.view.pcn.code).figures if f.value is not None]
        if not own:
            return ""
        most = max(own, key=lambda f: f.value or 0.0)
        where, when = self.view.label(most.group_id), f"{most.period_end:%B %Y}"
        return f"Of those who live in {self.view.catalogue.borough.label}, {most.value:.0f}% live in {where} ({when})."

    def found(self) -> str:
        found = self.against_expected
        if found is None:
            return f"{self.view.pcn.label}: {recorded_vs_expected.NOT_COMPARED}"
        return recorded_vs_expected.in_words(found, self.register, self.view)

    def practice_values(self) -> str:
        """The PCN's published figure, or methods 2's words without one; of one practice, its place in the borough."""
        if self.own_published:
            value = wording.with_interval(self.own_published, "percent")
            on = wording.period_of(self.own_published, self.care.indicator)
            return f"{self.care.indicator.title}: {value} of {wording.of(self.view.pcn.label)} patients ({on})."
        title, when = self.care.indicator.title, wording.periods(self.care.latest)
        own, borough = self.spread.own, self.spread.borough
        values = self.own_values()
        if not values:
            return f"{title}: no practice of {self.view.pcn.label} has a value."
        if self.single:
            return f"{title}: {values[0]:.0f}% ({when}; one practice, nothing to compare within; {self.place()})."
        between = self.between(values)
        if own is None or not known(own):
            return f"{title}: {between} ({when})."
        alike = (
            f"; {self.view.catalogue.borough.label}, estimated in the same way, about {borough.estimate:.0f}%"
            if borough and known(borough)
            else ""
        )
        return f"{title}: about {own.estimate:.0f}%{alike}; {between}. {NOT_PUBLISHED.format(when)}"

    def between(self, values: list[float]) -> str:
        """The practices' values from the lowest to the highest; the publisher may show only one of several."""
        if len(values) == 1:
            return f"{values[0]:.0f}% at the one practice of {self.view.pcn.label} with a value"
        return f"from {values[0]:.0f}% to {values[-1]:.0f}% between practices"

    def known(self) -> str:
        if self.gap is None:
            return f"No inequality is published for this. {known_inequality.NOT_HERE}"
        return known_inequality.placed(self.gap, self.by_ethnic_group, self.view)

    @property
    def reached(self) -> Answer:
        """Residents reached in the cycle to date."""
        return at(self.people)

    @property
    def nature(self) -> Nature:
        """Of the one sentence that may be example data; everything else is published."""
        return nature_of(self.reached)

    def reached_so_far(self) -> str:
        if not self.reached.figures:
            return NO_RETURNS
        return wording.of_nature(" ".join(self.reached_in_words()), self.nature)

    def reached_in_words(self) -> tuple[str, str]:
        nothing = self.people.only(())
        team = team_in(
            people=self.people, contacts=nothing, by_group=self.people_by_group, events=Listing(), view=self.view
        )
        return f"Residents reached, {wording.periods(self.reached)}: {team.count(self.reached)}.", team.known()

    def ask_about_finding(self) -> str:
        found = self.against_expected
        if found is None:
            return "Who among our patients has not had a blood pressure check, and where would they welcome one?"
        shares = f"({found.recorded_percent:.1f}% against about {found.expected_percent:.1f}%)"
        if found.upper < 1:
            return (
                f"Fewer patients have recorded hypertension than this list's ages would lead us to expect {shares}. "
                "Who is not having their blood pressure checked, and where would they welcome a check?"
            )
        if found.lower > 1:
            return (
                f"More patients have recorded hypertension than this list's ages would lead us to expect {shares}. "
                "What has helped people to be found, and who may still be missing?"
            )
        return f"Recorded hypertension is near what this list's ages would lead us to expect {shares}. Who is missing?"

    def ask_about_practices(self) -> str:
        service, when = self.care.indicator.title, wording.periods(self.care.latest)
        values = self.own_values()
        if not values:
            return f"{service}: what do our practices' own records show?"
        if self.single:
            return f"{service} for {values[0]:.0f}% ({when}). Who is it working for here, and who is it not?"
        if len(values) == 1:
            return f"{service}: {self.between(values)} ({when}). What do the other practices' own records show?"
        return (
            f"{service} for {values[0]:.0f}% to {values[-1]:.0f}% of patients, depending on the practice ({when}). "
            "What is done where it is highest that others could take up?"
        )

    def ask_about_recording(self) -> str:
        if self.gap is not None and self.gap.group.area_code == self.view.pcn.code:
            return (
                "Published figures have one Black group. What do our own records show for Black African and Black "
                "Caribbean patients apart, and how complete is recorded ethnicity in our practices?"
            )
        return (
            f"The gap between Black and White patients is published for {self.view.catalogue.icb.label}, not for this "
            "PCN. How complete is recorded ethnicity in our practices, and what do our own records show for Black "
            "African and Black Caribbean patients?"
        )

    def own_values(self) -> list[float]:
        """The PCN's practices' values, from the lowest."""
        return sorted(f.value for f in self._own_care() if f.value is not None)

    @property
    def single(self) -> bool:
        """Whether the PCN is one practice, and that has a value."""
        return len(self._own_care()) == len(self.own_values()) == 1

    def own_care(self) -> Answer:
        """The practices' figures of care, of the PCN's own practices."""
        members = members_of(self.care, self.view)
        return self.care.latest.only(
            f for f in self.care.latest.figures if members.get(f.area_code) == self.view.pcn.code
        )

    def _own_care(self) -> list[Figure]:
        return list(self.own_care().figures)

    def place(self) -> str:
        """Number of the borough's practices with a lower value than this one."""
        every = [f.value for f in self.care.latest.figures if f.value is not None]
        lower = sum(value < self.own_values()[0] for value in every)
        return f"{lower} of {self.view.catalogue.borough.whose} {len(every)} practices are lower"
