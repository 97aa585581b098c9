"""HTTP client with retries and pauses."""

from itertools import count
from pathlib import Path

from het_dash.ingest.fetch.download import Partial, host, receive
from het_dash.ingest.fetch.problems import Again, NotReceived, Unreachable
from het_dash.ingest.fetch.progress_events import Quiet, Watch
from het_dash.ingest.fetch.retry_policy import Patience
from het_dash.ingest.fetch.session import new_session


class Client:
    """A client for one whole fetch. It soon stops trying if no host at all has answered."""

    def __init__(self, patience: Patience | None = None, watch: Watch | None = None) -> None:
        self.patience = patience or Patience()
        self.watch: Watch = watch or Quiet()
        self._session = new_session()
        self._silent: set[str] = set()
        self._answered = False

    def download(self, url: str, to: Path, largest_bytes: int) -> None:
        """Downloads `url` to the file `to`. Raises NotReceived and keeps what has arrived for the next run."""
        partial, name = Partial(to.with_name(to.name + ".part")), host(url)
        for attempt in count():
            try:
                receive(self._session, url, partial, largest_bytes, self.patience, self.watch)
            except Again as wrong:
                self._answered |= not wrong.unreachable
                if attempt + 1 >= self._tries(name):
                    raise self._given_up(wrong, name, attempt + 1) from wrong
                self._pause(wrong, attempt)
            except NotReceived:
                self._answered = True
                raise
            else:
                self._answered = True
                partial.path.replace(to)
                partial.forget()
                return

    def close(self) -> None:
        self._session.close()

    def _tries(self, name: str) -> int:
        """One attempt for a host that failed to answer before, and until some publisher's host has answered."""
        hopeless = name in self._silent or (self._silent and not self._answered)
        return 1 if hopeless else self.patience.tries

    def _pause(self, wrong: Again, attempt: int) -> None:
        """Waits before another attempt. Raises NotReceived if the host asks for too long a pause."""
        seconds = self.patience.wait(attempt, wrong.wait)
        if seconds > self.patience.longest_wait:
            raise NotReceived(f"{wrong} It asks to wait for {seconds:,.0f} seconds; run it again after that.")
        self.watch.waiting(str(wrong), seconds)
        self.patience.sleep(seconds)

    def _given_up(self, wrong: Again, name: str, tries: int) -> NotReceived:
        if wrong.unreachable:
            self._silent.add(name)
            return Unreachable(name)
        return NotReceived(f"{wrong} Asked {tries} times; run it again later.")
