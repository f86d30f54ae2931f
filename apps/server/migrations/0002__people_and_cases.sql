-- Every row about a person carries county_id and register. Identity lives apart and sealed.

create table person (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null default 'both' check (register in ('health', 'social', 'both')),
  municipality_code text references municipality,
  language text not null default 'fi',
  verified boolean not null default false,
  -- Order of non-disclosure (661/2009 §§ 36-37): everything that tells a place is masked.
  non_disclosure boolean not null default false,
  created_at timestamptz not null
);

-- AES-256-GCM values with the key id inside and table, column and row as associated data; blind indexes are keyed
-- digests, so that equality can be asked and nothing can be read.
create table person_identity (
  person_id uuid primary key references person,
  county_id text not null references county,
  register text not null default 'both' check (register in ('health', 'social', 'both')),
  name_sealed bytea,
  identity_code_sealed bytea,
  birth_date_sealed bytea,
  phone_sealed bytea,
  email_sealed bytea,
  address_sealed bytea,
  contact_way_sealed bytea,
  identity_code_index bytea,
  phone_index bytea,
  email_index bytea,
  name_index bytea[] not null default '{}',
  changed_at timestamptz not null
);
create unique index person_identity_code on person_identity (county_id, identity_code_index) where identity_code_index is not null;
create index person_identity_phone on person_identity (county_id, phone_index) where phone_index is not null;
create index person_identity_email on person_identity (county_id, email_index) where email_index is not null;
create index person_identity_name on person_identity using gin (name_index);

-- Who may act for whom: guardian of a child, mandate of an adult.
create table person_relation (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null default 'both' check (register in ('health', 'social', 'both')),
  -- The one acted for.
  person_id uuid not null references person,
  actor_person_id uuid not null references person,
  kind text not null check (kind in ('guardian', 'mandate')),
  valid_from timestamptz not null,
  valid_until timestamptz
);
create index person_relation_actor on person_relation (actor_person_id);
create index person_relation_person on person_relation (person_id);

-- Personal content, sealed, beside the event that made it; it can be destroyed and leaves the history standing.
create table sealed_payload (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null,
  need_id uuid,
  kind text not null,
  retention_class text not null,
  sealed bytea,
  salt bytea,
  -- Salted digest of the content: what the journal refers to.
  digest bytea not null,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  check ((sealed is null) = (destroyed_at is not null))
);
create index sealed_payload_contact on sealed_payload (contact_id);

-- One contact: the row is the fold of its events, written in the same transaction.
create table contact (
  id uuid primary key,
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  reporter_person_id uuid references person,
  reference text not null,
  channel text not null,
  language text not null,
  municipality_code text references municipality,
  verified boolean not null,
  received_at timestamptz not null,
  version integer not null check (version > 0),
  status text not null check (status in ('waiting', 'opened', 'no-answer', 'asked-back', 'assessed', 'booked', 'closed')),
  urgency_class text not null check (urgency_class in ('A', 'B', 'C', 'D', 'E')),
  urgency_source text not null check (urgency_source in ('proposed', 'assessed', 'unread')),
  -- Smaller is more urgent: the desk's order, computed once by the domain.
  sort_key text not null,
  answered_at timestamptz,
  assessed_at timestamptz,
  opened_at timestamptz,
  opened_by uuid references staff_member,
  assigned_staff_id uuid references staff_member,
  attempts integer not null default 0,
  escalated_at timestamptz,
  promise_kind text,
  promise_from timestamptz,
  promise_to timestamptz,
  promise_kept boolean,
  joined_into uuid references contact,
  next_kind text,
  next_at timestamptz,
  next_owner_kind text check (next_owner_kind in ('staff', 'duty')),
  next_owner_id text,
  -- Codes only, for the list: needs, reasons, missing questions. No words of the person.
  summary jsonb not null default '{}'::jsonb,
  -- Nobody falls through: an open contact always has a next step with an owner.
  constraint contact_has_next_step check (
    status = 'closed' or (next_kind is not null and next_at is not null and next_owner_kind is not null and next_owner_id is not null)
  )
);
create unique index contact_reference on contact (county_id, reference);
-- A booked contact is off the desk until something else is its next step: a message to read, a lost time.
create index contact_desk on contact (county_id, sort_key) where status <> 'closed' and joined_into is null and not (status = 'booked' and next_kind = 'appointment');
create index contact_person on contact (person_id);
create index contact_received on contact (county_id, received_at);
create index contact_assigned on contact (assigned_staff_id) where assigned_staff_id is not null;
create index contact_next on contact (county_id, next_at) where status <> 'closed';

-- The domain history: what happened, when, by whom. Codes only; words lie in sealed_payload.
create table case_event (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact deferrable initially deferred,
  need_id uuid,
  seq integer not null,
  type text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  data jsonb not null default '{}'::jsonb,
  payload_id uuid references sealed_payload,
  unique (contact_id, seq)
);

create table need (
  id uuid primary key,
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  municipality_code text references municipality,
  service text not null,
  -- Help that no register of the county holds still stands on the plan.
  outside text check (outside in ('external', 'self')),
  urgency_class text not null check (urgency_class in ('A', 'B', 'C', 'D', 'E')),
  status text not null check (status in ('open', 'booked', 'done', 'external', 'closed')),
  model text,
  unit_id uuid references unit,
  owner_staff_id uuid references staff_member,
  extract_payload_id uuid references sealed_payload,
  established_at timestamptz not null,
  real_life_date date,
  legal_due_date date,
  legal_rule_id text,
  next_date date not null
);
create index need_contact on need (contact_id);
create index need_person on need (person_id);
create index need_owner on need (owner_staff_id) where status in ('open', 'booked');
create index need_unit on need (unit_id) where status in ('open', 'booked');
create index need_due on need (county_id, legal_due_date) where status in ('open', 'booked');
alter table sealed_payload add foreign key (need_id) references need deferrable initially deferred;
alter table case_event add foreign key (need_id) references need deferrable initially deferred;
alter table sealed_payload add foreign key (contact_id) references contact deferrable initially deferred;

-- A running statutory clock. `explanation` is codes and parameters; the words are made at the edge.
create table clock (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  need_id uuid references need,
  rule_id text not null,
  rule_version text not null,
  started_at timestamptz not null,
  -- Absent for a duty without a counted limit ("without delay", plan-based care).
  due_date date,
  due_at timestamptz,
  due_date_if_rolled date,
  state text not null check (state in ('running', 'met', 'metByOffer', 'notApplied', 'breached', 'ended')),
  stopped_by text,
  stopped_at timestamptz,
  detail jsonb not null default '{}'::jsonb
);
create index clock_contact on clock (contact_id);
create index clock_need on clock (need_id) where need_id is not null;
create index clock_running on clock (county_id, due_date) where state = 'running';

create table permission (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  share text not null check (share in ('yes', 'no', 'not-asked')),
  services text[] not null default '{}',
  asked_by text not null check (asked_by in ('form', 'voice')),
  given_at timestamptz not null,
  valid_until date,
  withdrawn_at timestamptz
);
create index permission_contact on permission (contact_id);

create table plan (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null unique references contact,
  coordinator_staff_id uuid references staff_member,
  made_at timestamptz not null
);
create index plan_person on plan (person_id);

create table plan_line (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  plan_id uuid not null references plan,
  need_id uuid not null references need,
  position integer not null,
  owner_kind text not null check (owner_kind in ('staff', 'duty')),
  owner_id text not null,
  next_date date not null,
  next_kind text not null,
  -- Texts of the operating model's template, in every language: no words about this person.
  texts jsonb not null
);
create index plan_line_plan on plan_line (plan_id);
create index plan_line_need on plan_line (need_id);

-- A booked time. Double booking is refused here, whatever the code above believes.
create table appointment (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  need_id uuid not null references need,
  staff_id uuid not null references staff_member,
  unit_id uuid not null references unit,
  service text not null,
  mode text not null check (mode in ('onsite', 'remote', 'phone', 'home')),
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  status text not null check (status in ('booked', 'cancelled', 'moved', 'done', 'no-show')),
  booked_at timestamptz not null,
  changed_at timestamptz,
  constraint appointment_one_per_professional exclude using gist (staff_id with =, during with &&) where (status in ('booked', 'done')),
  constraint appointment_one_per_person exclude using gist (person_id with =, during with &&) where (status in ('booked', 'done'))
);
create index appointment_contact on appointment (contact_id);
create index appointment_need on appointment (need_id);
create index appointment_day on appointment (county_id, lower(during)) where status = 'booked';

-- What is to be told to whom; the address is looked up when it is sent, and the text reveals nothing.
create table notification (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  appointment_id uuid references appointment,
  channel text not null check (channel in ('sms', 'email', 'letter', 'inbox')),
  template text not null,
  language text not null,
  due_at timestamptz not null,
  status text not null check (status in ('planned', 'sent', 'failed', 'cancelled')),
  attempts integer not null default 0,
  sent_at timestamptz
);
create index notification_due on notification (due_at) where status = 'planned';
create index notification_person on notification (person_id);
