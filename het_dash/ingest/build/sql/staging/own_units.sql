-- One row: a unit, and how it is named in every release.
SELECT unit, concat_ws('/', pcn, period_start, period_end, version) AS name FROM own_unit ORDER BY unit
