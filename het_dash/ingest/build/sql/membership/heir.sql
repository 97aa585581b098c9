-- One row: a practice, the programme PCN that counts its patients throughout, and the first date from which that PCN's
-- practices can be followed.
CREATE TEMP TABLE heir (practice_code VARCHAR, programme_pcn VARCHAR, followed_from DATE)
