-- What a need is in law, and everything that happens to it afterwards. Codes, moments and whole years; the words of a
-- ground lie sealed. The clock rows are what these two give, counted by the domain.

create table need_in_law (
  need_id uuid primary key references need,
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  -- Service, urgency, side, ages in whole years, moments of contact and assessment: what the clocks started from.
  facts jsonb not null,
  recorded_at timestamptz not null
);
create index need_in_law_contact on need_in_law (contact_id);

-- Append-only: a record is never changed, so both moments of everything are kept.
create table clock_record (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  need_id uuid not null references need,
  -- event: a stop or start event of the law; exception: one of law/exceptions.law; visit: a visit and what was found;
  -- real-life: a date of the person's own life; capacity: could the limit be kept when it was assessed (1326/2010 § 54);
  -- reassessed, closed, reopened: what does not move a date; restart: a new start, with the reason
  kind text not null check (kind in ('event', 'exception', 'visit', 'real-life', 'capacity', 'reassessed', 'closed', 'reopened', 'restart')),
  -- Event name, exception id, kind of the real-life date … a code, never words.
  name text not null,
  at timestamptz not null,
  day date,
  data jsonb not null default '{}'::jsonb,
  ground_payload_id uuid references sealed_payload,
  actor_kind text not null,
  actor_id text not null,
  recorded_at timestamptz not null,
  -- An exception that ends or marks a duty by a professional's decision has its ground.
  constraint clock_record_restart_ground check (kind <> 'restart' or ground_payload_id is not null)
);
create index clock_record_need on clock_record (need_id);
create index clock_record_capacity on clock_record (county_id, recorded_at) where kind = 'capacity';

alter table need add column real_life_kind text check (real_life_kind in ('discharge', 'eviction', 'move', 'school-start', 'other'));
alter table clock add column status text;
create index clock_state on clock (county_id, state, rule_id);

-- Seen with the need: what hides a need from somebody hides these with it.
do $$
declare t text;
begin
  foreach t in array array['need_in_law','clock_record'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy %1$I on %2$I to luukku_app, luukku_jobs
      using (county_id = (select setting('county')) and (
        (select sees_whole_contact())
        or ((person_id = any ((select my_persons())::uuid[]) or register = any ((select my_registers())::text[]))
          and exists (select from need n where n.id = need_id))))$p$, t || '_access', t);
  end loop;
end $$;
create policy clock_record_count on clock_record for select to luukku_app using (county_id = (select setting('county')) and (select counts_only()));
grant select, insert, update on need_in_law to luukku_app, luukku_jobs;
grant select, insert on clock_record to luukku_app, luukku_jobs;
