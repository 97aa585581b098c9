"""Progress callbacks for downloads."""

from typing import Protocol


class Watch(Protocol):
    """Receives progress events. A progress bar is one implementation; tests record the events."""

    def source(self, title: str, number: int, of: int) -> None: ...

    def parts(self, of: int) -> None:
        """The number of files that the source needs."""

    def receiving(self, name: str, begun: int, size: int | None) -> None:
        """A file of `size` bytes (None if unknown); `begun` bytes were downloaded earlier."""

    def received(self, size: int) -> None: ...

    def waiting(self, why: str, seconds: float) -> None: ...


class Quiet:
    """Ignores progress events."""

    def source(self, title: str, number: int, of: int) -> None: ...

    def parts(self, of: int) -> None: ...

    def receiving(self, name: str, begun: int, size: int | None) -> None: ...

    def received(self, size: int) -> None: ...

    def waiting(self, why: str, seconds: float) -> None: ...
