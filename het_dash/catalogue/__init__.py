"""The catalogue: what is measured, where, and on whose authority."""

from het_dash.catalogue.area import Area, Membership, Practice, ProgrammePcn, Succession
from het_dash.catalogue.blachir import Opportunity, Review
from het_dash.catalogue.breakdown import CROSS, EVERYONE, WHOLE, Breakdown, Group
from het_dash.catalogue.errors import CatalogueError
from het_dash.catalogue.indicator import Indicator
from het_dash.catalogue.load import Catalogue, load, load_anew
from het_dash.catalogue.problems import Problem, Report, told
from het_dash.catalogue.roles import ANYONE, Role
from het_dash.catalogue.source import EXAMPLE, Edition, Layer, Nature, Source
from het_dash.catalogue.status import Status

__all__ = [
    "ANYONE",
    "CROSS",
    "EVERYONE",
    "EXAMPLE",
    "WHOLE",
    "Area",
    "Breakdown",
    "Catalogue",
    "CatalogueError",
    "Edition",
    "Group",
    "Indicator",
    "Layer",
    "Membership",
    "Nature",
    "Opportunity",
    "Practice",
    "Problem",
    "ProgrammePcn",
    "Report",
    "Review",
    "Role",
    "Source",
    "Status",
    "Succession",
    "load",
    "load_anew",
    "told",
]
