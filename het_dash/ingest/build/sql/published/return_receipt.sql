-- One row: one version of a team's return for a quarter, and its status today. An erased one has no `sha256`.
-- `waiting`: rows of Learning that HEF and VCSO agree to show, and that the programme has not read yet.
CREATE TABLE return_receipt (
    area_code VARCHAR NOT NULL,
    cycle_id VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    quarter VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    standing VARCHAR NOT NULL CHECK (standing IN ('accepted', 'superseded', 'withdrawn', 'erased')),
    accepted_on DATE NOT NULL,
    ended_on DATE,
    due_on DATE NOT NULL,
    late BOOLEAN NOT NULL,
    reason VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    disagreement BOOLEAN NOT NULL,
    waiting BOOLEAN NOT NULL,
    source_id VARCHAR NOT NULL,
    nature VARCHAR NOT NULL
)
