-- Operating models as a county keeps them. No row is about a client: register `none`, no row-level security; every query
-- names the county. Nothing here is ever changed: another content is another version, taking back is an event of its own.

create table model_version (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  name text not null,
  -- What the file calls itself; the hash of its content is what is approved.
  label text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  content text not null,
  -- The model's own test contacts, made-up people only.
  contacts text,
  origin text not null check (origin in ('installed', 'brought')),
  copied_from text,
  brought_by uuid references staff_member,
  brought_at timestamptz not null,
  unique (county_id, name, hash)
);

create table model_event (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  version_id uuid not null references model_version,
  kind text not null check (kind in ('approved', 'approval-withdrawn', 'published', 'publication-withdrawn', 'adopted')),
  -- The named professional who answers for it.
  staff_id uuid not null references staff_member,
  profession text not null,
  at timestamptz not null,
  from_day date,
  unit_id uuid references unit,
  statement text,
  -- What the county decided of the model's open questions, in their order.
  decisions text[] not null default '{}',
  -- The shared words the version was read with: when they have changed since, the screen says so.
  common_hash text,
  demo boolean not null default false,
  check ((kind in ('published', 'adopted')) = (from_day is not null)),
  check ((kind = 'adopted') = (unit_id is not null)),
  check (kind not in ('approved', 'approval-withdrawn', 'publication-withdrawn') or length(btrim(statement)) > 0)
);
create index model_event_county on model_event (county_id, id);

-- One row an assessment: what the rules proposed and what the professional decided. No person, no contact, no moment finer
-- than the day: it is counted, and cannot be led back.
create table guidance_outcome (
  id uuid primary key default gen_random_uuid(),
  county_id text not null references county,
  day date not null,
  model text not null,
  hash text not null,
  proposed text not null check (proposed in ('A', 'B', 'C', 'D', 'E')),
  decided text not null check (decided in ('A', 'B', 'C', 'D', 'E')),
  same_services boolean not null,
  override_kind text
);
create index guidance_outcome_model on guidance_outcome (county_id, model, day);

grant select, insert on model_version, model_event, guidance_outcome to luukku_app;
grant select on model_version, model_event, guidance_outcome to luukku_jobs;
