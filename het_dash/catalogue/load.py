"""Loads the whole catalogue from `data/` and checks it against itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from het_dash.catalogue.about import Method, Statement, Term, read_glossary, read_methods, read_statement
from het_dash.catalogue.activities import ActivityType, Pathway, breakdown_of, breakdown_of_activities
from het_dash.catalogue.area import Area, Membership, Practice, ProgrammePcn, Succession
from het_dash.catalogue.blachir import Review, read_review
from het_dash.catalogue.boundary_source import BoundarySource
from het_dash.catalogue.breakdown import Breakdown
from het_dash.catalogue.comparison_populations import Represented, check_represented
from het_dash.catalogue.condition import Condition
from het_dash.catalogue.cross_checks import (
    check_conditions,
    check_lessons,
    check_once,
    check_roles,
    check_statuses,
    check_teams,
)
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.import_checks import ImportCheck, read_import_checks
from het_dash.catalogue.indicator import AnalysisPage, Indicator, IndicatorRole, PackSection
from het_dash.catalogue.load_areas import read_areas, read_membership, read_successions
from het_dash.catalogue.load_breakdowns import read_breakdowns
from het_dash.catalogue.load_framework import check_pathways, read_activity_types, read_framework, read_pathways
from het_dash.catalogue.load_programme import programme_folder, read_pcns, read_programme
from het_dash.catalogue.outcomes_framework import Framework
from het_dash.catalogue.paths import data_folder
from het_dash.catalogue.programme import Cycle, DatedFact, Lesson, Programme, Team
from het_dash.catalogue.publishers_words import PublishersWords
from het_dash.catalogue.query_examples import QueryExample
from het_dash.catalogue.source import Edition, Layer, Source
from het_dash.catalogue.status import Status, StatusWords
from het_dash.catalogue.yaml_files import read_entries, read_entry, read_rows, shown

Identified = TypeVar("Identified", Indicator, Source)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The loaded catalogue. Look entries up by id; an unknown id raises KeyError."""

    indicators: dict[str, Indicator]
    sources: dict[str, Source]
    editions: tuple[Edition, ...]
    conditions: dict[str, Condition]
    breakdowns: dict[str, Breakdown]
    areas: dict[str, Area]
    programme: Programme
    pcns: tuple[ProgrammePcn, ...]
    practices: dict[str, Practice]
    membership: tuple[Membership, ...]
    successions: tuple[Succession, ...]
    statuses: dict[Status, StatusWords]
    cycles: tuple[Cycle, ...]
    timeline: tuple[DatedFact, ...]
    teams: tuple[Team, ...]
    lessons: tuple[Lesson, ...]
    blachir: Review
    framework: Framework
    activity_types: tuple[ActivityType, ...]
    pathways: tuple[Pathway, ...]
    representation: Represented
    boundaries: BoundarySource | None
    import_checks: dict[str, ImportCheck]
    publishers_words: tuple[PublishersWords, ...]
    glossary: tuple[Term, ...]
    query_examples: tuple[QueryExample, ...]
    methods: tuple[Method, ...]
    accessibility: Statement
    read_from: Path | None = None

    @property
    def folder(self) -> Path:
        """The data folder it was read from. Raises LookupError for a published store's catalogue, which has none."""
        if self.read_from is None:
            raise LookupError("This catalogue comes from a published store; only load() reads the data folder.")
        return self.read_from

    def folder_of(self, edition: Edition) -> Path:
        """Folder of a published edition: the programme's if it is about the programme, otherwise data/observations."""
        inside = Path("observations", edition.source_id, edition.edition)
        own = self.folder / "programme" / self.programme.id / inside
        return own if own.is_dir() else self.folder / inside

    @property
    def boundary_statement(self) -> str:
        """Attribution that the licence of the map's boundaries requires."""
        return self.boundaries.statement if self.boundaries else ""

    @cached_property
    def borough(self) -> Area:
        """The borough of the programme, where its PCNs are."""
        return self.areas[self.programme.borough.code]

    @cached_property
    def icb(self) -> Area:
        """The Integrated Care Board that the programme's PCNs belong to."""
        return self.areas[self.programme.icb.code]

    @cached_property
    def nation(self) -> Area:
        return self.areas[self.programme.nation.code]

    @cached_property
    def living_here(self) -> Area:
        """Patients of any practice who live in the borough: an area of its own, and no benchmark (methods 15)."""
        return next(iter(self.of_kind("living_here")))

    def with_role(self, role: IndicatorRole) -> Indicator:
        """The indicator with this role. Raises CatalogueError if there is none."""
        for one in self.each_with_role(role):
            return one
        remedy = "is the role of no indicator; add it to `roles` of one of them."
        raise CatalogueError("data/indicators", "roles", role, remedy)

    def each_with_role(self, role: IndicatorRole) -> tuple[Indicator, ...]:
        return tuple(one for one in self.indicators.values() if role in one.roles)

    def in_section(self, section: PackSection) -> tuple[Indicator, ...]:
        """Indicators of a section of the pack, in order."""
        found = (one for one in self.indicators.values() if section in one.pack)
        return tuple(sorted(found, key=lambda one: (one.pack[section], one.id)))

    def on_page(self, page: AnalysisPage) -> tuple[Indicator, ...]:
        return tuple(one for one in self.indicators.values() if page in one.analysis)

    def of_kind(self, kind: str) -> tuple[Area, ...]:
        return tuple(a for a in self.areas.values() if a.kind == kind)

    def sources_of(self, indicator: str, layer: Layer) -> list[str]:
        """Sources of an indicator in a layer, with the preferred source first."""
        return [source for source in self.indicators[indicator].sources if self.sources[source].layer == layer]


def load(folder: Path | None = None) -> Catalogue:
    """The catalogue of `folder`, by default the data folder. Raises CatalogueError."""
    return _load((folder or data_folder()).resolve())


def load_anew(folder: Path | None = None) -> Catalogue:
    """The catalogue, read again from its files for a build or for a store that was just built."""
    _load.cache_clear()
    return load(folder)


@lru_cache(maxsize=4)
def _load(folder: Path) -> Catalogue:
    home = programme_folder(folder)
    pcns, programme = read_pcns(home / "pcns.yaml"), read_programme(home / "programme.yaml")
    areas = read_areas(folder / "areas", programme, pcns)
    sources = _by_id((read_entry(Source, p), p) for p in _yaml_files(folder / "sources", home / "sources"))
    activity_types = read_activity_types(folder / "activity_types.yaml")
    pathways = read_pathways(folder / "pathways.yaml")
    made = (breakdown_of_activities(activity_types), *(breakdown_of(pathway) for pathway in pathways))
    breakdowns = {**read_breakdowns(folder, areas), **{one.id: one for one in made}}
    indicators = _indicators(folder, sources, breakdowns)
    conditions = _conditions(folder / "conditions.yaml", indicators, pathways)
    check_pathways(pathways, indicators, shown(folder / "pathways.yaml"))
    framework, lessons = read_framework(folder, indicators, conditions), read_entries(Lesson, home / "lessons.yaml")
    check_lessons(lessons, framework.measures, shown(home / "lessons.yaml"))
    return Catalogue(
        read_from=folder,
        indicators=indicators,
        sources=sources,
        editions=_published((folder / "observations", home / "observations"), sources),
        conditions=conditions,
        breakdowns=breakdowns,
        areas=areas,
        programme=programme,
        pcns=pcns,
        practices={p.code: p for p in read_rows(Practice, folder / "areas" / "practices.csv")},
        membership=read_membership(folder / "areas" / "membership.csv", areas, pcns),
        successions=read_successions(folder / "areas" / "successions.csv", areas),
        statuses=_statuses(folder / "status.yaml"),
        cycles=read_entries(Cycle, home / "cycles.yaml"),
        timeline=read_entries(DatedFact, home / "timeline.yaml"),
        teams=_teams(home / "teams.yaml", {pcn.code for pcn in pcns}),
        lessons=lessons,
        blachir=read_review(folder / "blachir.yaml"),
        framework=framework,
        activity_types=activity_types,
        pathways=pathways,
        representation=_representation(home / "representation.yaml", breakdowns, indicators),
        boundaries=_boundary_source(folder / "boundaries" / "source.yaml"),
        publishers_words=read_entries(PublishersWords, folder / "publishers_words.yaml"),
        import_checks=read_import_checks(folder / "import_checks.yaml", sources.values()),
        glossary=read_glossary(folder / "glossary.yaml"),
        query_examples=read_entries(QueryExample, folder / "query_examples.yaml"),
        methods=read_methods(folder / "methods.yaml"),
        accessibility=read_statement(folder / "accessibility.yaml"),
    )


def _indicators(folder: Path, sources: dict[str, Source], breakdowns: dict[str, Breakdown]) -> dict[str, Indicator]:
    """Indicators by id, checked against each other, their sources and their breakdowns."""
    indicators = _by_id((read_entry(Indicator, p), p) for p in _yaml_files(folder / "indicators"))
    for indicator in indicators.values():
        _check_indicator(indicator, indicators, sources, breakdowns)
    for source in sources.values():
        _check_list_sizes(source, indicators)
    check_roles(indicators.values())
    return indicators


def _statuses(path: Path) -> dict[Status, StatusWords]:
    statuses = read_entries(StatusWords, path)
    check_statuses([s.id for s in statuses], shown(path))
    return {s.id: s for s in statuses}


def _teams(path: Path, pcns: set[str]) -> tuple[Team, ...]:
    teams = read_entries(Team, path)
    check_teams(teams, pcns, shown(path))
    return teams


def _representation(path: Path, breakdowns: dict[str, Breakdown], indicators: dict[str, Indicator]) -> Represented:
    representation = read_entry(Represented, path)
    check_represented(representation, breakdowns, indicators, shown(path))
    return representation


def _conditions(path: Path, indicators: dict[str, Indicator], pathways: Iterable[Pathway]) -> dict[str, Condition]:
    """Conditions by id. Raises CatalogueError for an indicator or a pathway of a condition that is not declared."""
    conditions = read_entries(Condition, path)
    check_once((one.id for one in conditions), shown(path), "id")
    used = [
        *((f"data/indicators/{one.id}.yaml", "condition", one.condition) for one in indicators.values()),
        *(("data/pathways.yaml", f"{one.id}, condition", one.condition) for one in pathways),
    ]
    check_conditions(used, [one.id for one in conditions])
    return {one.id: one for one in conditions}


def _boundary_source(path: Path) -> BoundarySource | None:
    """None before any boundaries were imported."""
    return read_entry(BoundarySource, path) if path.is_file() else None


def _published(folders: Iterable[Path], sources: dict[str, Source]) -> tuple[Edition, ...]:
    """Editions of published statistics in the data folder, which never contains our own counts."""
    found = []
    paths = (path for folder in folders for path in folder.glob("*/*/source.yaml"))
    for path in sorted(paths, key=lambda path: path.parts[-3:]):
        edition = read_edition(path, sources)
        if sources[edition.source_id].layer == "own":
            remedy = "is not published: remove the folder, and bring the file in with `import extract`."
            raise CatalogueError(shown(path), "nature", edition.nature, remedy)
        found.append(edition)
    return tuple(found)


def _yaml_files(*folders: Path) -> list[Path]:
    return sorted((path for folder in folders for path in folder.glob("*.yaml")), key=lambda path: path.stem)


def _by_id(entries: Iterable[tuple[Identified, Path]]) -> dict[str, Identified]:
    found: dict[str, Identified] = {}
    for one, path in entries:
        if one.id in found:
            raise CatalogueError(shown(path), "id", one.id, "is used by another file too; give each its own id.")
        if one.id != path.stem:
            raise CatalogueError(shown(path), "id", one.id, f"is not the file's name; call the file {one.id}.yaml.")
        found[one.id] = one
    return found


def read_edition(path: Path, sources: dict[str, Source]) -> Edition:
    """The edition described by a `source.yaml`, whose folders are named by source and edition."""
    edition = read_entry(Edition, path)
    if edition.source_id not in sources:
        raise CatalogueError(
            shown(path), "source_id", edition.source_id, "is not declared; add data/sources/<id>.yaml for it."
        )
    if edition.nature != sources[edition.source_id].nature:
        remedy = f"its source is {sources[edition.source_id].nature}; import the file again under the right source."
        raise CatalogueError(shown(path), "nature", edition.nature, remedy)
    for field, value, folder in (
        ("edition", edition.edition, path.parent),
        ("source_id", edition.source_id, path.parent.parent),
    ):
        if value != folder.name:
            raise CatalogueError(shown(path), field, value, f"lies in the folder {folder.name!r}; they must agree.")
    return edition


def _check_indicator(
    one: Indicator,
    indicators: dict[str, Indicator],
    sources: dict[str, Source],
    breakdowns: dict[str, Breakdown],
) -> None:
    file = f"data/indicators/{one.id}.yaml"
    unknown: list[tuple[str, str, str]] = [
        *(("sources", s, "data/sources") for s in (*one.sources, *one.codes) if s not in sources),
        *(("breakdowns", b, "data/breakdowns.yaml") for b in one.breakdowns if b not in breakdowns),
        *(("weight", w, "data/indicators") for w in (one.weight,) if w and w not in indicators),
        *(("expected_from", e, "data/indicators") for e in (one.expected_from,) if e and e not in indicators),
        *(("related_qof", q, "data/indicators") for q in (one.related_qof,) if q and q not in indicators),
    ]
    for field, value, where in unknown:
        raise CatalogueError(file, field, value, f"is not declared in {where}; correct it or add it there.")


def _check_list_sizes(one: Source, indicators: dict[str, Indicator]) -> None:
    if one.list_sizes and one.list_sizes not in indicators:
        remedy = "is not declared in data/indicators; correct it or add it there."
        raise CatalogueError(f"data/sources/{one.id}.yaml", "list_sizes", one.list_sizes, remedy)
