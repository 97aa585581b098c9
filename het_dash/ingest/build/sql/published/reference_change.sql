-- One row: how one measure changed in the nation's other PCNs between two Marches: the middle 95% of their changes, in
-- points, and the share of PCNs whose change is clear of that of all of them by their 95% limits.
CREATE TABLE reference_change (
    indicator_id VARCHAR NOT NULL,
    before DATE NOT NULL,
    after DATE NOT NULL,
    pcns INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    lower DOUBLE NOT NULL,
    upper DOUBLE NOT NULL,
    clear DOUBLE NOT NULL,
    source_id VARCHAR NOT NULL,
    nature VARCHAR NOT NULL
)
