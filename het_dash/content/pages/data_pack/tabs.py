"""The tabs of the data pack's page: each a sentence, at most six charts, and a table where it is the better picture."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice

from het_dash.catalogue import Indicator
from het_dash.charts import Chart, Table
from het_dash.charts.builders.practice_dots import first_with_figures
from het_dash.charts.builders.practices_of_pcn import practices_of_pcn
from het_dash.charts.builders.trend import trend
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.asks import ask, ask_each
from het_dash.content.blocks import Block, Words
from het_dash.content.pages import reach_and_need
from het_dash.content.pages.data_pack import people_lost, unequal_care
from het_dash.content.pages.data_pack.care import Care
from het_dash.content.pages.data_pack.found import Found
from het_dash.content.pages.data_pack.patients import Patients, patients
from het_dash.content.pages.data_pack.practices import Practices
from het_dash.content.rules import (
    data_pack_leads,
    data_pack_overview,
    how_much_age,
    pathway_followup,
    reach_overview,
    widest_gaps,
)
from het_dash.content.rules.black_and_white import black_and_white
from het_dash.content.rules.care_by_practice import care_of_condition, members_of, spread_of
from het_dash.content.rules.definitions import diabetes
from het_dash.content.rules.ethnic_groups import chart as own_groups
from het_dash.content.rules.known_inequality import by_group_at_icb, known_inequality
from het_dash.content.rules.patients import mix_in_short
from het_dash.content.rules.practice_table import practice_table
from het_dash.content.rules.practice_variation import funnel_of, own_against_ages, weight
from het_dash.content.rules.recorded_against_ages import modelled_missing, recorded_and_expected
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.content.sections import Section
from het_dash.figures import Answer
from het_dash.store.questions import ALL_PCNS, PRACTICES

Blocks = Iterator[Block | None]
MOST_TRENDS, MOST_BY_PRACTICE = 4, 2
WIDE = (1,)
OLDER = "Not adjusted for age: an older list records more."


def plainly(drawn: Chart, indicator: Indicator) -> Chart:
    """The chart with its measure in plain words in the title; About gives the technical name."""
    title = drawn.title.replace(indicator.title, indicator.in_plain_words)
    title = title.replace(f" {indicator.condition} ", f" {wording.lead_lower(indicator.in_plain_words)} ")
    for name in (indicator.short, wording.lead_lower(indicator.short)):
        plain = indicator.in_plain_words if name == indicator.short else wording.lead_lower(indicator.in_plain_words)
        title = title.replace(name, plain)
    return replace(drawn, title=title)


def relabelled(drawn: Chart, measures: Iterable[Indicator]) -> Chart:
    """The chart with plain names of its measures as rows, in the table's header and in its notes."""
    plain = {one.short: one.in_plain_words for one in measures}
    series = tuple(
        replace(one, points=tuple(replace(point, at=plain.get(str(point.at), point.at)) for point in one.points))
        for one in drawn.series
    )
    notes = tuple(
        f"{plain.get(name, name)}{colon}{rest}" for name, colon, rest in (note.partition(":") for note in drawn.notes)
    )
    return replace(
        drawn,
        series=series,
        categories=tuple(plain.get(name, name) for name in drawn.categories),
        table=Table(tuple(plain.get(name, name) for name in drawn.table.columns), drawn.table.rows),
        notes=notes,
    )


def _patients(asked: Patients, view: View) -> Blocks:
    yield data_pack_leads.patients(ethnic_mix=asked.ethnic_mix, by_deprivation=asked.by_deprivation, view=view)
    for drawn in patients(asked, view):
        mix = isinstance(drawn, Chart) and drawn.measures == (asked.ethnic_mix.indicator.id,)
        yield mix_in_short(drawn, asked.ethnic_mix, view) if mix and isinstance(drawn, Chart) else drawn


class FoundTab(Found, people_lost.PeopleLost):
    pass


def _found(asked: FoundTab, view: View) -> Blocks:
    lost = people_lost.published(asked, view)
    yield data_pack_leads.found(lost)
    yield data_pack_overview.lost(lost)
    drawn = recorded_and_expected(register=asked.register, patients=asked.ages, rates=asked.rates_by_age, view=view)
    yield plainly(drawn, asked.register.indicator)
    yield modelled_missing(asked.modelled_missing, view)
    for register in islice(asked.registers.values(), MOST_TRENDS):
        drawn = plainly(trend(register, view), register.indicator)
        yield replace(drawn, notes=(OLDER, *drawn.notes))


def _care(asked: Care, view: View) -> Blocks:
    yield data_pack_leads.care(people_lost.published(asked, view))
    for condition, answers in groupby(asked.values.values(), key=lambda answer: answer.indicator.condition):
        title, values = view.catalogue.conditions[condition].label, list(answers)
        drawn = care_of_condition(title, values=values, registers=asked.registers, view=view)
        drawn = relabelled(drawn, [one.indicator for one in values])
        yield _care_caveat(plainly(drawn, first_with_figures(values).indicator), view)
    for answer in islice(asked.values.values(), MOST_BY_PRACTICE):
        register = asked.registers.get(answer.indicator.weight or "")
        spread = spread_of(values=answer, register=register, view=view)
        yield practices_of_pcn(spread, members_of(answer, view), view)
    yield diabetes()


def _care_caveat(drawn: Chart, view: View) -> Chart:
    """Which practices have no value stays visible; without any, that the line is an estimate."""
    hidden = tuple(note for note in drawn.notes if "not shown by its publisher" in note)
    others = tuple(note for note in drawn.notes if note not in hidden)
    line = (f"The {view.catalogue.borough.label} line is an estimate from practice values.",) if others else ()
    return replace(drawn, notes=(*hidden, *line, *others))


class UnequalCare(unequal_care.UnequalCare):
    headline_own: Answer = ask("headline_care", (ALL_PCNS,), "ethnicity_nhs16", "own")


def _unequal(asked: UnequalCare, view: View) -> Blocks:
    yield data_pack_leads.unequal(asked.headline_groups, view.catalogue.with_role("headline_register"), view)
    yield black_and_white(asked.by_ethnic_group.values(), view)
    yield own_groups_of_programme(asked, view)
    measure = asked.headline_groups.indicator
    drawn = known_inequality(by_group=asked.headline_groups, everyone=asked.headline_of_everyone, view=view)
    yield replace(plainly(drawn, measure), title=f"{measure.in_plain_words}, by ethnic group")
    for by_group in (asked.headline_by_age, asked.headline_by_deprivation):
        yield plainly(by_group_at_icb(by_group=by_group, everyone=asked.headline_of_everyone, view=view), measure)
    ages = unequal_care.by_age(asked, view)
    for said in how_much_age.bound_or_own(by_group=asked.headline_groups, by_age=asked.headline_by_age, own=ages):
        yield replace(said, sentences=(" ".join(said.sentences),)) if isinstance(said, Words) else said
    yield widest_gaps.ours(widest_gaps.Own(by_group=asked.own_by_group, by_broad=asked.own_by_broad, view=view))


def own_groups_of_programme(asked: UnequalCare, view: View) -> Chart | None:
    """The headline measure by group from local records. None without an extract."""
    if not asked.headline_own.of(view.pcn.code).figures:
        return None
    given = ByGroup(
        by_group=asked.headline_own.of(view.pcn.code), by_broad=asked.own_broad, everyone=asked.own_everyone,
        area=view.pcn.code, reference="white", view=view, peers=asked.headline_own,
    )  # fmt: skip
    return plainly(own_groups(given, _of_the_programme(view)), asked.headline_own.indicator)


def _of_the_programme(view: View) -> tuple[str, ...]:
    """Detailed groups of the programme's broad group; Inequality has every group."""
    groups = view.catalogue.breakdowns["ethnicity_nhs16"].groups
    broad = {group.parent for group in groups if group.programme}
    return tuple(group.id for group in groups if group.parent in broad)


class PracticesTab(Practices):
    patients: Answer = ask("list_size", (PRACTICES,))
    measures: Mapping[str, Answer] = ask_each(section="care", areas=(PRACTICES,))


def _practices(asked: PracticesTab, view: View) -> Blocks:
    care = list(asked.care.values())
    yield data_pack_leads.practices(care, [weight(one, asked.weights) for one in care], view)
    first, *others = care
    yield _funnel(first, asked, view)
    yield practice_table(asked.measures, asked.patients, view)
    drawn = own_against_ages(register=asked.register, patients=asked.ages, rates=asked.rates_by_age, view=view)
    yield plainly(drawn, asked.register.indicator)
    for answer in others:
        yield _funnel(answer, asked, view)


def _funnel(answer: Answer, asked: PracticesTab, view: View) -> Chart | None:
    drawn = funnel_of(answer, view, register=weight(answer, asked.weights))
    return plainly(drawn, answer.indicator) if drawn else None


def _reach(asked: reach_and_need.Glance, view: View) -> Blocks:
    reach = reach_and_need.reach_of(asked, view, reach_and_need.Choice())
    yield reach_overview.lead(reach)
    yield reach_overview.tiles(reach)
    yield reach_overview.pair_of_bars(reach)
    if not reach.collected:
        yield reach_overview.missing(reach)
        return
    yield from (pathway_followup.followed(pathway, view) for pathway in asked.pathways.values())


PATIENTS_TAB = Section("patients", "Patients", "", Patients, _patients, layout=(WIDE, (1, 1), (1, 1), WIDE))
FOUND_TAB = Section("found", "Found and missing", "", FoundTab, _found, layout=(WIDE, WIDE, (3, 2)))
CARE_TAB = Section("care", "Care", "", Care, _care)
UNEQUAL_TAB = Section("unequal", "Unequal care", "", UnequalCare, _unequal, layout=(WIDE, WIDE, (1, 1), (1, 1), (1, 1)))
PRACTICES_TAB = Section("practices", "Practices", "", PracticesTab, _practices, layout=(WIDE, WIDE, WIDE))
REACH_TAB = Section("reach", "Reach", "", reach_and_need.Glance, _reach)
