-- One row: a practice and its programme PCN at the last date, up to the one asked for, of which the store has figures.
SELECT practice_code, programme_pcn
FROM practice_member
WHERE on_date = (SELECT max(on_date) FROM practice_member WHERE on_date <= $on_date)
ORDER BY practice_code
