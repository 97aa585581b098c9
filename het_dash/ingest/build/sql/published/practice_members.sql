-- One row: a practice's programme PCN at a date of which the store has figures.
INSERT INTO practice_member
SELECT on_date, practice_code, programme_pcn FROM practice_at ORDER BY on_date, practice_code
