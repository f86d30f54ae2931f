-- Every trial of a version that was carried through, so that publishing can ask for one. Counts only, no contact and nobody:
-- register `none`, no row-level security; every query names the county. Nothing here is ever changed.
create table model_trial (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  version_id uuid not null references model_version,
  -- Against the made-up test contacts, or against what the county has received.
  kind text not null check (kind in ('made-up', 'received')),
  staff_id uuid not null references staff_member,
  at timestamptz not null,
  looked integer not null check (looked >= 0),
  changed integer not null check (changed between 0 and looked),
  -- The shared words it was read with: with others it is tried again.
  common_hash text not null
);
create index model_trial_version on model_trial (version_id, common_hash, id);

grant select, insert on model_trial to luukku_app;
grant select on model_trial to luukku_jobs;
