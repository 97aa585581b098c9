"""Checks between catalogue entries; each failure is one sentence with a remedy."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from het_dash.catalogue.area import Area, ProgrammePcn, Succession
from het_dash.catalogue.breakdown import Breakdown
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.indicator import SHARED_ROLES, Indicator, IndicatorRole
from het_dash.catalogue.programme import Lesson, Programme, Team
from het_dash.catalogue.status import Status


def check_once(values: Iterable[str], file: str, field: str) -> None:
    """Raises CatalogueError if two entries of a file share this field's value."""
    twice = [value for value, times in Counter(values).items() if times > 1]
    if twice:
        raise CatalogueError(file, field, twice[0], "is used twice; give each entry its own.")


def check_roles(indicators: Iterable[Indicator]) -> None:
    """Raises CatalogueError if two indicators have a role that only one may have."""
    held: dict[IndicatorRole, str] = {}
    for one in indicators:
        for role in one.roles:
            if role in held and role not in SHARED_ROLES:
                remedy = f"is the role of {held[role]} too; give it to one of them."
                raise CatalogueError(f"data/indicators/{one.id}.yaml", "roles", role, remedy)
            held[role] = one.id


def check_conditions(used: Iterable[tuple[str, str, str]], known: Collection[str]) -> None:
    """Raises CatalogueError for a condition without an entry. `used`: file, field and id of each."""
    for file, field, condition in used:
        if condition not in known:
            remedy = "is not declared in data/conditions.yaml; correct it or add it there."
            raise CatalogueError(file, field, condition, remedy)


def check_groups(one: Breakdown, known: Mapping[str, Breakdown], file: str) -> None:
    """Raises CatalogueError unless group ids are unique and parents are groups of the broad breakdown."""
    check_once((g.id for g in one.groups), file, f"{one.id}, groups, id")
    if one.broad is not None and one.broad not in known:
        raise CatalogueError(file, f"{one.id}, broad", one.broad, "is not declared above it.")
    broad = {g.id for g in known[one.broad].groups} if one.broad else set()
    orphan = next((g.parent for g in one.groups if g.parent and g.parent not in broad), None)
    if orphan:
        remedy = f"is not a group of {one.broad or 'a broad breakdown'}; correct it or add it there."
        raise CatalogueError(file, f"{one.id}, parent", orphan, remedy)


def check_parents(areas: Mapping[str, Area], file: str) -> None:
    """Raises CatalogueError unless each parent is an area, because small areas' counts are summed by parent."""
    for area in areas.values():
        if area.parent and area.parent not in areas:
            raise CatalogueError(file, f"{area.code}, parent", area.parent, "is not an area; correct it or add it.")


def check_places(places: Mapping[str, Area], programme: Programme, pcns: Iterable[ProgrammePcn]) -> None:
    """Raises CatalogueError unless every comparator is a place of its kind and every ODS PCN of a PCN is a place."""
    home = f"data/programme/{programme.id}"
    for kind, one in (("borough", programme.borough), ("icb", programme.icb), ("nation", programme.nation)):
        if one.code not in places or places[one.code].kind != kind:
            remedy = f"is no area of kind {kind} in data/areas/places; correct it or add it there."
            raise CatalogueError(f"{home}/programme.yaml", f"{kind}, code", one.code, remedy)
    for code in (code for pcn in pcns for code in pcn.ods_pcns):
        if code not in places:
            raise CatalogueError(f"{home}/pcns.yaml", "ods_pcns", code, "is not in places/ods_pcns.csv; add it there.")


def check_statuses(given: Sequence[Status], file: str) -> None:
    """Raises CatalogueError unless every status has its words exactly once."""
    check_once((str(status) for status in given), file, "id")
    for status in Status:
        if status not in given:
            raise CatalogueError(file, "id", str(status), "has no entry; add its words.")


def check_teams(teams: Sequence[Team], pcns: Collection[str], file: str) -> None:
    """Raises CatalogueError unless each team belongs to a programme PCN, with at most one team per PCN and cycle."""
    for team in teams:
        if team.pcn not in pcns:
            raise CatalogueError(file, "pcn", team.pcn, "is not in pcns.yaml; correct it.")
    check_once((f"{team.pcn}, {team.cycle}" for team in teams), file, "pcn, cycle")


def check_lessons(lessons: Sequence[Lesson], measures: Collection[str], file: str) -> None:
    """Raises CatalogueError if a lesson's measure is not in the outcomes framework."""
    for one in lessons:
        unknown = next((measure for measure in one.measures if measure not in measures), None)
        if unknown:
            raise CatalogueError(
                file, f"{one.lesson[:40]}..., measures", unknown, "is not in data/outcomes; correct it."
            )


def check_successions(rows: Sequence[Succession], areas: Mapping[str, Area], file: str) -> None:
    """Raises CatalogueError unless every practice has one successor, is known, and never succeeds itself."""
    check_once((row.practice_code for row in rows), file, "practice_code")
    successor = {row.practice_code: row.successor_code for row in rows}
    for number, row in enumerate(rows, start=2):
        for field, code in (("practice_code", row.practice_code), ("successor_code", row.successor_code)):
            if code is not None and (code not in areas or areas[code].kind != "practice"):
                raise CatalogueError(file, f"row {number}, {field}", code, "add it to practices.csv.")
        if (row.successor_code is None) != (row.certainty == "unknown"):
            remedy = "does not fit successor_code: it is unknown where that is blank, and nowhere else."
            raise CatalogueError(file, f"row {number}, certainty", row.certainty, remedy)
        if row.after is not None and row.after >= row.by:
            raise CatalogueError(file, f"row {number}, by", str(row.by), "is not later than `after`; correct it.")
        followed = [row.practice_code]
        while (following := successor.get(followed[-1])) is not None:
            if following in followed:
                remedy = "succeeds itself by way of other rows; correct one of them."
                raise CatalogueError(file, f"row {number}, successor_code", following, remedy)
            followed.append(following)
