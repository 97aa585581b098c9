-- One row: one source edition behind the figures of a lineage, and what was done with it.
CREATE TABLE lineage (
    lineage_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    edition VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    short VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    imported_on DATE NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    nature VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    statement VARCHAR NOT NULL
)
