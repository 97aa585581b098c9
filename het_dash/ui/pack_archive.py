"""All packs in one file, made in a child process with progress."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

import streamlit as st

from het_dash.catalogue.paths import ROOT, work_folder
from het_dash.catalogue.scratch import scratch
from het_dash.export.batch import Order, pack_for
from het_dash.export.formats import NOT_MADE, File, zipped
from het_dash.store import Store
from het_dash.ui.plain import plain

KEPT = 2
MOST_SECONDS = 600
BUSY = "All six are being made for another reader. Try again in a minute."
FAILED = "The files could not be made. The message below says why."
OTHERS = "The other files are ready: save them below."


@dataclass(frozen=True)
class Archive:
    """A zip of all files that could be made, and one sentence for each that could not."""

    content: bytes
    missing: tuple[str, ...] = ()


_archives: WeakKeyDictionary[Store, dict[tuple[object, ...], Archive]] = WeakKeyDictionary()  # kept with their store
_making = Lock()


def offer_all_six(order: Order, formats: tuple[str, ...], store: Store) -> None:
    """Shows a button that makes all packs, then the file to download. The result is shared with later readers."""
    key, kept = (order.document, order.sections, order.with_example, formats), _archives.setdefault(store, {})
    if key not in kept and st.button("All six Primary Care Networks, in one file", key="all-six"):
        _make(key, order, formats, store)
    if key in kept:
        name = f"{store.catalogue.borough.slug}_{pack_for(order, store).stem.partition('_')[2]}.zip"
        label = "Save all six (zip, with an index)"
        for one in kept[key].missing:
            st.warning(plain(f"{one} {OTHERS}"))
        st.download_button(label, kept[key].content, file_name=name, mime="application/zip", on_click="ignore")


def _make(key: tuple[object, ...], order: Order, formats: tuple[str, ...], store: Store) -> None:
    if not _making.acquire(blocking=False):
        st.info(BUSY)
        return
    try:
        with scratch(work_folder() / "scratch") as folder:
            missing = _made_into(folder, order, formats)
            if missing is not None and (files := _found(folder, store)):
                kept = _archives.setdefault(store, {})
                while len(kept) >= KEPT:
                    del kept[next(iter(kept))]
                kept[key] = Archive(zipped(files, pack_for(order, store), missing), tuple(missing))
    finally:
        _making.release()


def _made_into(folder: Path, order: Order, formats: tuple[str, ...]) -> list[str] | None:
    """Runs the command `packs` and shows its progress.

    Returns a sentence for each file that could not be made. Shows a message and returns None if there is no file.
    """
    command = [sys.executable, "-m", "het_dash", "packs", "--all", "--out", str(folder)]
    command += ["--formats", ",".join(formats), "--sections", ",".join(order.sections)]
    command += ["--with-example"] if order.with_example else []
    bar = st.progress(0.0, "Making all six …")
    with subprocess.Popen(  # noqa: S603 (our own command)
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        said = list(_told(process.stdout or (), bar))
        failed = process.wait(MOST_SECONDS) != 0
    bar.empty()
    missing = [line.partition(NOT_MADE)[2] for line in said if NOT_MADE in line]
    if failed and (not missing or not any(folder.iterdir())):
        st.error(FAILED)
        st.text("\n".join(missing or said[-5:]))
        return None
    return missing


def _told(lines: Iterable[str], bar: "st.delta_generator.DeltaGenerator") -> Iterator[str]:
    """Every line, stripped. A line such as '3/24 name' also moves the bar."""
    for line in lines:
        number, _, rest = line.strip().partition(" ")
        done, _, total = number.partition("/")
        if done.isdigit() and total.isdigit():
            bar.progress(int(done) / int(total), f"{done} of {total}: {rest}")
        yield line.strip()


def _found(folder: Path, store: Store) -> list[File]:
    """Files that were made, each described in the index by place and kind."""
    places = {one.slug: one.label for one in store.catalogue.of_kind("pcn")}
    made = sorted(path for path in folder.iterdir() if path.name != "index.html")
    return [File(p.name, p.read_bytes(), places[p.name.partition("_")[0]], p.suffix[1:].upper()) for p in made]
