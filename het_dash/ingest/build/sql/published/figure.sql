-- One row: one figure of one indicator, area, group, period and membership, from one source. A number or a reason,
-- never both.
CREATE TABLE figure (
    indicator_id VARCHAR NOT NULL,
    area_code VARCHAR NOT NULL,
    breakdown VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    group_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    membership VARCHAR NOT NULL CHECK (membership IN ('dated', 'constant', 'both', '')),
    status VARCHAR NOT NULL,
    value DOUBLE,
    lower DOUBLE,
    upper DOUBLE,
    numerator DOUBLE,
    denominator DOUBLE,
    interval_kind VARCHAR NOT NULL,
    qualifier VARCHAR NOT NULL,
    nature VARCHAR NOT NULL,
    lineage_id VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    CHECK (
        status = 'shown'
        OR (value IS NULL AND lower IS NULL AND upper IS NULL)
    ),
    CHECK (status IN ('shown', 'too_few_for_rate') OR (numerator IS NULL AND denominator IS NULL)),
    CHECK (status <> 'shown' OR value IS NOT NULL),
    CHECK ((lower IS NULL) = (upper IS NULL)),
    CHECK (lower IS NULL OR (lower <= upper AND interval_kind <> 'none'))
)
