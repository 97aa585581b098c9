-- One row: an indicator of which a source that is not published has figures.
SELECT DISTINCT source_id, indicator_id FROM figure WHERE list_contains($sources, source_id) ORDER BY ALL
