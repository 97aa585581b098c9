"""BLACHIR opportunities: status by theme, and activities linked to each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from het_dash.catalogue import EXAMPLE, Catalogue, Nature, Opportunity, Review
from het_dash.catalogue.blachir import STATUSES
from het_dash.charts import Table
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import marked
from het_dash.content.asks import Asks, rows
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.sections import Section
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Linked
from het_dash.store import Asks as Store
from het_dash.store import Listed

ALL, ABOUT_CVD, NO_THEME = "All", "Cardiovascular disease", "Theme not entered"
NO_TEXT = "Text not yet entered."
COLUMNS = ("Number", "What the review asks for", "Theme", "Status", "About cardiovascular disease")
Activities = Mapping[int, Sequence[tuple[str, Nature]]]  # number -> the activities of returns that name it
NONE_NAMED: Activities = {}


@dataclass(frozen=True)
class Choice:
    """Which opportunities: `theme` is ALL, NO_THEME or a theme's title; `about` is ALL or ABOUT_CVD."""

    theme: str = ALL
    about: str = ALL


def activities(store: Store) -> Activities:
    """The activities of returns that name each opportunity, in words."""
    return _named(store.listing(Listed("linked").at(store.catalogue.borough.code, store.catalogue)), store.catalogue)


def that_bear_on_us(linked: Listing[Linked], view: View) -> Tabled:
    """For a pack: those about cardiovascular disease, and those that the place's own activities name."""
    review, told = view.catalogue.blachir, _named(linked, view.catalogue)
    chosen = [one for one in review.opportunities if review.about_cvd(one) or one.number in told]
    return replace(
        _listed(chosen, review, told), title="About cardiovascular disease, or named by the team's activities"
    )


def in_short(linked: Listing[Linked], view: View) -> Words:
    return summary(view.catalogue.blachir, _named(linked, view.catalogue))


class LinkedActivities(Asks):
    linked: Listing[Linked] = rows("linked")


def in_the_pack(asked: LinkedActivities, view: View) -> Iterator[Block]:
    """Those about cardiovascular disease, with what the place's team did that bears on them."""
    yield in_short(asked.linked, view)
    yield that_bear_on_us(asked.linked, view)


IN_THE_PACK = Section(
    "opportunities",
    "Opportunities",
    "What did the {review} (BLACHIR) ask for?",
    LinkedActivities,
    in_the_pack,
)


def _named(linked: Listing[Linked], catalogue: Catalogue) -> Activities:
    named: dict[int, dict[tuple[str, Nature], None]] = {}
    types = {one.id: one.label for one in catalogue.activity_types}
    for one in linked.rows:
        said = f"{one.name or types.get(one.type, one.type)}, {catalogue.areas[one.pcn].label}, {one.on:%B %Y}"
        named.setdefault(one.opportunity, {})[said, one.nature] = None
    return {number: tuple(those) for number, those in named.items()}


def themes(review: Review) -> tuple[str, ...]:
    return (ALL, *(theme.title for theme in review.themes), NO_THEME)


def opportunities(choice: Choice, review: Review, activities: Activities = NONE_NAMED) -> tuple[Block, ...]:
    """Those chosen as a list, what is missing, where the whole system once stood, and the themes."""
    chosen = [one for one in review.opportunities if _is_chosen(one, choice, review)]
    found: Block = _listed(chosen, review, activities) if chosen else Words((_none(choice, review),))
    return (found, _missing(review, activities), _whole_system(review), _themes(review))


def summary(review: Review, activities: Activities = NONE_NAMED) -> Words:
    """What a reader should know before the list."""
    known = sum(one.text is not None for one in review.opportunities)
    said = (
        f"The review, published in {review.published}, has {len(review.opportunities)} opportunities for action in "
        f"{len(review.themes)} themes. The text of {known} is entered here; {_statuses(review)}",
        *_linked(activities),
    )
    return replace(_told(said, activities), panel=True)


def _told(said: tuple[str, ...], activities: Activities) -> Words:
    """Sentences; those about example data are marked."""
    example = _has_example(activities)
    return Words(said, nature=EXAMPLE if example else "published", partly=example)


def _has_example(activities: Activities) -> bool:
    return any(nature == EXAMPLE for those in activities.values() for _, nature in those)


def _statuses(review: Review) -> str:
    entered = [s for s in STATUSES if s != "Not entered"]
    counts = {s: sum(one.status == s for one in review.opportunities) for s in entered}
    if not any(counts.values()):
        return "where each stands has not been entered."
    return "; ".join(f"{s.lower()}: {n}" for s, n in counts.items()) + "; the rest not entered."


def _linked(activities: Activities) -> tuple[str, ...]:
    """Which opportunities the teams' activities name, and which the activities of example data do."""
    real = sorted(n for n, those in activities.items() if any(nature != EXAMPLE for _, nature in those))
    invented = sorted(n for n, those in activities.items() if any(nature == EXAMPLE for _, nature in those))
    if not real and not invented:
        return ("No activity of a Health Equity Team names an opportunity yet: the quarterly returns ask for it.",)
    told = f"Activities of Health Equity Teams bear on {_which(real)}." if real else ""
    example = f"Activities of Health Equity Teams bear on {_which(invented)}." if invented else ""
    return tuple(filter(None, (told, wording.of_nature(example, EXAMPLE) if example else "")))


def _which(numbers: Sequence[int]) -> str:
    return f"opportunity {numbers[0]}" if len(numbers) == 1 else f"opportunities {', '.join(map(str, numbers))}"


def _is_chosen(one: Opportunity, choice: Choice, review: Review) -> bool:
    theme = review.theme_of(one)
    in_theme = choice.theme in (ALL, theme.title if theme else NO_THEME)
    return in_theme and (choice.about == ALL or review.about_cvd(one))


def _listed(chosen: Sequence[Opportunity], review: Review, activities: Activities) -> Tabled:
    """Neighbours that have only a number share a row."""
    told = [(one.number, _cells(one, review, activities)) for one in chosen]
    runs = [list(run) for _, run in groupby(enumerate(told), key=lambda p: (p[1][0] - p[0], p[1][1]))]
    rows = tuple((_numbers(run[0][1][0], run[-1][1][0]), *run[0][1][1]) for run in runs)
    columns = (*COLUMNS, "Activities") if activities else COLUMNS
    title, source = _counted(len(chosen), len(review.opportunities)), f"Source: {review.source}. {review.url}"
    example = _has_example({one.number: activities.get(one.number, ()) for one in chosen})
    nature: Nature = EXAMPLE if example else "published"
    return Tabled(title, Table(columns, rows), source, nature, partly=example)


def _counted(chosen: int, of: int) -> str:
    return f"All {of} opportunities" if chosen == of else f"{chosen} of {of} opportunities"


def _numbers(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


def _cells(one: Opportunity, review: Review, activities: Activities) -> tuple[str, ...]:
    theme = review.theme_of(one)
    cut = f"“{one.cut_off} …” The rest was not seen. {NO_TEXT}" if one.cut_off else NO_TEXT
    on = f"{one.status_on.day} {one.status_on:%B %Y}" if one.status_on else ""
    status = f"{one.status} ({one.status_source}, {on})" if on else one.status
    asked = f" Asked of: {wording.lead_lower(one.addressed_to)}." if one.addressed_to else ""
    cells = (
        f"{one.text or cut}{asked}",
        theme.title if theme else "Not entered",
        status,
        _why_cvd(one, review),
    )
    named = "; ".join(marked(said, nature) for said, nature in activities.get(one.number, ()))
    return (*cells, named or "Not named yet") if activities else cells


def _why_cvd(one: Opportunity, review: Review) -> str:
    if one.cvd or review.about_cvd(one):
        return f"Yes. {one.cvd}" if one.cvd else "Yes, by its theme"
    return "No" if one.theme else "Not known until its theme is entered"


def _none(choice: Choice, review: Review) -> str:
    without = sum(one.theme is None for one in review.opportunities)
    return (
        f"No opportunity is entered for this choice ({choice.theme.lower()}, {choice.about.lower()}). The theme of "
        f"{without} of {len(review.opportunities)} is not entered; some of those belong here."
    )


def _missing(review: Review, activities: Activities) -> Words:
    without = sum(one.text is None for one in review.opportunities)
    if not without:
        return replace(_told(_linked(activities), activities), heading="Activities")
    said = (
        f"{without} texts are missing because only a part of the review was to hand. They stand in {review.full_list}; "
        f"{review.supplier} can supply them. They are entered in data/blachir.yaml, without code.",
        "An activity in a team's quarterly return can name opportunities by number; it is then listed beside them.",
    )
    return Words(said, heading="What is missing, and who can supply it")


def _whole_system(review: Review) -> Words:
    whole = review.whole_system
    said = (
        f"Of {whole.total} opportunities, {whole.fully_progressed} were fully progressed, {whole.started} had started "
        f"and {whole.no_action_mapped} had no action mapped. That was the position of all partners in {whole.place} "
        f"together, {whole.when}.",
        "It is not what the Health Equity Teams achieved, and not where things stand today. Which opportunities were "
        "meant is not held here.",
    )
    return Words(
        said, heading="Context: where the whole system once stood", source=f"Source: {whole.source}. {whole.url}"
    )


def _themes(review: Review) -> Tabled:
    rows = tuple(
        (
            f"{theme.number}",
            theme.title,
            "Yes" if theme.cvd else "",
            f"{sum(one.theme == theme.number for one in review.opportunities)}",
        )
        for theme in review.themes
    )
    areas = "; ".join(
        f"{area.title}{' (bears on cardiovascular disease)' if area.cvd else ''}" for area in review.key_areas
    )
    columns = ("Number", "Theme", "About cardiovascular disease", "Opportunities entered with it")
    return Tabled(
        f"The review's {len(review.themes)} themes", Table(columns, rows), f"Its key areas cut across them: {areas}."
    )
