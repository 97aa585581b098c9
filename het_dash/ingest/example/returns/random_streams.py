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
    """Random stream. `seed` comes from the file; `key` names the topic."""

    seed: int
    key: tuple[str, ...] = ()

    def of(self, *key: object) -> "Stream":
        return Stream(self.seed, (*self.key, *(str(part) for part in key)))

    def begin(self) -> np.random.Generator:
        """A new generator on each call. The same key gives the same draws."""
        return np.random.default_rng([self.seed, *(crc32(part.encode()) for part in self.key)])


def shares(rates: Mapping[K, float]) -> Floats:
    """Rates as proportions that sum to 1."""
    weights = np.array(list(rates.values()), dtype=np.float64)
    return np.asarray(weights / weights.sum())


def dealt(draw: np.random.Generator, people: int, rates: Mapping[str, float]) -> dict[str, int]:
    """`people` allocated at random by these rates."""
    counts: Whole = draw.multinomial(people, shares(rates))
    return {name: int(count) for name, count in zip(rates, counts, strict=True)}


def chosen(draw: np.random.Generator, rates: Mapping[str, float]) -> str:
    """One key, chosen at random by these rates."""
    return list(rates)[int(draw.choice(len(rates), p=shares(rates)))]
