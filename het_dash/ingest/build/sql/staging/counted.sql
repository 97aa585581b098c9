-- One row: one future figure, before Python works out its value, interval and status.
CREATE TEMP TABLE counted (
    indicator_id VARCHAR, area_code VARCHAR, breakdown VARCHAR, period_start DATE, period_end DATE, group_id VARCHAR,
    source_id VARCHAR, numerator DOUBLE, denominator DOUBLE, value DOUBLE, lower DOUBLE, upper DOUBLE,
    qualifier VARCHAR, nature VARCHAR, lineage_id VARCHAR, note VARCHAR
)
