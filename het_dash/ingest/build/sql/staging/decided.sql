-- One row: a figure of our own as it may be published: a status, and rounded counts only where it is shown.
CREATE TEMP TABLE decided (
    indicator_id VARCHAR, area_code VARCHAR, breakdown VARCHAR, period_start DATE, period_end DATE, group_id VARCHAR,
    source_id VARCHAR, numerator DOUBLE, denominator DOUBLE, value DOUBLE, lower DOUBLE, upper DOUBLE,
    qualifier VARCHAR, nature VARCHAR, lineage_id VARCHAR, note VARCHAR, status VARCHAR
)
