"""The files that records point to: the parsed return, and reasons. Each is named by the hash of its bytes.

Each contains random letters (`salt`): after a deletion the hash stays in its record, and confirms no guess.
"""

from het_dash.catalogue.entry import Entry
from het_dash.ingest.returns.model import Return


class Content(Entry):
    """Parsed return, with the sender's file name."""

    salt: str
    file: str
    given: Return


class Reason(Entry):
    """Reason for an action, in the person's own words."""

    salt: str
    text: str
