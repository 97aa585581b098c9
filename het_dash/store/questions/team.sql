-- One row: what one of the teams has declared in a cycle, and what it declared before.
SELECT area_code, cycle_id, condition, condition_before, primary_measure, primary_measure_before, recorded_on, changed_on,
    source_id, nature
FROM team
WHERE list_contains($pcns, area_code)
ORDER BY cycle_id, list_position($pcns, area_code)
