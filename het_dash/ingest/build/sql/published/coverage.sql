-- One row: how much of a larger area the practices of a source's figures cover at a date: people whose practices it has,
-- as a share of all, by list sizes of `lists_of`. `membership` is dated or constant.
CREATE TABLE coverage (
    indicator_id VARCHAR NOT NULL, -- The measure: see indicator.
    source_id VARCHAR NOT NULL, -- The source: see source.
    edition VARCHAR NOT NULL, -- The edition of the source: see lineage.
    period_end DATE NOT NULL, -- Last day of the figures' period.
    area_code VARCHAR NOT NULL, -- The larger area: see area.
    membership VARCHAR NOT NULL, -- dated or constant, as in figure.
    share DOUBLE NOT NULL, -- Share of people covered, from 0 to 1.
    complete BOOLEAN NOT NULL, -- True if the figures cover enough people to be shown for the area.
    missing VARCHAR[] NOT NULL, -- Practices that the edition does not have.
    lists_of DATE NOT NULL, -- Date of the list sizes used.
    words VARCHAR NOT NULL -- The coverage, in words.
)
