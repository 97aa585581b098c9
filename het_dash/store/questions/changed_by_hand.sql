-- One row: an edition whose table differs from what was imported.
SELECT source_id, edition FROM changed_by_hand ORDER BY source_id, edition
