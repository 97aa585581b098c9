-- One row: one future figure of a PCN by constant membership, before Python works out its value, interval and status.
CREATE TEMP TABLE followed AS FROM counted LIMIT 0
