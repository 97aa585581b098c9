-- One row: a kind of area and a breakdown for which the store has figures of an indicator.
SELECT DISTINCT area.kind, figure.breakdown, figure.source_id, figure.period_end
FROM figure JOIN area ON area.code = figure.area_code
WHERE figure.indicator_id = $indicator
ORDER BY area.kind, figure.breakdown, figure.period_end
