-- One row: a source's period and area, with the lowest coverage of its measures by dated membership.
SELECT source_id, any_value(edition) AS edition, period_end, area_code, min(share) AS share, bool_and(complete) AS complete,
    arg_min(missing, share) AS missing
FROM coverage
WHERE membership = 'dated'
GROUP BY source_id, period_end, area_code
ORDER BY source_id, period_end DESC, area_code
