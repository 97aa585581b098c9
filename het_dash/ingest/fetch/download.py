"""One attempt to download a file, resuming an earlier attempt."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests
from requests import exceptions
from urllib3.exceptions import NewConnectionError

from het_dash.ingest.fetch.problems import Again, NotReceived
from het_dash.ingest.fetch.progress_events import Watch
from het_dash.ingest.fetch.retry_policy import Patience, retry_after

CHUNK_BYTES = 2**16
# Uncompressed bytes as stored by the publisher. With compression, neither a size nor a byte range would be usable.
HEADERS = {"User-Agent": "het-dash", "Accept-Encoding": "identity"}
BUSY = (408, 425, 429, 500, 502, 503, 504)
BROKEN_OFF = (exceptions.ChunkedEncodingError, exceptions.ConnectionError, exceptions.ContentDecodingError)
CERTIFICATE = (
    "{} has a certificate that this machine does not trust. Behind an inspecting proxy, ask for its certificate to be "
    "added to the system's, or set REQUESTS_CA_BUNDLE to the file of its certificates."
)
PROXY = (
    "The proxy asks for a user name and a password (407). Set HTTPS_PROXY to http://USER:PASSWORD@HOST:PORT, or ask "
    "for an exception."
)


@dataclass(frozen=True)
class Partial:
    """A partial download, with a second file that shows whether the publisher still has the same version."""

    path: Path

    @property
    def begun(self) -> int:
        """Number of bytes to keep; 0 if nothing shows that the rest would match them."""
        return self.path.stat().st_size if self.path.is_file() and self.tag else 0

    @property
    def _note(self) -> Path:
        return self.path.with_name(self.path.name + ".tag")

    @property
    def tag(self) -> str:
        return self._note.read_text(encoding="utf-8") if self._note.is_file() else ""

    def start(self, response: requests.Response) -> None:
        """Saves the answer's ETag if it is strong, or else its date."""
        etag = response.headers.get("ETag", "")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        tag = etag if etag.startswith('"') else response.headers.get("Last-Modified", "")
        self._note.write_text(tag, encoding="utf-8")

    def forget(self) -> None:
        for path in (self.path, self._note):
            path.unlink(missing_ok=True)


def receive(
    session: requests.Session, url: str, partial: Partial, largest_bytes: int, patience: Patience, watch: Watch
) -> None:
    """Downloads `url` to `partial`. Raises Again, or NotReceived if another attempt would not help."""
    begun = partial.begun
    asked = {"Range": f"bytes={begun}-", "If-Range": partial.tag} if begun else {}
    with _answer(session, url, {**HEADERS, **asked}, patience) as response:
        _check_status(response, url, partial)
        start = _start(response, begun, partial)
        size = _size(response, start)
        _check_size(size or 0, largest_bytes)
        if not start:
            partial.start(response)
        watch.receiving(partial.path.stem, start, size)
        _write(response, partial.path, start, largest_bytes, watch)
    got = partial.path.stat().st_size
    if size is not None and got != size:
        raise Again(f"{host(url)} broke off after {got:,} of {size:,} bytes.")


def host(url: str) -> str:
    return urlsplit(url).hostname or url


def _answer(session: requests.Session, url: str, headers: dict[str, str], patience: Patience) -> requests.Response:
    name = host(url)
    try:
        return session.get(url, headers=headers, stream=True, timeout=(patience.connect, patience.read))
    except exceptions.SSLError as wrong:
        raise NotReceived(CERTIFICATE.format(name)) from wrong
    except (exceptions.ConnectTimeout, exceptions.ProxyError) as wrong:
        if "407" in str(wrong):
            raise NotReceived(PROXY) from wrong
        raise Again(f"{name} could not be reached.", unreachable=True) from wrong
    except exceptions.Timeout as wrong:
        raise Again(f"{name} did not answer within {patience.read:g} seconds.") from wrong
    except exceptions.ConnectionError as wrong:
        absent = isinstance(getattr(next(iter(wrong.args), None), "reason", None), NewConnectionError)
        said = "could not be reached" if absent else "broke the connection"
        raise Again(f"{name} {said}.", unreachable=absent) from wrong
    except exceptions.RequestException as wrong:  # an invalid address, or too many redirects
        raise NotReceived(f"{url} cannot be asked for ({wrong}).") from wrong


def _check_status(response: requests.Response, url: str, partial: Partial) -> None:
    status = response.status_code
    if status in (200, 206):
        return
    if status == 416:  # the partial file does not match the publisher's file
        partial.forget()
        raise Again(f"{host(url)} could not go on where it broke off.")
    if status == 407:
        raise NotReceived(PROXY)
    said = f"{status} {response.reason or ''}".strip()
    if status in BUSY:
        raise Again(f"{host(url)} answered {said}.", retry_after(response.headers.get("Retry-After")))
    raise NotReceived(
        f"{host(url)}{urlsplit(url).path} answered {said}. If it has moved, correct its address under `fetch` in the "
        "source's YAML file."
    )


def _start(response: requests.Response, begun: int, partial: Partial) -> int:
    """First byte of the answer. It is 0 for the whole file, which a host may send instead of a part."""
    if response.status_code == 200:
        return 0
    found = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    if not begun or found is None or int(found[1]) != begun:
        partial.forget()
        raise Again("Another part of the file was sent than was asked for.")
    return begun


def _size(response: requests.Response, start: int) -> int | None:
    length = response.headers.get("Content-Length", "")
    encoded = response.headers.get("Content-Encoding", "identity") != "identity"
    return start + int(length) if length.isdigit() and not encoded else None


def _check_size(size: int, largest_bytes: int) -> None:
    if size > largest_bytes:
        raise NotReceived(
            f"The file has more than {largest_bytes / 2**20:,.0f} MB. If that is right, raise `largest_mb` under "
            "`fetch` in the source's YAML file."
        )


def _write(response: requests.Response, path: Path, start: int, largest_bytes: int, watch: Watch) -> None:
    size = start
    with path.open("ab" if start else "wb") as out:
        try:
            for chunk in response.iter_content(CHUNK_BYTES):
                size += len(chunk)
                _check_size(size, largest_bytes)
                out.write(chunk)
                watch.received(size)
        except BROKEN_OFF as wrong:
            raise Again(f"{host(response.url)} broke off after {size:,} bytes.") from wrong
