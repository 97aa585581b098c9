-- One row: an ODS PCN's published figure, serving the programme PCN that is the same practices.
INSERT INTO counted
SELECT
    o.indicator_id, same.programme_pcn, o.breakdown, o.period_start, o.period_end, o.group_id, o.source_id,
    o.numerator, o.denominator, o.value, o.lower, o.upper, o.qualifier,
    edition.nature, edition.source_id || ' ' || edition.edition || ' same practices', o.note
FROM observation AS o
JOIN known_edition AS edition USING (source_id, edition)
JOIN (
    SELECT programme_pcn, min(ods_pcn) AS ods_pcn
    FROM known_member
    GROUP BY programme_pcn
    HAVING count(DISTINCT ods_pcn) = 1
) AS same ON same.ods_pcn = o.area_code
