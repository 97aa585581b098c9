-- One row: a programme PCN at a date at which its members were not the practices that constant membership follows.
CREATE TEMP TABLE changed_members (programme_pcn VARCHAR, on_date DATE)
