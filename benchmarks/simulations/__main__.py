"""Runs every simulation: `python -m benchmarks.simulations [times]`, about four seconds for each of the times."""

import sys

from rich.console import Console

from benchmarks.simulations import disparity, false_gaps, partial_pooling, shown_rates

TIMES = 20

if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    console = Console(width=170)
    for one in (shown_rates, partial_pooling, false_gaps, disparity):
        console.print(one.__doc__, one.table(times))
