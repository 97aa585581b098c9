"""Number of clear differences that chance alone would give (methods 17)."""

BY_CHANCE = 0.05  # of comparisons without a true difference have 95% limits that exclude it


def by_chance(compared: int, what: str = "gaps") -> str:
    """For example 'We compared 28 gaps. Chance alone would make about 1.4 of them look clear.' Empty for one."""
    if compared < 2:
        return ""
    return (
        f"We compared {compared} {what}. Chance alone would make about {BY_CHANCE * compared:.1f} of them look clear."
    )
