-- One row: a figure whose nature needs disclosure control, which it has not been through.
SELECT indicator_id, area_code, nature FROM figure WHERE nature NOT IN ('published', 'derived')
