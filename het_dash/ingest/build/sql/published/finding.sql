-- One row: what a team heard and recommended, and what became of it; only rows that HEF, VCSO and programme agree to show.
CREATE TABLE finding (
    area_code VARCHAR NOT NULL,
    cycle_id VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    theme VARCHAR NOT NULL,
    heard VARCHAR NOT NULL,
    recommendation VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    decision VARCHAR NOT NULL,
    decided_on DATE,
    source_id VARCHAR NOT NULL,
    nature VARCHAR NOT NULL
)
