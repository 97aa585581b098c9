-- One row: a practice's place in a programme PCN at a date of which the store has figures.
CREATE TABLE practice_member (on_date DATE NOT NULL, practice_code VARCHAR NOT NULL, programme_pcn VARCHAR NOT NULL)
