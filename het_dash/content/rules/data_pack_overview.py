"""First screen of the data pack's page: the PCN's story in one sentence, four tiles, and three questions."""

from dataclasses import replace

from het_dash.catalogue import Nature
from het_dash.charts.builders.practice_dots import known, whole
from het_dash.charts.builders.practices_of_pcn import practices_of_pcn
from het_dash.charts.spec import Benchmark, Chart
from het_dash.charts.text import tables, wording
from het_dash.content.blocks import Lead, MeetingQuestion, Questions, Tile, TileBar, TileBars, Tiles, Words
from het_dash.content.rules import gap_text, known_inequality, people_lost, widest_gaps
from het_dash.content.rules.care_by_practice import members_of
from het_dash.content.rules.data_pack_facts import FirstScreen
from het_dash.content.rules.multiple_comparisons import by_chance
from het_dash.content.rules.patients import programme_groups, programme_share
from het_dash.content.rules.people_lost import Published
from het_dash.figures.age_expected import RecordedAgainstExpected
from het_dash.figures.gaps import Gap

HEADING = "Three questions for your meeting"
NONE = "No figure"
NO_FIGURE = "No figure is published for this PCN. What do our own records show?"
FOOT = (
    "Shares of checks and control, and the ethnic mix, are estimates. Differences between ethnic groups are not "
    "adjusted for age."
)
ROOM = 1.25  # a bar's scale ends this far beyond the larger of its values
WHOLE = 100.0


def lead(first: FirstScreen) -> Lead:
    """People whose blood pressure is not controlled, then what is clear about people not found.

    The measure is the same for every PCN, so no condition is chosen by its result (methods 9).
    """
    here, view = first.lost.at(first.view.pcn.code), first.view
    if here is None or here.not_checked is None or here.not_treated is None:
        return Lead(first.found())
    whose, condition = wording.of(view.pcn.label), wording.lead_lower(first.register.indicator.in_plain_words)
    parts = (to_50(here.not_checked), to_50(here.not_treated))
    strong = f"{sum(parts):,} of {whose} {here.recorded.people.value:,.0f} patients"
    said = f"About {strong} with {condition} do not have it controlled"
    found, figure = first.against_expected, first.register.latest.one(view.pcn.code)
    if found is None or figure is None or _as_expected(found):
        return Lead(
            f"{said}: {parts[0]:,} were not checked in the past year and {parts[1]:,} had a reading that was too high.",
            strong,
            "derived",
        )
    more = _more_or_fewer(found, figure.denominator or 0.0)
    return Lead(f"{said}, and {more} people are recorded than we would expect for their ages.", strong, "derived")


def _as_expected(found: RecordedAgainstExpected) -> bool:
    """Whether the limits include as many as expected."""
    return found.lower <= 1 <= found.upper


def _more_or_fewer(found: RecordedAgainstExpected, people: float) -> str:
    """'about 440 fewer', to the nearest 10 of a list of `people`."""
    points = abs(found.recorded_percent - found.expected_percent)
    return f"about {10 * round(points / WHOLE * people / 10):,} {'more' if found.ratio > 1 else 'fewer'}"


def against(found: RecordedAgainstExpected, people: float) -> str:
    """Only what the limits carry: 'about 440 fewer than expected for their ages', of a list of `people`."""
    if _as_expected(found):
        return "about as many as expected for their ages"
    return f"{_more_or_fewer(found, people)} than expected for their ages"


def to_50(people: float) -> int:
    """An estimated number of people, no finer than its shares carry."""
    return 50 * round(people / 50)


def tiles(first: FirstScreen) -> Tiles:
    return Tiles((_patients(first), _found(first), _controlled(first), _by_group(first)))


def _patients(first: FirstScreen) -> Tile:
    figure, view = first.patients.latest.one(first.view.pcn.code), first.view
    own, borough = (
        programme_share(first.ethnic_mix, code, view) for code in (view.pcn.code, view.catalogue.borough.code)
    )
    return Tile(
        label="Our patients",
        value=wording.value_or_reason(figure, "count", view.catalogue) if figure else NONE,
        below=f"About {own:.0f}% are {' or '.join(programme_groups(first.ethnic_mix, view))}"
        if own is not None
        else "",
        comparison="",
        evidence=None,
        source=wording.source(first.patients.latest.of(view.pcn.code), first.ethnic_mix.latest),
        behind=tables.over_time(first.patients.latest, view) if first.patients.figures else None,
        bars=None
        if own is None or borough is None
        else _bar(own, borough, f"{view.catalogue.borough.label} {borough:.0f}%"),
    )


def _found(first: FirstScreen) -> Tile:
    figure, found = first.register.latest.one(first.view.pcn.code), first.against_expected
    share = wording.value_or_reason(figure, "percent", first.view.catalogue) if figure else NONE
    return Tile(
        label=f"Recorded {wording.lead_lower(first.register.indicator.in_plain_words)}",
        value=f"{first.registered:,.0f} ({share})" if first.registered else share,
        below=wording.sentence_case(against(found, figure.denominator or 0.0)) if found and figure else "",
        comparison="",
        evidence=None,
        source=wording.source(first.register.latest.of(first.view.pcn.code), first.ages.latest.of(first.view.pcn.code)),
        behind=tables.over_time(first.register.latest.of(first.view.pcn.code), first.view) if figure else None,
        bars=_bar(found.recorded_percent, found.expected_percent, f"Expected {found.expected_percent:.1f}%")
        if found
        else None,
    )


def _controlled(first: FirstScreen) -> Tile:
    share, values, borough = first.controlled, first.own_values(), first.spread.borough
    exact = first.single or first.own_published
    there = f"{first.view.catalogue.borough.label} {borough.estimate:.0f}%" if borough and known(borough) else ""
    return Tile(
        label=first.care.indicator.in_plain_words,
        value=NONE if share is None else f"{share:.0f}%" if exact else f"about {share:.0f}%",
        below=_range(first, values),
        comparison="",
        evidence=None,
        source=f"{wording.source(first.care.latest)} {first.spread.weighed()}".strip(),
        behind=tables.over_time(first.own_care(), first.view) if values else None,
        bars=_bar(share, borough.estimate, there, WHOLE) if share is not None and borough and there else None,
    )


def _range(first: FirstScreen, values: list[float]) -> str:
    if not values:
        return "No practice has a value"
    if first.single:
        return f"One practice: {first.place()}"
    return f"From {whole(values[0])} to {whole(values[-1])} by practice" if len(values) > 1 else first.between(values)


def _by_group(first: FirstScreen) -> Tile:
    gap, answer = first.gap, first.by_ethnic_group
    where = first.view.label(gap.group.area_code) if gap else ""
    return Tile(
        label=f"{first.care.indicator.in_plain_words}, by ethnic group",
        value=" and ".join(f"{share:.0f}%" for _, share in _both(gap, first)) if gap else NONE,
        below=f"{' and '.join(name for name, _ in _both(gap, first))} patients, {where}"
        if gap
        else known_inequality.NOT_HERE,
        comparison="",
        evidence=None,
        source=wording.source(answer.latest),
        behind=tables.by_group(answer.latest, first.view) if answer.figures else None,
        bars=_two_bars(gap, first) if gap else None,
    )


def _both(gap: Gap, first: FirstScreen) -> list[tuple[str, float]]:
    scheme = first.view.catalogue.breakdowns[gap.group.breakdown]
    return [(scheme.group(f.group_id).label, f.value or 0.0) for f in (gap.group, gap.reference)]


def _two_bars(gap: Gap, first: FirstScreen) -> TileBars:
    (ours, share), (theirs, reference) = _both(gap, first)
    bars = (
        TileBar(share, ours, f"{share:.0f}%", "programme_1"),
        TileBar(reference, theirs, f"{reference:.0f}%", "hidden"),
    )
    return TileBars(bars, WHOLE)


def _bar(value: float, benchmark: float, label: str, end: float | None = None) -> TileBars:
    return TileBars((TileBar(value),), end or ROOM * max(value, benchmark), Benchmark(label, benchmark))


def practices(first: FirstScreen) -> Chart:
    return practices_of_pcn(first.spread, members_of(first.care, first.view), first.view)


def lost(given: Published) -> Chart | None:
    """The pathway in people, titled by the people who are not controlled."""
    drawn, here = people_lost.chart(given), given.at(given.view.pcn.code)
    if drawn is None or here is None or here.not_checked is None or here.not_treated is None:
        return drawn
    condition = wording.lead_lower(given.register.indicator.in_plain_words)
    parts = (to_50(here.not_checked), to_50(here.not_treated))
    missed = sum(parts)
    lost_where = f"About {parts[0]:,} were not checked; about {parts[1]:,} were checked and had a reading too high."
    title = f"Of {here.recorded.people.value:,.0f} patients with {condition}, about {missed:,} are not controlled"
    return replace(drawn, title=title, subtitle=f"{drawn.subtitle} {lost_where}")


def questions(first: FirstScreen) -> Questions:
    """Each made by a rule from a shown figure. Strengths are named, not the lowest practice."""
    return Questions(HEADING, (_who_is_missing(first), _what_works(first), _treated_as_well(first)))


def _who_is_missing(first: FirstScreen) -> MeetingQuestion:
    found, figure = first.against_expected, first.register.latest.one(first.view.pcn.code)
    if found is not None and figure is not None and found.upper < 1:
        fewer = wording.sentence_case(_more_or_fewer(found, figure.denominator or 0.0))
        about = f"{fewer} people are recorded than we would expect. Where would people welcome a check?"
        return MeetingQuestion("Who is not being found?", about, "derived")
    here = first.lost.at(first.view.pcn.code)
    missed = here.not_checked if here else None
    about = f"About {to_50(missed):,} patients have no reading in the past year. " if missed else ""
    return MeetingQuestion("Who has not been checked?", f"{about}How could we reach them together?", "derived")


def _what_works(first: FirstScreen) -> MeetingQuestion:
    shown = [f for f in first.own_care().figures if f.value is not None]
    if len(shown) < 2:
        here = first.lost.at(first.view.pcn.code)
        high = here.not_treated if here else None
        about = f"About {to_50(high):,} patients were checked and were still too high. " if high else ""
        return MeetingQuestion("What stops treatment working?", f"{about}What have they told us?", "derived")
    best = max(shown, key=lambda f: f.value or 0.0)
    about = f"{whole(best.value or 0.0)} of its patients have controlled blood pressure. What could others try?"
    return MeetingQuestion(f"What works at {first.view.label(best.area_code)}?", about)


def _treated_as_well(first: FirstScreen) -> MeetingQuestion:
    asks = "Are Black patients treated as well here?"
    gap = first.gap
    if gap is not None and gap.group.area_code == first.view.pcn.code:
        shares = " and ".join(f"{share:.0f}% of {name}" for name, share in _both(gap, first))
        return MeetingQuestion(asks, f"Control is {shares} patients here. What would close the gap?")
    own = _own_records(first)
    return own or MeetingQuestion(asks, NO_FIGURE)


def _own_records(first: FirstScreen) -> MeetingQuestion | None:
    """From local records: the programme's groups, by estimates that allow for small numbers (methods 19)."""
    measure = first.care.indicator.id
    own = widest_gaps.Own(
        by_group={measure: first.own_by_group}, by_broad={measure: first.own_by_broad}, view=first.view
    )
    if not own.gaps:
        return None
    shares = [
        f"{one.gap.group.value or 0.0:.0f}% of {gap_text.name(one.gap.group, first.view.catalogue)}" for one in own.gaps
    ]
    reference = own.gaps[0].gap.reference.value or 0.0
    clear = any(one.gap.clear for one in own.gaps)
    about = (
        f"In our records, {', '.join(shares)} and {reference:.0f}% of White patients have controlled blood pressure."
    )
    nature: Nature = own.gaps[0].gap.group.nature
    then = "What would close the gap?" if clear else "No gap is clear. How complete is recorded ethnicity?"
    return MeetingQuestion("Are Black patients treated as well here?", f"{about} {then}", nature)


def foot(first: FirstScreen) -> Words:
    """Notes on the whole screen, and how many comparisons it makes (methods 17)."""
    compared = sum(one is not None for one in (first.against_expected, first.gap))
    return Words(tuple(filter(None, (FOOT, by_chance(compared, "pairs of figures")))), quiet=True)
