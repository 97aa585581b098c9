-- One row: one line of an observations file, as text, with the file's line number.
CREATE TEMP TABLE raw (
    indicator_id VARCHAR, area_code VARCHAR, period_start VARCHAR, period_end VARCHAR, breakdown VARCHAR,
    group_id VARCHAR, numerator VARCHAR, denominator VARCHAR, value VARCHAR, lower VARCHAR, upper VARCHAR,
    qualifier VARCHAR, note VARCHAR, source_id VARCHAR, edition VARCHAR, file VARCHAR, row_number BIGINT
)
