-- One row: an activity that one of the teams held.
SELECT area_code, on_date, type, name, place, status, people, source_id, nature
FROM event
WHERE list_contains($pcns, area_code)
ORDER BY on_date, list_position($pcns, area_code), type, place, name
