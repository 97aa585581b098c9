"""Finds a Chromium to test with, or installs one: `python -m tests.browser.chromium`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def found() -> Path | None:
    """A browser of this machine: HET_CHROMIUM, one on the path, an application, or Playwright's own."""
    named = os.environ.get("HET_CHROMIUM")
    on_path = (shutil.which(name) for name in NAMES)
    candidates = [named, *on_path, *APPLICATIONS, _playwrights_own()]
    return next((Path(c) for c in candidates if c and Path(c).exists()), None)


def install() -> None:
    """By Debian's package manager where we may, or else by Playwright."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (not before it is needed: it starts a process)

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


if __name__ == "__main__":
    if found() is None:
        print("No Chromium found; installing one.")
        install()
    browser = found()
    if browser is None:
        sys.exit("No Chromium could be installed. Install one, or name it in HET_CHROMIUM, and try again.")
    print(f"Testing with {browser}")
