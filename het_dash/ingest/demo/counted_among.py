"""The denominators: whole people of every quarter, PCN and cell, nested where the definitions nest."""

from collections.abc import Mapping

import numpy as np

from het_dash.ingest.demo.assumptions import Assumptions
from het_dash.ingest.demo.fit import whole
from het_dash.ingest.demo.groups import Floats, Whole
from het_dash.ingest.demo.quarters import Quarters
from het_dash.ingest.demo.registers import Registers


def counted_among(registers: Registers, quarters: Quarters, draw: np.random.Generator) -> Mapping[str, Whole]:
    """By register: quarter x PCN x ethnic group x sex x age, with the two ways of not knowing and no sex recorded."""
    assumed = registers.assumed
    straying = np.exp(draw.normal(0, assumed.completeness.between_pcns.number, (2, len(registers.groups.pcns))))
    found: dict[str, Whole] = {}
    for name, register in assumed.registers.items():
        cells = _recorded(registers.cells(name), registers.unknown(name), straying, quarters)
        cells = quarters.size(register).reshape(-1, 1, 1, 1, 1) * _sexes(
            cells, assumed.people.sex_not_known.number / 100
        )
        found[name] = whole(cells, draw.random((1, cells.shape[1])))
    return found | _parts(found, assumed, draw)


def _recorded(cells: Floats, unknown: tuple[float, float], straying: Floats, quarters: Quarters) -> Floats:
    """Cells by recorded ethnic group: some of every group have none. A quarter's axis comes first."""
    fall = quarters.assumed.completeness.fall.number / 100
    stated = np.ones((len(quarters.ends), 1)) * unknown[0] * straying[0]
    known = ((1 - fall) ** quarters.years)[:, np.newaxis] * unknown[1] * straying[1]
    stated, known = (share[:, :, np.newaxis, np.newaxis, np.newaxis] for share in (stated, known))
    everyone = cells.sum(axis=1, keepdims=True)[np.newaxis]
    return np.concatenate([(1 - stated - known) * cells[np.newaxis], stated * everyone, known * everyone], axis=2)


def _sexes(cells: Floats, not_known: float) -> Floats:
    return np.concatenate([(1 - not_known) * cells, not_known * cells.sum(axis=-2, keepdims=True)], axis=-2)


def _parts(found: Mapping[str, Whole], assumed: Assumptions, draw: np.random.Generator) -> dict[str, Whole]:
    kidney, hypertension, parts = found["chronic_kidney_disease"], found["hypertension"], assumed.parts

    def some(of: Whole, percent: Floats | float) -> Whole:
        return np.minimum(whole(of * np.asarray(percent) / 100, draw.random((1, of.shape[1]))), of)

    both = np.minimum(some(kidney, np.array(parts.kidney_and_hypertension.rates)), hypertension)
    return {
        "hypertension_without_kidney_disease": hypertension - both,
        "kidney_disease_hypertension_protein": some(both, parts.protein.number),
        "kidney_disease_acr_below_70": some(kidney, parts.acr_below_70.number),
    }
