-- One row: one answer to a question of the outcomes framework, other than counts of people who took part. `number` is
-- text: meetings, bids, pounds or scores. Where it counts people it is rounded, or there is a reason in its place.
CREATE TABLE answer (
    area_code VARCHAR NOT NULL, -- The team's PCN: see area.
    cycle_id VARCHAR NOT NULL, -- The cycle of the programme, for example cycle_2.
    period_start DATE NOT NULL, -- First day of the quarter.
    period_end DATE NOT NULL, -- Last day of the quarter.
    measure_id VARCHAR NOT NULL, -- The measure of the outcomes framework: see docs/outcomes.md.
    respondent VARCHAR NOT NULL, -- Who answers: hef (the Health Equity Fellow, HEF), vcso (the voluntary and community sector organisation, VCSO) or the whole team.
    answer VARCHAR NOT NULL, -- The answer chosen. Blank where the answer is a number.
    number VARCHAR NOT NULL, -- The number answered, as text. Blank where there is none.
    status VARCHAR NOT NULL, -- 'shown', or the reason why there is no answer: see status.
    source_id VARCHAR NOT NULL, -- The source: see source.
    nature VARCHAR NOT NULL -- published, derived (calculated from published figures), programme (a team's return), local (GP records) or demonstration (example data, invented).
)
