"""An example team: its PCN's people and wards."""

from dataclasses import dataclass

import numpy as np

from het_dash.catalogue import Catalogue
from het_dash.catalogue.activities import Pathway
from het_dash.ingest.example.groups import Groups
from het_dash.ingest.example.people import mixes, patients_by_lsoa
from het_dash.ingest.example.published import PublishedFigures
from het_dash.ingest.example.returns.assumptions import ReturnAssumptions, return_assumptions
from het_dash.ingest.example.returns.random_streams import Stream

SOURCES = ("census2021", "patients_by_lsoa")


@dataclass(frozen=True)
class Team:
    """`mix` is the estimated ethnic mix of the PCN's patients; `wards` counts patients by ward."""

    pcn: str
    size: float
    pathway: Pathway
    mix: dict[str, float]
    wards: dict[str, float]
    assumed: ReturnAssumptions
    stream: Stream


def teams(catalogue: Catalogue) -> tuple[Team, ...]:
    """Example teams. Raises NothingPublished if there is no estimate of the PCNs' ethnic mix."""
    groups, published = Groups(catalogue), PublishedFigures(catalogue, *SOURCES)
    mix, (patients, lsoas) = mixes(published, groups), patients_by_lsoa(published, groups)
    assumed = return_assumptions(catalogue)
    ward = [catalogue.areas[lsoa].parent or "" for lsoa in lsoas]
    names = sorted(set(ward))
    in_ward = np.array([[float(one == name) for name in names] for one in ward])
    pathways = {pathway.condition: pathway for pathway in catalogue.pathways}
    at = {pcn: n for n, pcn in enumerate(groups.pcns)}
    return tuple(
        Team(
            pcn=one.pcn,
            size=one.size,
            pathway=pathways[one.checks_for],
            mix=dict(zip(groups.known, mix[at[one.pcn]].tolist(), strict=True)),
            wards=dict(zip(names, (patients[at[one.pcn]] @ in_ward).tolist(), strict=True)),
            assumed=assumed,
            stream=Stream(int(assumed.seed.number)).of(one.pcn),
        )
        for one in assumed.teams
    )
