"""Index page of a batch of packs."""

from collections.abc import Sequence
from typing import Protocol

from het_dash.export.document import Pack
from het_dash.export.html import page


class Named(Protocol):
    """A file named in an index."""

    @property
    def name(self) -> str: ...

    @property
    def place(self) -> str: ...

    @property
    def title(self) -> str: ...


def index(files: Sequence[Named], about: Pack, missing: Sequence[object] = ()) -> bytes:
    """A web page that lists every file with its description, and files that could not be made with the reason."""
    places = {f.place: [one for one in files if one.place == f.place] for f in files}
    return page("index.html.j2", places=places, pack=about, missing=[str(one) for one in missing])
