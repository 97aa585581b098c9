"""A proxy on loopback that passes every connection on to one port, whatever host it was asked for."""

import select
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

IDLE_SECONDS = 5


class Proxy:
    """Answers CONNECT. `password`: what the header Proxy-Authorization must be; blank: anybody may pass."""

    def __init__(self, port: int, password: str = "") -> None:
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self, port, password))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)


def _handler(proxy: Proxy, port: int, password: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = IDLE_SECONDS

        def do_CONNECT(self) -> None:
            proxy.asked.append(self.path)
            if password and self.headers.get("Proxy-Authorization") != password:
                self.send_error(407, "Proxy Authentication Required")
                return
            with socket.create_connection(("127.0.0.1", port), timeout=IDLE_SECONDS) as onward:
                self.send_response(200)
                self.end_headers()
                _relay(self.connection, onward)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
            """Logs nothing, to keep the test output clear."""

    return Handler


def _relay(one: socket.socket, other: socket.socket) -> None:
    """Copies bytes both ways until one side ends, or both are silent."""
    ends = {one: other, other: one}
    while ready := select.select(list(ends), [], [], IDLE_SECONDS)[0]:
        for source in ready:
            content = source.recv(2**16)
            if not content:
                return
            ends[source].sendall(content)
