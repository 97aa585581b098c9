"""Every response makes the browser itself refuse what the app never does."""

import asyncio
from typing import Any

import pytest

from het_dash.ui.headers import HEADERS, SafeHeaders


def sent(kind: str, first: dict[str, Any]) -> list[dict[str, Any]]:
    """What leaves the app when it answers so."""
    out: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send(first)

    async def receive() -> Any:
        return {}

    async def send(message: Any) -> None:
        out.append(message)

    asyncio.run(SafeHeaders(app)({"type": kind}, receive, send))
    return out


def test_a_page_carries_every_header_beside_its_own() -> None:
    (message,) = sent("http", {"type": "http.response.start", "status": 200, "headers": [(b"etag", b"1")]})
    headers = {name.decode(): value.decode() for name, value in message["headers"]}
    assert headers.pop("etag") == "1"
    assert headers == {name.lower(): value for name, value in HEADERS.items()}


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_what_is_no_page_goes_through_untouched(kind: str) -> None:
    message = {"type": f"{kind}.start"}
    assert sent(kind, message) == [message]


def test_a_body_has_no_headers_to_change() -> None:
    message = {"type": "http.response.body", "body": b"x"}
    assert sent("http", message) == [message]


def test_no_other_host_is_allowed_anywhere_in_the_policy() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "http" not in policy
    assert "*" not in policy
    assert policy.startswith("default-src 'self'")
    assert "frame-ancestors 'self'" in policy
