"""Who may open a page. Roles come from sign-in, never from a link or a widget."""

from typing import Literal

Role = Literal["board", "fellow", "partner", "analyst", "programme"]
ANYONE: frozenset[Role] = frozenset({"board", "fellow", "partner", "analyst", "programme"})
