"""Denominator of each indicator: published registers shared out to groups."""

import numpy as np

from het_dash.ingest.example.extract_assumptions import AmongGroups, Assumptions, Register
from het_dash.ingest.example.groups import AGES, IN_CVDPREVENT, NOT_KNOWN, NOT_STATED, SEXES, Floats, Groups, spread
from het_dash.ingest.example.iterative_fitting import Margin, fit_counts
from het_dash.ingest.example.people import adults_of_icb, adults_of_pcns, by_sex_and_age
from het_dash.ingest.example.published import PublishedFigures


class Registers:
    """Registers of the six PCNs at the last quarter, as fractional people with known ethnic group and sex."""

    def __init__(self, published: PublishedFigures, groups: Groups, assumed: Assumptions) -> None:
        self.published, self.groups, self.assumed = published, groups, assumed
        self.adults = adults_of_pcns(published, groups, assumed)
        self.adults_of_icb = adults_of_icb(published, groups, assumed)

    def cells(self, name: str) -> Floats:
        """Register by PCN x sixteen groups x sex (female, male) x age."""
        register = self.assumed.registers[name]
        rates = self._rates(register.assumed) if register.assumed else self._audited(register)
        cells = self.adults * rates
        if not register.qof:
            return np.asarray(cells)
        return np.asarray(cells * (self._sizes(register) / cells.sum(axis=(1, 2, 3)))[:, None, None, None])

    def unknown(self, name: str) -> tuple[float, float]:
        """Proportions of a register with ethnic group not stated, and not known."""
        register = self.assumed.registers[name]
        if register.assumed:
            return register.assumed.not_stated.number / 100, register.assumed.not_known.number / 100
        counts = self._by_group(register)
        everyone = sum(counts.values())
        return counts[IN_CVDPREVENT[NOT_STATED]] / everyone, counts[IN_CVDPREVENT[NOT_KNOWN]] / everyone

    def _audited(self, register: Register) -> Floats:
        """Rates that reproduce the ICB's published register, by sex and age and by ethnic group."""
        ages = by_sex_and_age(self._icb("denominator", register.audit, "sex_x_age_cvdprevent"))
        bands = self._icb("denominator", register.audit, "age_cvdprevent")
        either = spread(bands, AGES, np.nan) - np.nansum(ages, axis=0)  # the remainder for a suppressed cell
        ages = np.where(np.isnan(ages), either, ages)
        within = spread(register.within.rates if register.within else {}, self.groups.known, 1.0)
        people = self.adults_of_icb[0]
        start = people * (ages / people.sum(axis=0))[np.newaxis] * within[:, np.newaxis, np.newaxis]
        counts, broad = self._by_group(register), self.groups.broad[: len(self.groups.known)]
        names = tuple(dict.fromkeys(broad))
        known = spread(counts, names, np.nan)
        by_broad = np.array([names.index(one) for one in broad])[:, np.newaxis, np.newaxis]
        by_age = np.arange(ages.size).reshape(1, len(SEXES), len(AGES))
        margins = [Margin(by_broad, known * ages.sum() / known.sum()), Margin(by_age, ages.ravel())]
        return np.asarray(fit_counts(start, margins) / people)

    def _rates(self, lies: AmongGroups) -> Floats:
        ages = np.array([lies.ages.rates[sex] for sex in SEXES]) / 1000
        broad = self.groups.broad[: len(self.groups.known)]
        return np.asarray(spread(lies.groups.rates, broad, 1.0)[:, np.newaxis, np.newaxis] * ages[np.newaxis])

    def _sizes(self, register: Register) -> Floats:
        """Register size of each PCN from QOF, scaled by the ICB's ratio of the audit to QOF."""
        on, icb = self.assumed.registers_at.on, self.groups.catalogue.icb.code
        by_practice = [self.published.areas("numerator", indicator, on) for indicator in register.qof]
        sizes = np.sum([self.groups.summed(one, on) for one in by_practice], axis=0)
        if not register.audit:
            return np.asarray(sizes * (register.part.number if register.part else 1.0))
        there = sum(one[icb] for one in by_practice)
        audited = self.published.whole("denominator", register.audit, self.assumed.last_quarter.on, icb)
        return np.asarray(sizes * audited / there)

    def _by_group(self, register: Register) -> dict[str, float]:
        return self._icb("denominator", register.audit, "ethnicity_cvdprevent")

    def _icb(self, column: str, indicator: str, by: str) -> dict[str, float]:
        return self.published.groups(
            column, indicator, by, self.assumed.last_quarter.on, self.groups.catalogue.icb.code
        )
