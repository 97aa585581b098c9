"""A publisher on loopback: a real HTTP server that answers as it is told to, and remembers what it was asked."""

import io
import json
import socket
import ssl
import threading
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

CSV = "PRACTICE_CODE,REGISTER\nG85085,113\n"
PAGE = b"<!DOCTYPE html><html><body>We are improving our website.</body></html>"


@dataclass(frozen=True)
class Answer:
    """Response. `cut`: the connection breaks after this many bytes of the body. `silent`: seconds of delay first."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/octet-stream"
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    silent: float = 0.0
    length: bool = True


@dataclass(frozen=True)
class Asked:
    """One request, as it arrived."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]


def zipped(**members: str) -> bytes:
    """Zip of CSV files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv"), body, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def nobody_there() -> str:
    """Address with no server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


Given = Answer | Callable[[Asked], Answer]


def text(body: str, **more: Any) -> Answer:
    return Answer(body.encode(), kind="text/csv; charset=utf-8", **more)


def as_json(content: object, **more: Any) -> Answer:
    return Answer(json.dumps(content).encode(), kind="application/json", **more)


class Publisher:
    """HTTP server, or HTTPS with `tls`. It gives `answers[path]` in order, then repeats the last one."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, list[Given]] = {}
        self.asked: list[Asked] = []
        self.stopping = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    @property
    def port(self) -> int:
        return self._server.server_port

    def on(self, path: str, *answers: Given) -> str:
        """Sets the responses of a path, and returns its address."""
        self.answers[path] = list(answers)
        return self.url(path)

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def next(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        script = self.answers.get(asked.path, [Answer(b"Not found", 404)])
        given = script.pop(0) if len(script) > 1 else script[0]
        return given if isinstance(given, Answer) else given(asked)

    def close(self) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)


def _handler(publisher: Publisher) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            answer = publisher.next(Asked(parts.path, query, dict(self.headers)))
            if answer.silent:
                publisher.stopping.wait(answer.silent)
            self._send(answer)

        def _send(self, answer: Answer) -> None:
            tag = answer.headers.get("ETag")
            start = self._asked_from() if tag and self.headers.get("If-Range") == tag else 0
            body = answer.body[start:]
            self.send_response(206 if start else answer.status)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(answer.body) - 1}/{len(answer.body)}")
            for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
                self.send_header(name, value)
            if answer.length:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if answer.cut is None else body[: answer.cut])
            self.close_connection = True

        def _asked_from(self) -> int:
            return int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class names it so)
            """Logs nothing, to keep the test output clear."""

    return Handler
