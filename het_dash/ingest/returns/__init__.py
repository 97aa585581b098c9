"""Quarterly returns: template, check, accept, withdraw, erase, and what the build takes from them."""
