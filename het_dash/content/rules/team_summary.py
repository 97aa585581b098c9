"""Summary of one team, or all six, in one period."""

from dataclasses import dataclass

from het_dash.catalogue import Nature
from het_dash.catalogue.comparison_populations import COMMON
from het_dash.charts.builders.representation import percent
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.figures import Answer, Span
from het_dash.figures.care_pathway import quarters
from het_dash.figures.records import Event, Listing, held_in
from het_dash.figures.representation import Mix, reached_mix

HIDDEN = "too small to show"


def span_of(answer: Answer, span: Span | None = None) -> Span | None:
    """The period chosen, or the cycle to date: the longest of those that end last."""
    return span or next(reversed(answer.collected.spans), None)


def quarters_to_date(answer: Answer) -> tuple[Span, ...]:
    """The quarters of this cycle, including those without a return."""
    whole = span_of(answer)
    return tuple(quarter for quarter in quarters(answer) if whole and quarter[0] >= whole[0])


def at(answer: Answer, span: Span | None = None) -> Answer:
    """Summary of a period; of the cycle to date where none is chosen."""
    return answer.collected.within(span_of(answer, span))


def of_teams(answer: Answer) -> str:
    """'Returns of 1 of 6 teams, and example data for 5.', where a total is not of all teams; else nothing."""
    return next((f.note for f in answer.figures if f.note), "")


@dataclass(frozen=True, kw_only=True)
class Team:
    """`events` are listed one by one; everything else is counted, hidden and rounded."""

    people: Answer
    contacts: Answer
    by_group: Answer
    events: Listing[Event]
    view: View

    @property
    def nature(self) -> Nature:
        """Of everything about the team together."""
        return nature_of(self.people, self.contacts, self.by_group, self.events)

    @property
    def mix(self) -> Mix:
        scheme, none = self.view.catalogue.breakdowns[COMMON], self.by_group.only(())
        return reached_mix(scheme, by_group=self.by_group, by_broad=none, everyone=self.people)

    @property
    def activities(self) -> str:
        """How many; 'at least' where a quarter's return is missing, as for the people."""
        missing = any(f.qualifier == "at_least" for f in self.people.figures)
        return f"at least {len(self.events.rows):,}" if missing else f"{len(self.events.rows):,}"

    @property
    def headline(self) -> str:
        return self.view.catalogue.representation.headline.label

    @property
    def headline_percent(self) -> str:
        """Of those whose ethnic group is known: '63%', 'about 70% to 92%', or nothing where it is suppressed."""
        groups = self.view.catalogue.representation.headline.groups
        found = self.mix.bounds(groups)
        return percent(100 * self.mix.share(groups), found.share.times(100) if found else None)

    @property
    def known_percent(self) -> str:
        """Of all those reached, likewise."""
        return percent(self.mix.percent_known, self.mix.known_between)

    @property
    def reached(self) -> str:
        """'440 people', or why there is no number."""
        shown = any(f.shown for f in self.people.figures)
        return (
            f"{self.count(self.people)} people"
            if shown
            else f"some people ({wording.lead_lower(self.count(self.people))})"
        )

    def count(self, answer: Answer) -> str:
        """An answer's one count, or the reason why there is none."""
        return wording.value_or_reason(next(iter(answer.figures), None), "count", self.view.catalogue)

    def known(self) -> str:
        """How many gave their ethnic group, and the share of these from the programme's groups."""
        if not self.known_percent:
            return f"The number of people who gave their ethnic group is {HIDDEN}."
        told = f"We know the ethnic group of {self.known_percent} of people reached."
        if not self.headline_percent:
            return f"{told} The number from {self.headline} backgrounds is {HIDDEN}."
        return f"{told} Of these, {self.headline_percent} are from {self.headline} backgrounds."


def team_in(
    *, people: Answer, contacts: Answer, by_group: Answer, events: Listing[Event], view: View, span: Span | None = None
) -> Team:
    """All of it in the period chosen, or in that of the people: the cycle to date."""
    chosen = span_of(people, span)
    return Team(
        people=at(people, chosen),
        contacts=at(contacts, chosen),
        by_group=at(by_group, chosen),
        events=held_in(events, chosen),
        view=view,
    )
