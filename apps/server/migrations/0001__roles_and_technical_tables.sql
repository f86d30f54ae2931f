-- Roles. `owner` (whoever migrates) owns everything; `luukku_app` serves requests; `luukku_jobs` runs planned work.
-- Neither of the two may bypass row-level security or own a table. Login and password are given by the launcher or
-- the installation, never here.
do $$
begin
  if not exists (select from pg_roles where rolname = 'luukku_app') then
    create role luukku_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  if not exists (select from pg_roles where rolname = 'luukku_jobs') then
    create role luukku_jobs nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;

create extension if not exists btree_gist;
revoke create on schema public from public;
grant usage on schema public to luukku_app, luukku_jobs;

-- The county and its settings. No row about a person: register `none`.
create table county (
  id text primary key,
  code text not null,
  name jsonb not null,
  settings jsonb not null default '{}'::jsonb
);

create table municipality (
  code text primary key,
  county_id text not null references county,
  name jsonb not null,
  population integer not null check (population >= 0)
);

create table unit (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  code text not null,
  name jsonb not null,
  municipality_code text references municipality,
  address text,
  phone text,
  -- A joint guidance unit receives contacts for both registers (703/2023 §§ 46, 53).
  joint_guidance boolean not null default false,
  unique (county_id, code)
);

create table service (
  code text not null,
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both', 'external', 'self')),
  name jsonb not null,
  bookable boolean not null default false,
  modes text[] not null default '{}',
  professions text[] not null default '{}',
  duration_minutes integer not null default 30 check (duration_minutes between 5 and 480),
  primary key (county_id, code)
);

create table staff_member (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  -- The identity provider's subject; one person, one row.
  subject text not null,
  given_name text not null,
  family_name text not null,
  professions text[] not null,
  competences text[] not null default '{}',
  languages text[] not null,
  -- triage (joint guidance unit), health, social, manager
  roles text[] not null,
  registers text[] not null,
  unit_id uuid not null references unit,
  phone text,
  licensed boolean not null default true,
  active boolean not null default true,
  caseload_limit integer,
  unique (county_id, subject)
);
create index staff_member_unit on staff_member (unit_id);

-- Who is at work, where and for what. Everything bookable comes from here.
create table shift (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  staff_id uuid not null references staff_member,
  unit_id uuid not null references unit,
  during tstzrange not null check (not isempty(during)),
  kind text not null check (kind in ('reception', 'guidance', 'duty', 'absence')),
  modes text[] not null default '{onsite,remote,phone}',
  services text[] not null default '{}',
  duty_role text
);
create index shift_staff_during on shift using gist (staff_id, during);
create index shift_during on shift using gist (county_id, during);

create table duty_role (
  code text not null,
  county_id text not null references county,
  name jsonb not null,
  phone text not null,
  register text not null check (register in ('health', 'social', 'both')),
  -- Always staffed by somebody outside this roster (116117, 112): the county's promise, checked at start.
  always_open boolean not null default false,
  primary key (county_id, code)
);

-- Signed-in browsers. Only a hash of the cookie is stored; `none` register, but it names a person: RLS by id below.
create table session (
  id_hash bytea primary key,
  county_id text not null references county,
  kind text not null check (kind in ('visitor', 'resident', 'staff')),
  person_id uuid,
  staff_id uuid references staff_member,
  contact_id uuid,
  id_token_hint text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_expires on session (expires_at);

-- What a command was answered, so that repeating it answers the same and does nothing twice. The answer is sealed.
create table idempotency (
  county_id text not null references county,
  caller text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  answer bytea,
  created_at timestamptz not null,
  primary key (county_id, caller, key)
);
create index idempotency_created on idempotency (created_at);

create table draft (
  key_hash bytea primary key,
  county_id text not null references county,
  person_id uuid,
  sealed bytea not null,
  changed_at timestamptz not null,
  expires_at timestamptz not null
);
create index draft_expires on draft (expires_at);
create index draft_person on draft (person_id) where person_id is not null;
