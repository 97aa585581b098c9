"""Waiting time and number of retries for a publisher."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry


def _sleep(seconds: float) -> None:
    time.sleep(seconds)


@dataclass(frozen=True)
class Patience:
    """Times in seconds. `read` limits a silence within an answer, not the length of the whole answer."""

    tries: int = 4
    first_wait: float = 1.0
    longest_wait: float = 120.0
    connect: float = 10.0
    read: float = 60.0
    sleep: Callable[[float], None] = _sleep

    def wait(self, attempt: int, asked: float | None) -> float:
        """Pause after an attempt (the first is 0): what the host asks for, or else doubled each time."""
        return min(self.first_wait * 2**attempt, self.longest_wait) if asked is None else asked


def retry_after(header: str | None) -> float | None:
    """Seconds from the header `Retry-After`, either a number such as '120' or a date. None if it is neither."""
    try:
        return None if header is None else Retry().parse_retry_after(header)
    except InvalidHeader:
        return None
