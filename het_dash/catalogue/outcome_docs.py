"""docs/outcomes.md, generated from the catalogue: the shared outcomes framework, for agreement."""

from collections.abc import Iterator

from het_dash.catalogue.indicator_docs import POLARITY
from het_dash.catalogue.load import Catalogue
from het_dash.catalogue.outcomes_framework import RESPONDENTS, Domain, Framework, Measure

HEAD = """# Outcomes framework

**{draft}** {spelled}

Generated from data/outcomes.yaml, data/outcomes/, data/activity_types.yaml and data/pathways.yaml by `make docs`; do
not edit. The quarterly return is made from the same files: a measure added there appears in the next template.
"""
NO_MEASURE = "no measure yet"


def markdown(catalogue: Catalogue) -> str:
    """The whole document: objectives, domains, then activities and care pathways."""
    framework = catalogue.framework
    lines = [HEAD.format(draft=framework.draft, spelled=framework.spelled), *_objectives(framework)]
    for domain in framework.domains:
        lines += _domain(domain, catalogue)
    lines += ["## Types of activity\n", *(f"- **{t.label}** (`{t.id}`): {t.meaning}" for t in catalogue.activity_types)]
    for pathway in catalogue.pathways:
        lines += [f"\n## Care pathway: {pathway.condition.replace('_', ' ')}\n"]
        lines += [f"{n}. **{stage.label}.** {stage.meaning}" for n, stage in enumerate(pathway.stages, start=1)]
    return "\n".join([*lines, ""])


def _objectives(framework: Framework) -> Iterator[str]:
    yield "## The programme's six objectives\n"
    for objective, measures in framework.by_objective().items():
        yield f"- **{objective.title}**: {'; '.join(m.title for m in measures) or NO_MEASURE}"
    yield ""


def _domain(domain: Domain, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {domain.title}\n\n{domain.question}\n"
    for measure in domain.measures:
        yield f"### {measure.title}\n\n{measure.definition}\n"
        yield from (f"- {name}: {text}" for name, text in _facts(measure, catalogue).items() if text)
        yield ""


def _facts(one: Measure, catalogue: Catalogue) -> dict[str, str]:
    asked = one.asked
    return {
        "Id": f"`{one.id}`",
        "Objective": next(o.short for o in catalogue.framework.objectives if o.id == one.objective),
        "Unit": one.unit,
        "Collected by": one.collected_by,
        "Asked as": f"{asked.question} ({', '.join(RESPONDENTS[by] for by in asked.by)})" if asked else "",
        "Of teams that work on": ", ".join(c.replace("_", " ") for c in one.conditions),
        "Direction": POLARITY[one.polarity],
        "Figures": f"`{one.feeds}` in docs/indicators.md" if one.feeds else "",
        "Cycle 1": _first_cycle(one),
        "Comparable across cycles": f"{one.comparable}. {one.why}",
        "Cycle 1 taught": one.lesson,
        "Proposed by": one.proposed_by,
    }


def _first_cycle(one: Measure) -> str:
    said = ": ".join(part for part in (one.cycle_1.evidence, one.cycle_1.words) if part)
    return f"{said} ({one.cycle_1.source})" if one.cycle_1.source else said
