"""Source of the boundaries, from `data/boundaries/source.yaml`."""

from datetime import date

from het_dash.catalogue.entry import Entry


class BoundaryFile(Entry):
    """One imported ONS file."""

    layer: str
    file: str
    sha256: str


class BoundarySource(Entry):
    """Publisher and licence of the layers. `statement` is the attribution that the licence requires."""

    publisher: str = "Office for National Statistics"
    title: str = "Digital boundaries, generalised and clipped to the coastline (BGC)"
    url: str = "https://geoportal.statistics.gov.uk"
    licence: str = "Open Government Licence v3.0"
    statement: str = (
        "Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
        "Contains OS data © Crown copyright and database right."
    )
    files: tuple[BoundaryFile, ...]
    imported_on: date
    note: str
