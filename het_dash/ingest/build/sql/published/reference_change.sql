-- One row: how one measure changed in the nation's other PCNs between two Marches: the middle 95% of their changes, in
-- points, and the share of PCNs whose change is clear of that of all of them by their 95% limits.
CREATE TABLE reference_change (
    indicator_id VARCHAR NOT NULL, -- The measure: see indicator.
    before DATE NOT NULL, -- The earlier March.
    after DATE NOT NULL, -- The later March.
    pcns INTEGER NOT NULL, -- PCNs compared.
    left_out INTEGER NOT NULL, -- PCNs left out, because their two registers cannot be compared.
    lower DOUBLE NOT NULL, -- Lower end of the middle 95% of changes, in points.
    upper DOUBLE NOT NULL, -- Upper end of the middle 95% of changes, in points.
    clear DOUBLE NOT NULL, -- Share of PCNs whose change differs clearly from that of all of them, from 0 to 1.
    source_id VARCHAR NOT NULL, -- The source: see source.
    nature VARCHAR NOT NULL -- published, derived (calculated from published figures), programme (a team's return), local (GP records) or demonstration (example data, invented).
)
