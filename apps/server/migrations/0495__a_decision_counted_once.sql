-- The quality of a model counts a contact once, by the last assessment of it, against what was first proposed. What a new assessment
-- makes untrue is taken back by a row of its own: the table stays one that is only added to, and holds no contact. ADR 0210.
alter table guidance_outcome add column weight smallint not null default 1 check (weight in (1, -1));

-- What stands counted of this contact, to be taken back: proposed and decided class, services, models. No words.
alter table contact add column counted jsonb;
