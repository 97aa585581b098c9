-- One row: how much of a larger area the practices of a source's figures cover at a date: people whose practices it has,
-- as a share of all, by list sizes of `lists_of`. `membership` is dated or constant.
CREATE TABLE coverage (
    indicator_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    edition VARCHAR NOT NULL,
    period_end DATE NOT NULL,
    area_code VARCHAR NOT NULL,
    membership VARCHAR NOT NULL,
    share DOUBLE NOT NULL,
    complete BOOLEAN NOT NULL,
    missing VARCHAR[] NOT NULL,
    lists_of DATE NOT NULL,
    words VARCHAR NOT NULL
)
