"""Exceptions of downloads."""


class FetchProblem(Exception):
    """One source could not be fetched. The message says why, and what to do."""


class NotReceived(FetchProblem):
    """A file did not arrive, or was not what it should be. Those that did arrive are worth keeping."""


class Unreachable(NotReceived):
    """A publisher's host gave no answer at all."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host} could not be reached.")
        self.host = host


class Offline(Exception):
    """No publisher could be reached, so that nothing was changed."""

    def __init__(self, hosts: list[str]) -> None:
        super().__init__(
            f"No publisher could be reached ({', '.join(hosts)}), so nothing was changed: "
            "check that this machine may use the internet, then run it again."
        )


class Again(Exception):
    """An attempt failed in a way that another attempt may mend. `wait` is how many seconds the host asks for."""

    def __init__(self, why: str, wait: float | None = None, unreachable: bool = False) -> None:
        super().__init__(why)
        self.wait, self.unreachable = wait, unreachable
