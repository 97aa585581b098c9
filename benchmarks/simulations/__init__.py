"""What the statistics promise, tried on simulated truth: `python -m benchmarks.simulations`."""
