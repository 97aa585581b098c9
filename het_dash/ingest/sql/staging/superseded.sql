-- One row gone: a count of our own that a newer edition of the same source gives again. Readers see the latest alone.
DELETE FROM raw
USING (
    SELECT raw.source_id, indicator_id, area_code, raw.period_end, max(place) AS newest
    FROM raw JOIN known_edition AS edition USING (source_id, edition)
    WHERE edition.layer = 'own'
    GROUP BY raw.source_id, indicator_id, area_code, raw.period_end
) AS latest, known_edition AS edition
WHERE raw.source_id = latest.source_id AND raw.indicator_id = latest.indicator_id
    AND raw.area_code = latest.area_code AND raw.period_end = latest.period_end
    AND edition.source_id = raw.source_id AND edition.edition = raw.edition AND edition.place < latest.newest
