"""Demonstration returns: what six teams might send, drawn from declared assumptions."""
