"""Checks shared by publishers' files, local extracts and returns: what is wrong, where, and what to do."""
