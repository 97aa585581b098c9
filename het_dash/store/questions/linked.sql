-- One row: an activity of one of the teams that names an opportunity for action.
SELECT opportunity::INTEGER, area_code, on_date, type, name, source_id, nature
FROM event
WHERE list_contains($pcns, area_code) AND opportunity <> ''
ORDER BY opportunity::INTEGER, on_date, list_position($pcns, area_code)
