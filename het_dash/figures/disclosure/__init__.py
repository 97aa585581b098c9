"""Suppression of small numbers, secondary suppression, and the auditor."""
