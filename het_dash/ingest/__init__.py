"""Turns sources into the published store. The only package where unsuppressed numbers exist."""
