"""Words where there are no local records, and the limits of the page."""

from het_dash.catalogue import Area, Indicator, Nature
from het_dash.content.blocks import Words

LIMITS = (
    "A gap shows that care differs, not why. It is a question for the service, not for patients.",
    "Only patients whose condition is recorded are counted.",
    "Ethnic group is as the practice recorded it. Patients might describe themselves differently.",
    "Figures are not adjusted for age unless they say so. NHS England does not publish ethnic group and age together.",
    "Limits treat groups as separate people. Where a group is part of the comparator, they are too wide.",
    "We compare many groups. Chance alone would make about one in 20 look different.",
)
HIDDEN = (
    "In local records, numbers of 1 to 7 people are hidden and the rest rounded to 5. We show age and sex for the five "
    "broad ethnic groups only, never for detailed groups."
)


def missing(indicator: Indicator, borough: Area) -> Words:
    """Sentences on what is not collected yet, why, and who can supply it."""
    measure = indicator.title
    sources = [source for source in indicator.sources if source == "gp_extract"]
    if not sources:
        return Words((f"{measure}: local records do not include this measure. Only published figures are available.",))
    return Words((
        f"We have no local records of this measure yet: {measure}. Published figures have one Black group, and none "
        "for a Primary Care Network (PCN).",
        f"{borough.whose} GP practices can supply counts by 16 ethnic groups, age and sex for each quarter. The file "
        "has no names and no NHS numbers.",
        "The programme team can import the file; docs/data.md explains how. Small numbers are hidden before anyone "
        "sees them.",
    ), missing=True)  # fmt: skip


def not_of(pcn: Area, name: str, *, borough: bool) -> Words:
    """For a PCN that the local records leave out; `borough`: whether they cover the borough `name` as a whole."""
    larger = "" if borough else f" We can show {name} as a whole once all six PCNs have sent theirs."
    return Words((
        f"{pcn.label}: not collected yet. Its practices can supply these records; docs/data.md explains how.{larger}",
    ))  # fmt: skip


def no_years() -> Words:
    return Words(("We need local records to show this measure by ethnic group over the years.",), missing=True)


def no_groups() -> Words:
    return Words(("We have no figures by ethnic group, so we cannot say how complete recording is.",))


def limits(nature: Nature | None) -> Words:
    """Limits of every figure on the page."""
    own = (HIDDEN,) if nature else ()
    return Words((*LIMITS, *own))
