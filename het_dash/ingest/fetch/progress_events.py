"""Progress callbacks for downloads."""

from typing import Protocol


class Watch(Protocol):
    """A progress bar is one; tests note what they are told."""

    def source(self, title: str, number: int, of: int) -> None: ...

    def parts(self, of: int) -> None:
        """How many files the source is about to need."""

    def receiving(self, name: str, begun: int, size: int | None) -> None:
        """A file of `size` bytes (None: not told), of which `begun` are there from before."""

    def received(self, size: int) -> None: ...

    def waiting(self, why: str, seconds: float) -> None: ...


class Quiet:
    """Nobody watches."""

    def source(self, title: str, number: int, of: int) -> None: ...

    def parts(self, of: int) -> None: ...

    def receiving(self, name: str, begun: int, size: int | None) -> None: ...

    def received(self, size: int) -> None: ...

    def waiting(self, why: str, seconds: float) -> None: ...
