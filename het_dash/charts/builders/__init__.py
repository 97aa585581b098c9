"""Builders: answers in, one Chart out. One module a kind of comparison."""
