-- One row: how one measure changed in the nation's other PCNs between two Marches. It belongs to no team.
SELECT indicator_id, before, after, pcns, left_out, lower, upper, clear, source_id, nature
FROM reference_change
WHERE $pcns IS NOT NULL
ORDER BY indicator_id, before, after
