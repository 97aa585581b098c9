"""Loads the outcomes framework, activity types and care pathways."""

from collections.abc import Collection, Mapping
from pathlib import Path

from het_dash.catalogue.activities import ActivityType, Pathway
from het_dash.catalogue.cross_checks import check_conditions, check_once
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.indicator import Indicator
from het_dash.catalogue.outcomes_framework import NUMBERS, Domain, Framework, FrameworkHead, Measure
from het_dash.catalogue.yaml_files import read_entries, read_entry, shown


def read_framework(folder: Path, indicators: Mapping[str, Indicator], conditions: Collection[str]) -> Framework:
    """The framework from data/outcomes.yaml and the files of data/outcomes/. Raises CatalogueError."""
    head = read_entry(FrameworkHead, folder / "outcomes.yaml")
    domains = {path: read_entry(Domain, path) for path in sorted((folder / "outcomes").glob("*.yaml"))}
    for path, domain in domains.items():
        _check_domain(domain, head, indicators, path)
        of_teams = ((shown(path), f"{one.id}, conditions", each) for one in domain.measures for each in one.conditions)
        check_conditions(of_teams, conditions)
    _check_ids(domains)
    return Framework(**{**dict(head), "domains": sorted(domains.values(), key=lambda d: d.order)})


def read_activity_types(path: Path) -> tuple[ActivityType, ...]:
    types = read_entries(ActivityType, path)
    for field, values in (("id", [t.id for t in types]), ("label", [t.label for t in types])):
        check_once(values, shown(path), field)
    return types


def read_pathways(path: Path) -> tuple[Pathway, ...]:
    """Care pathways. A stage comes after the stages that its people come from."""
    pathways = read_entries(Pathway, path)
    check_once((p.condition for p in pathways), shown(path), "condition")
    for pathway in pathways:
        before: set[str] = set()
        check_once((s.id for s in pathway.stages), shown(path), f"{pathway.id}, stages, id")
        for stage in pathway.stages:
            unknown = next((one for one in stage.of if one not in before), None)
            if unknown:
                remedy = "is not a stage above it; correct it, or move that stage up."
                raise CatalogueError(shown(path), f"{pathway.id}, {stage.id}, of", unknown, remedy)
            before.add(stage.id)
    return pathways


def check_pathways(pathways: Collection[Pathway], indicators: Collection[str], file: str) -> None:
    """Raises CatalogueError unless each pathway has an indicator of the same name, with its counts at each stage."""
    missing = next((p.id for p in pathways if p.id not in indicators), None)
    if missing:
        raise CatalogueError(file, "id", missing, f"has no indicator; add data/indicators/{missing}.yaml.")


def _check_ids(domains: Mapping[Path, Domain]) -> None:
    places: dict[str, str] = {}
    for path, domain in domains.items():
        if domain.id != path.stem:
            raise CatalogueError(shown(path), "id", domain.id, f"is not the file's name; call it {domain.id}.yaml.")
        for measure in domain.measures:
            if measure.id in places:
                raise CatalogueError(shown(path), "id", measure.id, f"is used in {places[measure.id]} too.")
            places[measure.id] = shown(path)


def _check_domain(domain: Domain, head: FrameworkHead, indicators: Mapping[str, Indicator], path: Path) -> None:
    objectives, scales = {o.id for o in head.objectives}, {s.id for s in head.scales}
    for one in domain.measures:
        asked = one.asked.answer if one.asked else None
        unknown = [
            *[("objective", one.objective, "data/outcomes.yaml")] * (one.objective not in objectives),
            *[("feeds", one.feeds, "data/indicators")] * (one.feeds is not None and one.feeds not in indicators),
            *[("answer", asked, "the scales of data/outcomes.yaml")]
            * (asked is not None and asked not in NUMBERS and asked not in scales),
        ]
        for field, value, where in unknown:
            raise CatalogueError(shown(path), f"{one.id}, {field}", value, f"is not in {where}; correct it or add it.")
        _check_feed(one, indicators, path)


def _check_feed(one: Measure, indicators: Mapping[str, Indicator], path: Path) -> None:
    """Raises CatalogueError if a measure and its indicator disagree on whether a rise is good."""
    fed = indicators.get(one.feeds or "")
    if fed and one.unit in ("people", "percent") and one.collected_by != "worked out" and fed.polarity != one.polarity:
        raise CatalogueError(
            shown(path), f"{one.id}, polarity", one.polarity, f"differs from {fed.id}'s: say the same."
        )
