"""Rules: answers in, blocks out."""
