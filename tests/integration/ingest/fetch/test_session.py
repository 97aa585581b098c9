"""Downloads through a proxy, with a certificate that only the system's trust store knows."""

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from het_dash.ingest.fetch import Client
from het_dash.ingest.fetch.problems import NotReceived
from tests.support.proxy import Proxy
from tests.support.publisher import Answer, Publisher

HOST = "publisher.test"
OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="The command openssl, which makes a certificate, is not here.")
Through = Callable[..., Proxy]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Certificate and key of the host, signed by itself."""
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "certificate.pem", folder / "key.pem"
    asked = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={HOST} -addext subjectAltName=DNS:{HOST}".split()
    subprocess.run([str(OPENSSL), *asked, "-out", made, "-keyout", key], check=True, capture_output=True, timeout=60)
    return made, key


@pytest.fixture
def secure(certificate: tuple[Path, Path]) -> Iterator[Publisher]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certificate)
    serving = Publisher(tls)
    serving.on("/a.csv", Answer(b"all of it"))
    yield serving
    serving.close()


@pytest.fixture
def through(secure: Publisher, monkeypatch: pytest.MonkeyPatch) -> Iterator[Through]:
    """Starts a proxy to the publisher, and names it as a council's machine does."""
    made: list[Proxy] = []

    def one(password: str = "") -> Proxy:
        made.append(Proxy(secure.port, password))
        monkeypatch.delenv("no_proxy")
        monkeypatch.setenv("https_proxy", made[0].url)
        return made[0]

    yield one
    for proxy in made:
        proxy.close()


def got(client: Client, folder: Path) -> bytes:
    client.download(f"https://{HOST}/a.csv", folder / "a.csv", 2**20)
    return (folder / "a.csv").read_bytes()


def test_a_certificate_that_the_system_trusts_is_trusted_through_a_proxy(
    through: Through, certificate: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))  # OpenSSL's name for the system's own certificates
    proxy, client = through(), Client()
    assert got(client, tmp_path) == b"all of it"
    client.close()
    assert proxy.asked == [f"{HOST}:443"]


def test_a_certificate_that_nobody_trusts_is_refused_with_the_way_out(
    through: Through, client: Client, tmp_path: Path
) -> None:
    through()
    with pytest.raises(NotReceived, match=f"{HOST} has a certificate that this machine does not trust"):
        got(client, tmp_path)


def test_a_proxy_that_asks_for_a_password_is_named(through: Through, client: Client, tmp_path: Path) -> None:
    through("Basic bmFtZTpwYXNz")
    with pytest.raises(NotReceived, match=r"The proxy asks for a user name and a password \(407\)\. Set HTTPS_PROXY"):
        got(client, tmp_path)
