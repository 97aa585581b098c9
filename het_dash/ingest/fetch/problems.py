"""Exceptions of downloads."""


class FetchProblem(Exception):
    """A source could not be fetched. The message gives the reason and the remedy."""


class NotReceived(FetchProblem):
    """A file did not arrive or is not what was expected. Files that did arrive are kept."""


class Unreachable(NotReceived):
    """A publisher's host did not answer."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host} could not be reached.")
        self.host = host


class Offline(Exception):
    """No publisher could be reached, so nothing was changed."""

    def __init__(self, hosts: list[str]) -> None:
        super().__init__(
            f"No publisher could be reached ({', '.join(hosts)}), so nothing was changed: "
            "check that this machine may use the internet, then run it again."
        )


class Again(Exception):
    """An attempt failed and another may succeed. `wait` is the pause in seconds that the host asks for."""

    def __init__(self, why: str, wait: float | None = None, unreachable: bool = False) -> None:
        super().__init__(why)
        self.wait, self.unreachable = wait, unreachable
