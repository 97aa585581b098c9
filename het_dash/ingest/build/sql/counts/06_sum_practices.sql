-- One row: practices' counts summed to a programme PCN, an ODS PCN (where its practices are certain) or the borough,
-- by membership at the period's end, unless the publisher gives the same area. One hidden part hides the sum.
-- Rounded, because patients of an LSOA that was split are fractions, whose sum's last digit follows the order of
-- adding. Sums of these sums (derived/) are rounded once more, and more coarsely: three thirds are one.
-- Services are left out of a PCN's prevalence, and named.
INSERT INTO counted
WITH placed AS (
    SELECT o.*, known.is_prevalence, unnest(list_filter(
        CASE WHEN known.is_prevalence AND service.practice_code IS NOT NULL THEN [$borough]
            ELSE [p.programme_pcn, p.ods_pcn, $borough] END,
        lambda code: code IS NOT NULL
    )) AS larger
    FROM observation AS o
    JOIN known_indicator AS known ON known.indicator_id = o.indicator_id AND known.built_from = 'practice'
    JOIN practice_at AS p ON p.practice_code = o.area_code AND p.on_date = o.period_end
    LEFT JOIN known_service AS service ON service.practice_code = o.area_code
),
uncertain AS (
    SELECT DISTINCT on_date, unnest(ods_pcns) AS ods_pcn FROM practice_at WHERE ods_pcn IS NULL
)
SELECT
    placed.indicator_id, placed.larger, placed.breakdown, placed.period_start, placed.period_end, placed.group_id,
    placed.source_id,
    CASE WHEN bool_and(placed.numerator IS NOT NULL) THEN round(sum(placed.numerator), 9) END,
    CASE WHEN bool_and(placed.denominator IS NOT NULL) THEN round(sum(placed.denominator), 9) END,
    NULL, NULL, NULL,
    CASE WHEN bool_or(placed.qualifier = 'modelled') THEN 'modelled' ELSE 'exact' END,
    'derived',
    placed.source_id || ' ' || any_value(placed.edition)
        || CASE WHEN placed.larger = $borough THEN ' summed from all practices' ELSE ' summed from practices' END,
    concat_ws(
        ' ',
        any_value(
            CASE WHEN placed.is_prevalence AND placed.larger <> $borough THEN missing.words_without_services
                ELSE missing.words END
        ),
        any_value(left_out.words)
    )
FROM placed
LEFT JOIN uncertain ON uncertain.ods_pcn = placed.larger AND uncertain.on_date = placed.period_end
LEFT JOIN missing
    ON missing.larger = placed.larger AND missing.on_date = placed.period_end AND missing.source_id = placed.source_id
LEFT JOIN left_out
    ON left_out.larger = placed.larger AND left_out.on_date = placed.period_end
    AND left_out.source_id = placed.source_id AND placed.is_prevalence
WHERE uncertain.ods_pcn IS NULL
    AND NOT EXISTS (
        FROM counted
        WHERE counted.indicator_id = placed.indicator_id AND counted.area_code = placed.larger
            AND counted.period_end = placed.period_end AND counted.source_id = placed.source_id
    )
GROUP BY
    placed.indicator_id, placed.larger, placed.breakdown, placed.period_start, placed.period_end, placed.group_id,
    placed.source_id
