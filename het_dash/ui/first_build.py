"""Builds the first store in a child process, with progress."""

import subprocess
import sys

import streamlit as st

from het_dash.catalogue.paths import ROOT
from het_dash.store import StoreMissing, store_name

LONGEST_SECONDS = 600


def make_sure_there_is_a_store() -> None:
    """Returns once there is a store. Stops the page with the reason if none can be built."""
    try:
        store_name()
    except StoreMissing:
        _build()


def _build() -> None:
    with st.status("Building the figures for the first time. This takes some seconds.", expanded=True) as status:
        command = [sys.executable, "-m", "het_dash", "build", "--if-needed"]
        with subprocess.Popen(  # noqa: S603 (our own command)
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as process:
            for line in process.stdout or ():
                st.text(line.strip())
            failed = process.wait(LONGEST_SECONDS) != 0
        if failed:
            status.update(label="The figures could not be built. The lines below say why.", state="error")
            st.stop()
        status.update(label="The figures are built.", state="complete", expanded=False)
