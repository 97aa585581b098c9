"""The measured claims: `make bench`."""
