-- One row: an edition whose table differs from what was imported.
CREATE TABLE changed_by_hand (
    source_id VARCHAR NOT NULL, -- The source: see source.
    edition VARCHAR NOT NULL -- The edition: see lineage.
)
