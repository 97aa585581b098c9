-- One row: a practice's place in a programme PCN on a date that the store has figures for.
CREATE TABLE practice_member (
    on_date DATE NOT NULL, -- The date.
    practice_code VARCHAR NOT NULL, -- The practice: see area.
    programme_pcn VARCHAR NOT NULL -- The PCN of the programme that it belonged to on that date: see area.
)
