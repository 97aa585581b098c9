"""Quarterly returns: template, check, accept, retract, and what the build takes from them."""
