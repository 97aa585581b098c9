"""Random streams: one for each topic, team and quarter, so that a further quarter changes none before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from zlib import crc32

import numpy as np

from het_dash.ingest.example.groups import Floats, Whole

K = TypeVar("K")


@dataclass(frozen=True)
class Stream:
    """`seed` is the file's; `key` says what is drawn."""

    seed: int
    key: tuple[str, ...] = ()

    def of(self, *key: object) -> "Stream":
        return Stream(self.seed, (*self.key, *(str(part) for part in key)))

    def begin(self) -> np.random.Generator:
        """Anew each time: the same key gives the same draws."""
        return np.random.default_rng([self.seed, *(crc32(part.encode()) for part in self.key)])


def shares(rates: Mapping[K, float]) -> Floats:
    """Rates as proportions of one."""
    weights = np.array(list(rates.values()), dtype=np.float64)
    return np.asarray(weights / weights.sum())


def dealt(draw: np.random.Generator, people: int, rates: Mapping[str, float]) -> dict[str, int]:
    """So many people dealt out by chance."""
    counts: Whole = draw.multinomial(people, shares(rates))
    return {name: int(count) for name, count in zip(rates, counts, strict=True)}


def chosen(draw: np.random.Generator, rates: Mapping[str, float]) -> str:
    """One of them, by chance."""
    return list(rates)[int(draw.choice(len(rates), p=shares(rates)))]
