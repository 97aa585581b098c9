"""Contrast of two colours as WCAG 2.2 computes it (1.4.3 and 1.4.11)."""

import re


def contrast(one: str, other: str) -> float:
    """From 1 to 21. Colours are '#rrggbb' or 'rgb(r, g, b)'."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    if colour.startswith("#"):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    else:
        parts = [int(one) / 255 for one in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
