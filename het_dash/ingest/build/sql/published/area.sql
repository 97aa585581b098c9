-- One row: one area that a figure can be about, in the catalogue's order.
CREATE TABLE area (
    code VARCHAR NOT NULL, -- Code of the area: area_code of other tables.
    name VARCHAR NOT NULL, -- Name in full, as its publisher writes it.
    label VARCHAR NOT NULL, -- Name that the app shows.
    kind VARCHAR NOT NULL, -- practice, ods_pcn (a PCN as NHS England lists it), pcn (a PCN of the programme), neighbourhood, ward, lsoa, living_here, borough, icb, region or nation.
    parent VARCHAR, -- Code of the next larger area. Blank for practices and PCNs, whose membership is dated: see practice_member.
    position INTEGER NOT NULL -- Order in which the app lists areas.
)
