"""The amber tag of example data."""

from html import escape


def tag(mark: str) -> str:
    """The tag as HTML; nothing without a mark."""
    return f'<span class="het-tag">{escape(mark)}</span>' if mark else ""
