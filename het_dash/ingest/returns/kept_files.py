"""The files that records point to: the parsed return, and reasons. Each is named by the hash of its bytes.

Each contains random letters (`salt`): after a deletion the hash stays in its record, and confirms no guess.
"""

from het_dash.catalogue.entry import Entry
from het_dash.ingest.returns.model import Return


class Content(Entry):
    """A parsed return, and the name of its file as the sender knows it."""

    salt: str
    file: str
    given: Return


class Reason(Entry):
    """Why somebody did something, in their words."""

    salt: str
    text: str
