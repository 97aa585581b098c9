-- One row: one observation of our own counts.
CREATE TEMP TABLE own_observation AS SELECT * EXCLUDE (layer) FROM typed WHERE layer = 'own'
