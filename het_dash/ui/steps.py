"""The steps of a task as a strip, with the reader's current step set off."""

from collections.abc import Sequence
from html import escape


def steps_html(names: Sequence[str], at: int) -> str:
    """`at` is the number of the current step, from 1."""
    return f'<ol class="het-steps">{"".join(_step(number, name, at) for number, name in enumerate(names, 1))}</ol>'


def _step(number: int, name: str, at: int) -> str:
    if number < at:
        return f'<li class="done"><span class="disc" aria-hidden="true">✓</span>{escape(name)}{_hidden("done")}</li>'
    current = ' class="now" aria-current="step"' if number == at else ""
    return f'<li{current}><span class="disc" aria-hidden="true">{number}</span>{escape(name)}</li>'


def _hidden(words: str) -> str:
    return f'<span class="het-hidden-text"> ({words})</span>'
