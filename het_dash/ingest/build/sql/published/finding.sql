-- One row: what a team heard and recommended, and the decision on it. Only rows that HEF, VCSO and programme agree to
-- show.
CREATE TABLE finding (
    area_code VARCHAR NOT NULL, -- The team's PCN: see area.
    cycle_id VARCHAR NOT NULL, -- The cycle of the programme, for example cycle_2.
    period_start DATE NOT NULL, -- First day of the quarter.
    period_end DATE NOT NULL, -- Last day of the quarter.
    theme VARCHAR NOT NULL, -- Theme of what people said.
    heard VARCHAR NOT NULL, -- What the team heard, in its own words.
    recommendation VARCHAR NOT NULL, -- What the team recommends.
    owner VARCHAR NOT NULL, -- Who could act on it.
    decision VARCHAR NOT NULL, -- What was decided, for example adopted.
    decided_on DATE, -- Day of the decision. Blank before there is one.
    source_id VARCHAR NOT NULL, -- The source: see source.
    nature VARCHAR NOT NULL -- published, derived (calculated from published figures), programme (a team's return), local (GP records) or demonstration (example data, invented).
)
