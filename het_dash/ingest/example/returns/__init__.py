"""Example returns of six teams, drawn from declared assumptions."""
