-- One row: one figure of one indicator, area, group, period and membership, from one source. A number or a reason,
-- never both.
CREATE TABLE figure (
    indicator_id VARCHAR NOT NULL, -- The measure: see indicator.
    area_code VARCHAR NOT NULL, -- The place: see area.
    breakdown VARCHAR NOT NULL, -- How people are grouped: see breakdown. 'persons' is everyone together.
    period_start DATE NOT NULL, -- First day of the period. For a count on one day it is the same as period_end.
    period_end DATE NOT NULL, -- Last day of the period, or the day of the count.
    group_id VARCHAR NOT NULL, -- The group within the breakdown: see breakdown_group. 'all' is everyone.
    source_id VARCHAR NOT NULL, -- The source: see source.
    membership VARCHAR NOT NULL CHECK (membership IN ('dated', 'constant', 'both', '')), -- A PCN's figure counts its members of that date (dated), the same practices throughout (constant), or both where they agree. Blank where it does not matter.
    status VARCHAR NOT NULL, -- 'shown' where there is a value; otherwise the reason why there is none: see status.
    value DOUBLE, -- The figure, in the unit of its indicator. Unrounded where it is published; counts of our own are rounded to 5.
    lower DOUBLE, -- Lower limit of the interval. Blank where there is none.
    upper DOUBLE, -- Upper limit of the interval. Blank where there is none.
    numerator DOUBLE, -- The count above the line, where it may be shown.
    denominator DOUBLE, -- The people that the numerator is a part of, where it may be shown.
    interval_kind VARCHAR NOT NULL, -- wilson or byar (95%, calculated here), published (the publisher's own), rounded (at least 95%, covers rounding) or none.
    qualifier VARCHAR NOT NULL, -- exact, modelled (an estimate), at_least (a minimum figure) or provisional.
    nature VARCHAR NOT NULL, -- published, derived (calculated from published figures), programme (a team's return), local (GP records) or demonstration (example data, invented).
    lineage_id VARCHAR NOT NULL, -- The files and rules behind the figure: see lineage.
    note VARCHAR NOT NULL, -- A remark on this figure alone. Blank for most.
    CHECK (
        status = 'shown'
        OR (value IS NULL AND lower IS NULL AND upper IS NULL)
    ),
    CHECK (status IN ('shown', 'too_few_for_rate') OR (numerator IS NULL AND denominator IS NULL)),
    CHECK (status <> 'shown' OR value IS NOT NULL),
    CHECK ((lower IS NULL) = (upper IS NULL)),
    CHECK (lower IS NULL OR (lower <= upper AND interval_kind <> 'none'))
)
