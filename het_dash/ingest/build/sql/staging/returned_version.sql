-- One row: which version of a team's return its counts of one indicator and period are from. Filled from the journal.
CREATE TEMP TABLE returned_version (
    indicator_id VARCHAR, area_code VARCHAR, period_start DATE, period_end DATE, version VARCHAR
)
