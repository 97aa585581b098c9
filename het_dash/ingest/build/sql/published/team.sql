-- One row: a team in a cycle, as the catalogue or its returns declare it. Blank is not published. What was declared first
-- stays beside a change.
CREATE TABLE team (
    area_code VARCHAR NOT NULL,
    cycle_id VARCHAR NOT NULL,
    condition VARCHAR NOT NULL,
    condition_before VARCHAR NOT NULL,
    primary_measure VARCHAR NOT NULL,
    primary_measure_before VARCHAR NOT NULL,
    recorded_on DATE,
    changed_on DATE,
    source_id VARCHAR NOT NULL,
    nature VARCHAR NOT NULL
)
