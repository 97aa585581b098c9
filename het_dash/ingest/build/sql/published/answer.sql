-- One row: one answer to a question of the outcomes framework that is no count of people who took part. `number` is text:
-- it is of meetings, bids, pounds or scores; where it is of people it is rounded, or there is a reason in its place.
CREATE TABLE answer (
    area_code VARCHAR NOT NULL,
    cycle_id VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    measure_id VARCHAR NOT NULL,
    respondent VARCHAR NOT NULL,
    answer VARCHAR NOT NULL,
    number VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    nature VARCHAR NOT NULL
)
