"""HTTP session that trusts what the operating system trusts, and goes through the proxy that the system names."""

import ssl
from typing import Any

import requests
import truststore
from requests.adapters import HTTPAdapter


class SystemTrust(HTTPAdapter):
    """Adds the system's certificates to those that come with Python: an inspecting proxy's are only in the former."""

    def init_poolmanager(self, *sizes: Any, **more: Any) -> None:
        super().init_poolmanager(*sizes, ssl_context=_context(), **more)

    def proxy_manager_for(self, proxy: str, **more: Any) -> Any:
        return super().proxy_manager_for(proxy, ssl_context=_context(), **more)


def new_session() -> requests.Session:
    """A session whose proxy is that of HTTPS_PROXY, HTTP_PROXY and NO_PROXY, or of the system's settings."""
    session = requests.Session()
    session.mount("https://", SystemTrust())
    return session


def _context() -> ssl.SSLContext:
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
