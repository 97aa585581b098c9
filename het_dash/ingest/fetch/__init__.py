"""Downloads newer editions from their publishers and imports them."""

from het_dash.ingest.fetch.by_hand.folder import from_folder
from het_dash.ingest.fetch.client import Client
from het_dash.ingest.fetch.problems import FetchProblem, Offline
from het_dash.ingest.fetch.progress import bar
from het_dash.ingest.fetch.run import Outcome, fetch, fetchable

__all__ = ["Client", "FetchProblem", "Offline", "Outcome", "bar", "fetch", "fetchable", "from_folder"]
