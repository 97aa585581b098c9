"""What axe finds critical or serious on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOUR = ("color-contrast", "link-in-text-block")  # all that depends on the theme


def serious(page: Page, *only: str) -> list[str]:
    """Rules that the page breaks, with up to three places each. `only` some rules, or all."""
    options = {"resultTypes": ["violations"], **({"runOnly": list(only)} if only else {})}
    return [
        f"{found['id']}: {found['help']} {[node['html'] for node in found['nodes']][:3]}"
        for found in Axe().run(page, options=options).response["violations"]
        if found["impact"] in ("critical", "serious")
    ]
