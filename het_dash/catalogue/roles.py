"""Roles that may open a page. They come from sign-in, never from a link."""

from typing import Literal

Role = Literal["board", "fellow", "partner", "analyst", "programme"]
ANYONE: frozenset[Role] = frozenset({"board", "fellow", "partner", "analyst", "programme"})
