-- One row: a column of the published store that holds numbers.
SELECT table_name, column_name
FROM duckdb_columns()
WHERE NOT internal AND regexp_matches(data_type, 'INT|DOUBLE|FLOAT|DECIMAL')
ORDER BY table_name, column_index
