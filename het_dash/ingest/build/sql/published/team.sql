-- One row: a team in a cycle, as the catalogue or its returns declare it. Blank is not published. After a change, what
-- was declared first is kept too.
CREATE TABLE team (
    area_code VARCHAR NOT NULL, -- The team's PCN: see area.
    cycle_id VARCHAR NOT NULL, -- The cycle of the programme, for example cycle_2.
    condition VARCHAR NOT NULL, -- The condition that the team works on.
    condition_before VARCHAR NOT NULL, -- The condition declared first, if it changed.
    primary_measure VARCHAR NOT NULL, -- The measure that the team set out to improve.
    primary_measure_before VARCHAR NOT NULL, -- The measure declared first, if it changed.
    recorded_on DATE, -- Day on which this was first declared.
    changed_on DATE, -- Day on which it changed.
    source_id VARCHAR NOT NULL, -- The source: see source.
    nature VARCHAR NOT NULL -- published, derived (calculated from published figures), programme (a team's return), local (GP records) or demonstration (example data, invented).
)
