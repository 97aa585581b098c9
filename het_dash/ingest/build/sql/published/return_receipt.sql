-- One row: one version of a team's return for a quarter, and its status today. An erased version has no `sha256`.
CREATE TABLE return_receipt (
    area_code VARCHAR NOT NULL, -- The team's PCN: see area.
    cycle_id VARCHAR NOT NULL, -- The cycle of the programme, for example cycle_2.
    period_start DATE NOT NULL, -- First day of the quarter.
    period_end DATE NOT NULL, -- Last day of the quarter.
    quarter VARCHAR NOT NULL, -- The quarter, for example 2026-27Q2.
    version VARCHAR NOT NULL, -- Number of the version, from 1.
    standing VARCHAR NOT NULL CHECK (standing IN ('accepted', 'superseded', 'withdrawn', 'erased')), -- accepted (it counts), superseded by a later version, withdrawn or erased.
    accepted_on DATE NOT NULL, -- Day on which it was accepted.
    ended_on DATE, -- Day on which it stopped counting.
    due_on DATE NOT NULL, -- Day on which the quarter's return was due.
    late BOOLEAN NOT NULL, -- True if it was accepted after that day.
    reason VARCHAR NOT NULL, -- Reason given for a withdrawal or an erasure.
    sha256 VARCHAR NOT NULL, -- SHA-256 hash of the file that was sent.
    disagreement BOOLEAN NOT NULL, -- True if HEF and VCSO answered a question differently.
    waiting BOOLEAN NOT NULL, -- True if findings of it are waiting to be read by the programme.
    source_id VARCHAR NOT NULL, -- The source: see source.
    nature VARCHAR NOT NULL -- published, derived (calculated from published figures), programme (a team's return), local (GP records) or demonstration (example data, invented).
)
