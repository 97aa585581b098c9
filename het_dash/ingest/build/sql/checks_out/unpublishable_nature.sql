-- One row: a figure whose nature is not that of its source's layer, so that it went past disclosure control.
SELECT DISTINCT figure.indicator_id, figure.area_code, figure.nature, figure.source_id
FROM figure JOIN known_edition AS edition ON edition.source_id = figure.source_id
WHERE (edition.layer = 'own') <> (figure.nature IN ('programme', 'local', 'demonstration'))
