"""BLACHIR opportunities: status by theme, and activities linked to each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from het_dash.catalogue import EXAMPLE, Catalogue, Nature, Opportunity, Review
from het_dash.catalogue.blachir import STATUSES, OpportunityStatus, Theme
from het_dash.charts import Table
from het_dash.charts.peer_group import NUMBERS
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked
from het_dash.content.asks import Asks, rows
from het_dash.content.blocks import Block, Lead, Mark, MarkKind, MarkRow, Squares, Tabled, Words
from het_dash.content.sections import Section
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Linked
from het_dash.store import Asks as Store
from het_dash.store import Listed

NO_TEXT = "Text not entered yet."
NO_THEME, NO_STATUS = "Theme not entered yet", "Not entered"
CVD = "Cardiovascular disease"
COLUMNS = ("Number", "What the review asks for", "Theme", "Status", "About cardiovascular disease")
SQUARES: Mapping[OpportunityStatus, tuple[MarkKind, str]] = {
    "Fully progressed": ("done", "F"),
    "Started": ("partly", "S"),
    "No action mapped": ("no", "N"),
    "Not entered": ("none", ""),
}
NO_ACTIVITY = "No Health Equity Team activity names an opportunity yet. Teams name them in their quarterly returns."


@dataclass(frozen=True)
class Named:
    """An activity of a return that names an opportunity."""

    what: str
    team: str
    when: str
    nature: Nature

    @property
    def said(self) -> str:
        return f"{self.what}, {self.team}, {self.when}"


Activities = Mapping[int, Sequence[Named]]  # number -> the activities of returns that name it
NONE_NAMED: Activities = {}


def activities(store: Store) -> Activities:
    """The activities of returns that name each opportunity."""
    return _named(store.listing(Listed("linked").at(store.catalogue.borough.code, store.catalogue)), store.catalogue)


class LinkedActivities(Asks):
    linked: Listing[Linked] = rows("linked")


def in_the_pack(asked: LinkedActivities, view: View) -> Iterator[Block]:
    """Those about cardiovascular disease, with what the place's team did for them."""
    yield in_short(asked.linked, view)
    yield that_bear_on_us(asked.linked, view)


IN_THE_PACK = Section(
    "opportunities",
    "Opportunities",
    "What did the {review} (BLACHIR) ask for?",
    LinkedActivities,
    in_the_pack,
)


def in_short(linked: Listing[Linked], view: View) -> Words:
    return summary(view.catalogue.blachir, _named(linked, view.catalogue))


def that_bear_on_us(linked: Listing[Linked], view: View) -> Tabled:
    """For a pack: those about cardiovascular disease, and those that the place's own activities name."""
    review, named = view.catalogue.blachir, _named(linked, view.catalogue)
    chosen = [one for one in review.opportunities if review.about_cvd(one) or one.number in named]
    return _table("About cardiovascular disease, or named by the team's activities", chosen, review, named)


def _named(linked: Listing[Linked], catalogue: Catalogue) -> Activities:
    """The latest activity first; those alike once."""
    named: dict[int, dict[Named, None]] = {}
    types = {one.id: one.label for one in catalogue.activity_types}
    for one in sorted(linked.rows, key=lambda row: row.on, reverse=True):
        what = one.name or types.get(one.type, one.type)
        made = Named(what, catalogue.areas[one.pcn].label, f"{one.on:%B %Y}", one.nature)
        named.setdefault(one.opportunity, {})[made] = None
    return {number: tuple(those) for number, those in sorted(named.items())}


def first_screen(review: Review) -> tuple[Block, ...]:
    """The answer, and the whole system's position as squares."""
    return (_lead(review), _whole_system(review))


def _lead(review: Review) -> Lead:
    whole = review.whole_system
    strong = f"{whole.no_action_mapped} had no action mapped"
    return Lead(
        f"Across all partners, {whole.fully_progressed} of {whole.total} opportunities were fully progressed, "
        f"{whole.started} had started and {strong}.",
        strong,
    )


def _whole_system(review: Review) -> Squares:
    whole = review.whole_system
    counts: tuple[tuple[OpportunityStatus, int], ...] = (
        ("Fully progressed", whole.fully_progressed),
        ("Started", whole.started),
        ("No action mapped", whole.no_action_mapped),
    )
    return Squares(
        id="whole-system",
        title="",
        subtitle="",
        rows=tuple(MarkRow(status, (Mark(*_kind(status, status)),) * n, value=f"{n}") for status, n in counts),
        key=(),
        source=f"Source: {whole.source}. {whole.url}",
        note=f"Reported {whole.when}. The report does not say which opportunities. It covers all partners, so it "
        "is not a result of the teams.",
        spread=True,
    )


def _kind(status: OpportunityStatus, words: str) -> tuple[MarkKind, str, str]:
    kind, letter = SQUARES[status]
    return kind, words, letter


def by_theme(review: Review, activities: Activities = NONE_NAMED) -> Squares:
    """A row a theme. Its opportunities are squares, once their theme is entered; the rest follow in a row of their own
    if they have a status."""
    rows = [_theme(theme, review, activities) for theme in review.themes]
    without = [one for one in review.opportunities if one.theme is None and one.status != NO_STATUS]
    if without:
        rows.append(_row(NO_THEME, (), without, activities))
    used = {one.status for one in review.opportunities if one.theme or one.status != NO_STATUS}
    natures = [one.nature for row in activities.values() for one in row if any(r.value for r in rows)]
    return Squares(
        id="by-theme",
        title=f"{_number(len(review.themes))} themes",
        subtitle=_entered(review),
        rows=tuple(rows),
        key=tuple(Mark(*_kind(s, s.replace(NO_STATUS, "Status not entered"))) for s in STATUSES if s in used),
        source="",
        nature=EXAMPLE if EXAMPLE in natures else "published",
        partly=True,
    )


def _theme(theme: Theme, review: Review, activities: Activities) -> MarkRow:
    held = [one for one in review.opportunities if one.theme == theme.number]
    return _row(f"{theme.number}. {theme.title}", (CVD,) if theme.cvd else (), held, activities)


def _row(label: str, lines: tuple[str, ...], held: Sequence[Opportunity], activities: Activities) -> MarkRow:
    named = [one for opportunity in held for one in activities.get(opportunity.number, ())]
    value = "1 activity" if len(named) == 1 else f"{len(named)} activities" if named else ""
    nature: Nature = EXAMPLE if any(one.nature == EXAMPLE for one in named) else "programme"
    return MarkRow(label, tuple(map(_square, held)), lines, marked(value, nature) if value else "", nature)


def _square(one: Opportunity) -> Mark:
    kind, letter = SQUARES[one.status]
    return Mark(kind, f"Opportunity {one.number}: {_status(one).lower()}", f"{one.number}{letter}")


def _status(one: Opportunity) -> str:
    return "Status not entered" if one.status == NO_STATUS else one.status


def _entered(review: Review) -> str:
    """How many statuses are entered, with the latest date."""
    entered = [one for one in review.opportunities if one.status_on]
    if not entered:
        return ""
    last = max(one.status_on for one in entered if one.status_on)
    counts = {s: sum(one.status == s for one in entered) for s in STATUSES if s != NO_STATUS}
    told = ", ".join(f"{n} {s.lower()}" for s, n in counts.items())
    of = f"{len(entered)} of {len(review.opportunities)}"
    return f"Status entered for {of}, up to {last.day} {last:%B %Y}: {told}."


def readable(review: Review, activities: Activities = NONE_NAMED) -> dict[str, str]:
    """Labels by number of the known opportunities, for the reader to choose from."""
    return {
        f"{one.number}": f"Opportunity {one.number}" + (f": {_status(one).lower()}" if one.status_on else "")
        for one in known(review, activities)
    }


def first_to_read(review: Review, activities: Activities = NONE_NAMED) -> str:
    """The first that activities name, or else the first that is known."""
    numbers = list(readable(review, activities))
    return next((n for n in numbers if int(n) in activities), numbers[0])


def known(review: Review, activities: Activities = NONE_NAMED) -> list[Opportunity]:
    """Opportunities with anything entered besides their number, or named by an activity."""
    return [
        one
        for one in review.opportunities
        if one.text or one.cut_off or one.theme or one.status != NO_STATUS or one.number in activities
    ]


def one_opportunity(number: int, review: Review, activities: Activities = NONE_NAMED) -> tuple[Block, ...]:
    """Its text, who was asked, theme and status, and the activities that name it."""
    one = next(one for one in review.opportunities if one.number == number)
    theme = review.theme_of(one)
    said = (
        _text(one),
        f"The review asks {wording.lead_lower(one.addressed_to)}." if one.addressed_to else "",
        f"Theme: {theme.title}." if theme else "",
        f"Status: {_dated(one)}." if one.status_on else "",
        one.cvd or "",
    )
    named = activities.get(number, ())
    return (
        Words(tuple(filter(None, said))),
        _activities(named) if named else Words(("No activity names this opportunity yet.",)),
    )


def _activities(named: Sequence[Named]) -> Tabled:
    natures = [one.nature for one in named]
    mixed = is_mixed(natures)
    rows = tuple((marked(one.what, one.nature if mixed else None), one.team, one.when) for one in _alike(named))
    nature: Nature = EXAMPLE if EXAMPLE in natures else "programme"
    count = "1 activity names it" if len(named) == 1 else f"{len(named)} activities name it"
    return Tabled(count, Table(("Activity", "Team", "When"), rows), "", nature, partly=mixed)


def _alike(named: Sequence[Named]) -> Iterator[Named]:
    """Activities of one kind and team as one, with the latest date."""
    alike: dict[tuple[str, str, Nature], list[str]] = {}
    for one in named:
        alike.setdefault((one.what, one.team, one.nature), []).append(one.when)
    for (what, team, nature), when in alike.items():
        yield Named(what, team, _latest(when), nature)


def _latest(when: list[str]) -> str:
    """'July 2026' or 'July 2026 and 2 earlier'."""
    return when[0] if len(when) == 1 else f"{when[0]} and {len(when) - 1} earlier"


def everything_entered(review: Review, activities: Activities = NONE_NAMED) -> Tabled:
    """Every known opportunity."""
    chosen = known(review, activities)
    return _table(f"Entered: {len(chosen)} of {len(review.opportunities)} opportunities", chosen, review, activities)


def about(review: Review, activities: Activities = NONE_NAMED) -> tuple[Block, ...]:
    """What is entered, and the review's key areas."""
    return (summary(review, activities), key_areas(review))


def key_areas(review: Review) -> Words:
    areas = "; ".join(f"{area.title}{' (cardiovascular disease)' if area.cvd else ''}" for area in review.key_areas)
    said = (f"{_number(len(review.key_areas))} key areas cut across the themes: {areas}.",)
    return Words(said, heading="Key areas", source=f"Source: {review.source}. {review.url}")


def _number(n: int) -> str:
    return wording.sentence_case(NUMBERS[n]) if n < len(NUMBERS) else f"{n}"


def summary(review: Review, activities: Activities = NONE_NAMED) -> Words:
    """How much of the review is entered, and which opportunities activities name."""
    texts = sum(one.text is not None for one in review.opportunities)
    status = _entered(review) or "No status of a single opportunity is entered yet."
    said = (
        f"The review was published in {review.published}. It has {len(review.opportunities)} opportunities for action "
        f"in {len(review.themes)} themes. The text of {texts} is entered here. {status}",
        *_linked(activities),
    )
    natures = [one.nature for those in activities.values() for one in those]
    example = EXAMPLE in natures
    return Words(said, nature=EXAMPLE if example else "published", partly=example)


def _linked(activities: Activities) -> tuple[str, ...]:
    """Which opportunities the teams' activities name, and which the activities of example data do."""
    real = [n for n, those in activities.items() if any(one.nature != EXAMPLE for one in those)]
    invented = [n for n, those in activities.items() if any(one.nature == EXAMPLE for one in those)]
    if not real and not invented:
        return (NO_ACTIVITY,)
    said = f"Activities of Health Equity Teams name {_which(real)}." if real else ""
    example = f"Activities of Health Equity Teams name {_which(invented)}." if invented else ""
    return tuple(filter(None, (said, wording.of_nature(example, EXAMPLE) if example else "")))


def _which(numbers: Sequence[int]) -> str:
    return f"opportunity {numbers[0]}" if len(numbers) == 1 else f"opportunities {', '.join(map(str, numbers))}"


def missing(review: Review) -> Iterator[Words]:
    """Which texts are missing, and who can supply them."""
    texts = sum(one.text is None for one in review.opportunities)
    rest = [name for name, field in (("themes", "theme"), ("statuses", "status_on")) if _lacks(field, review)]
    said = [f"{texts} texts are not entered yet."] if texts else []
    said += [f"{' and '.join(rest)} of some opportunities are missing too.".capitalize()] if rest else []
    if said:
        supplied = f"{review.supplier} can supply them; the texts are in {review.full_list}."
        yield Words((" ".join((*said, supplied)),))


def _lacks(field: str, review: Review) -> bool:
    return any(getattr(one, field) is None for one in review.opportunities)


def _table(title: str, chosen: Sequence[Opportunity], review: Review, activities: Activities) -> Tabled:
    rows = tuple((f"{one.number}", *_cells(one, review, activities)) for one in chosen)
    table = _without_unknown((*COLUMNS, "Activities") if activities else COLUMNS, rows)
    example = any(one.nature == EXAMPLE for o in chosen for one in activities.get(o.number, ()))
    nature: Nature = EXAMPLE if example else "published"
    return Tabled(title, table, f"Source: {review.source}. {review.url}", nature, partly=example)


def _without_unknown(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    """The table without columns in which nothing is entered."""
    kept = [n for n in range(len(columns)) if any(row[n] != NO_STATUS for row in rows)]
    return Table(tuple(columns[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in rows))


def _cells(one: Opportunity, review: Review, activities: Activities) -> tuple[str, ...]:
    theme = review.theme_of(one)
    asked = f" The review asks {wording.lead_lower(one.addressed_to)}." if one.addressed_to else ""
    cells = (
        f"{_text(one)}{asked}",
        theme.title if theme else NO_STATUS,
        _dated(one),
        _why_cvd(one, review),
    )
    named = "; ".join(marked(each.said, each.nature) for each in _alike(activities.get(one.number, ())))
    return (*cells, named or "No activity yet") if activities else cells


def _text(one: Opportunity) -> str:
    return one.text or (f"“{one.cut_off} …” We have not seen the rest." if one.cut_off else NO_TEXT)


def _dated(one: Opportunity) -> str:
    """'Started (the council, 2 November 2026)'."""
    if one.status_on is None:
        return one.status
    return f"{one.status} ({one.status_source}, {one.status_on.day} {one.status_on:%B %Y})"


def _why_cvd(one: Opportunity, review: Review) -> str:
    if one.cvd or review.about_cvd(one):
        return f"Yes. {one.cvd}" if one.cvd else "Yes, by its theme"
    return "No" if one.theme else "Not known until its theme is entered"
