-- One row: one observation of published statistics.
CREATE TEMP TABLE observation AS SELECT * EXCLUDE (layer) FROM typed WHERE layer = 'published'
