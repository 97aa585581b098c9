"""Words where there are no local records, and the limits of the page."""

from het_dash.catalogue import Area, Indicator, Nature
from het_dash.content.blocks import Words

LIMITS = (
    "A gap says that care differs, not why. It is a question for the service, not for the patients.",
    "Only people whose condition is recorded are counted: whoever has not been found is in no share.",
    "Ethnic group is as the practice recorded it, which may differ from what a person would say.",
    "Unless a line says that ages were made the same, nothing is adjusted for age. Published figures by ethnic group "
    "and age are not to hand.",
    "Limits treat groups as separate sets of people; where a group is part of the reference, they are too wide.",
    "Many groups are compared at once: about one in 20 would look different by chance alone.",
)
HIDDEN = (
    "From local records, numbers of 1 to 7 people are hidden and the rest rounded to 5. Detailed ethnic groups are "
    "never crossed with age or sex, so ages are told apart for the five groups as a whole only."
)


def missing(indicator: Indicator, borough: Area) -> Words:
    """What is not collected yet, why, and who can supply it."""
    measure = indicator.title
    sources = [source for source in indicator.sources if source == "gp_extract"]
    if not sources:
        return Words((f"{measure}: a local extract does not hold this measure, so it stays with what is published.",))
    return Words((
        f"Not collected yet: {measure} for Black African, Black Caribbean and the other detailed ethnic groups, in "
        f"this Primary Care Network (PCN) and in {borough.label}. Published figures have one Black group, and "
        "none for a PCN.",
        "It takes an extract from the practices' own records: counts by ethnic group in 16 groups, age and sex, a "
        f"quarter. {borough.whose} GP practices, or the team that runs their records system, can supply it; no name "
        "and no NHS number is in it.",
        "Once the file is there, the command 'python -m het_dash import extract', followed by its name, checks it and "
        "takes it in; docs/data.md says how. Small numbers are hidden before anybody sees them.",
    ), missing=True)  # fmt: skip


def not_of(pcn: Area, name: str, *, borough: bool) -> Words:
    """For a PCN that the local records leave out; `borough`: whether they cover the borough `name` as a whole."""
    larger = "" if borough else f" {name} as a whole can be shown once all six PCNs are in it."
    return Words((
        f"{pcn.label}: not collected yet. The records to hand hold no patients of its practices, which can supply "
        f"them; docs/data.md says how they are brought in.{larger}",
    ))  # fmt: skip


def no_groups() -> Words:
    return Words(("No figures are to hand by ethnic group, so how complete their recording is cannot be said.",))


def limits(nature: Nature | None) -> Words:
    """What no figure on the page can say."""
    own = (HIDDEN,) if nature else ()
    return Words((*LIMITS, *own))
