"""Ends a piece of work at one of its file operations, as a kill does: nothing after it happens, not even tidying up."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

OPERATIONS = ("open", "write", "fsync", "link", "unlink", "rename", "replace", "mkdir", "rmdir")


class Killed(BaseException):
    """The process has ended."""


@contextmanager
def killed_at(operation: int) -> Iterator[None]:
    """Stops at the given file operation (0 is the first) and blocks all later ones. A stopped write is half done."""
    left = operation

    def killed(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            if left > 0:
                left -= 1
                return real(*arguments, **named)
            if name == "write" and left == 0:
                real(arguments[0], arguments[1][: len(arguments[1]) // 2])
            left = -1
            raise Killed

        return instead

    with pytest.MonkeyPatch.context() as patch:
        for name in OPERATIONS:
            patch.setattr(os, name, killed(name, getattr(os, name)))
        yield


def survives(operation: int, work: Callable[[], object]) -> bool:
    """Whether the work finished before that operation."""
    try:
        with killed_at(operation):
            work()
    except Killed:
        return False
    return True
