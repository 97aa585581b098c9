"""Runs every simulation: `python -m benchmarks.simulations [times]`, about a second for each of the times."""

import sys

from rich.console import Console

from benchmarks.simulations import partial_pooling, shown_rates

TIMES = 20

if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    console = Console(width=160)
    console.print(shown_rates.table(times))
    console.print(partial_pooling.table(times))
