"""Denominators of the example extract: people by quarter, PCN and cell, nested as the definitions are."""

from collections.abc import Mapping

import numpy as np

from het_dash.ingest.example.extract_assumptions import Part
from het_dash.ingest.example.groups import Floats, Whole
from het_dash.ingest.example.iterative_fitting import whole
from het_dash.ingest.example.quarters import Quarters
from het_dash.ingest.example.registers import Registers


def counted_among(registers: Registers, quarters: Quarters, draw: np.random.Generator) -> Mapping[str, Whole]:
    """By register: quarter x PCN x ethnic group x sex x age, including unknown ethnic groups and unrecorded sex."""
    assumed = registers.assumed
    straying = np.exp(draw.normal(0, assumed.completeness.between_pcns.number, (2, len(registers.groups.pcns))))
    found: dict[str, Whole] = {}
    for name, register in assumed.registers.items():
        cells = _recorded(registers.cells(name), registers.unknown(name), straying, quarters)
        cells = quarters.size(register).reshape(-1, 1, 1, 1, 1) * _sexes(
            cells, assumed.people.sex_not_known.number / 100
        )
        found[name] = whole(cells, draw.random((1, cells.shape[1])))
    for name, part in assumed.parts.items():
        found[name] = _part(part, found, draw)
    return found


def _recorded(cells: Floats, unknown: tuple[float, float], straying: Floats, quarters: Quarters) -> Floats:
    """Cells by recorded ethnic group; some people of every group have none recorded. The first axis is the quarter."""
    fall = quarters.assumed.completeness.fall.number / 100
    stated = np.ones((len(quarters.ends), 1)) * unknown[0] * straying[0]
    known = ((1 - fall) ** quarters.years)[:, np.newaxis] * unknown[1] * straying[1]
    stated, known = (share[:, :, np.newaxis, np.newaxis, np.newaxis] for share in (stated, known))
    everyone = cells.sum(axis=1, keepdims=True)[np.newaxis]
    return np.concatenate([(1 - stated - known) * cells[np.newaxis], stated * everyone, known * everyone], axis=2)


def _sexes(cells: Floats, not_known: float) -> Floats:
    return np.concatenate([(1 - not_known) * cells, not_known * cells.sum(axis=-2, keepdims=True)], axis=-2)


def _part(part: Part, found: Mapping[str, Whole], draw: np.random.Generator) -> Whole:
    """People of a part. No cell exceeds the whole, or the other register that they all belong to."""
    of = found[part.of]
    if part.less:
        return np.asarray(np.maximum(of - found[part.less], 0))
    some = whole(of * np.array(part.rates) / 100, draw.random((1, of.shape[1])))
    return np.minimum(some, np.minimum(of, found[part.also]) if part.also else of)
