"""Rules that make blocks of answers: the same numbers on screen and in every file."""
