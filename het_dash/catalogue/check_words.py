"""Sentences about the result of a check, the same on the command line and on the page."""

from collections.abc import Iterator

from het_dash.catalogue.return_report import ReturnReport

ALONE = (
    "The preview lists every cell of the sent quarter, changed or not, as readers will see it. Numbers of people from "
    "1 to 7 are suppressed and the others are rounded to 5. More cells may be suppressed once this quarter is "
    "published with other quarters and teams, so that small numbers cannot be worked out."
)
PREVIEW = ("Entry", "As it will be published", "Published now")


def answer(report: ReturnReport) -> str:
    """First sentence of the result."""
    wrong = sum(problem.severity == "error" for problem in report.problems)
    of = f"{report.pcn}'s return for {report.quarter}"
    if wrong:
        return f"Fix {wrong} {'problem' if wrong == 1 else 'problems'} before you send this return."
    if report.already:
        return f"This file is already accepted. It is version {report.version} of {of}."
    return report.sent_before or f"This return has no errors. It would be version {report.version} of {of}."


def what_follows(report: ReturnReport) -> Iterator[str]:
    """Number of rows read and, for an error-free return that is not accepted yet, the pages that would change."""
    if report.sheets:
        yield f"Rows filled in: {', '.join(f'{one.sheet} {one.rows}' for one in report.sheets)}."
    if report.usable and not report.already:
        if report.first:
            yield "No return of this team is published yet. This one replaces any example data for the team."
        yield f"Once the return is published, these pages change: {', '.join(report.pages)}."
