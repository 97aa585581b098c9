-- One row: a kind of area, a breakdown and a source for which the store has figures of an indicator, and when to.
SELECT area.kind, figure.breakdown, figure.source_id, max(figure.period_end) AS last_end
FROM figure JOIN area ON area.code = figure.area_code
WHERE figure.indicator_id = $indicator AND list_contains($sources, figure.source_id)
GROUP BY area.kind, figure.breakdown, figure.source_id
ORDER BY area.kind, figure.breakdown, figure.source_id
