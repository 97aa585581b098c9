-- One row: one source edition behind the figures of a lineage, and what was done with it.
CREATE TABLE lineage (
    lineage_id VARCHAR NOT NULL, -- lineage_id of the figures. Several rows if several editions are behind them.
    source_id VARCHAR NOT NULL, -- The source: see source.
    edition VARCHAR NOT NULL, -- Edition of the source, for example 2025-26.
    title VARCHAR NOT NULL, -- Title of the source.
    publisher VARCHAR NOT NULL, -- Who publishes it.
    short VARCHAR NOT NULL, -- Publisher and series, as source lines name them.
    file VARCHAR NOT NULL, -- Name of the file as it came.
    sha256 VARCHAR NOT NULL, -- SHA-256 hash of that file.
    imported_on DATE NOT NULL, -- Day on which it was imported.
    period_start DATE NOT NULL, -- First day that the file covers.
    period_end DATE NOT NULL, -- Last day that the file covers.
    nature VARCHAR NOT NULL, -- published, derived (calculated from published figures), programme (a team's return), local (GP records) or demonstration (example data, invented).
    rule VARCHAR NOT NULL, -- What was done with its rows, in words.
    statement VARCHAR NOT NULL -- Copyright statement that travels with its figures.
)
