-- A choice may be for one service; without one it is for every service that has no choice of its own. `asCounty` takes a
-- service's own choice back. Whose proposal was accepted stands beside it.
alter table offer_policy add column service text;
alter table offer_policy add column trial_id uuid;
alter table offer_policy add constraint offer_policy_service foreign key (county_id, service) references service (county_id, code);
alter table offer_policy drop constraint offer_policy_kind_check;
alter table offer_policy add constraint offer_policy_kind_check
  check (kind in ('firstFree', 'carveOut', 'nestedLimits') or (kind = 'asCounty' and service is not null));

-- Policies played on the county's own past: asked by a manager, or each night to see whether other parameters would do
-- better. Numbers by day and service, nobody. A proposal is answered by a manager, never taken by itself.
create table policy_trial (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  kind text not null check (kind in ('compare', 'retune')),
  -- The night it was planned for; each once.
  night date,
  -- A setting that a manager wants to see beside the others.
  wanted jsonb,
  asked_by uuid references staff_member,
  asked_at timestamptz not null,
  state text not null default 'planned' check (state in ('planned', 'running', 'done')),
  percent integer not null default 0 check (percent between 0 and 100),
  result jsonb,
  finished_at timestamptz,
  answer text check (answer in ('accepted', 'declined')),
  answered_by uuid references staff_member,
  answered_at timestamptz,
  answer_reason text check (length(answer_reason) between 3 and 500),
  constraint policy_trial_night unique (county_id, night),
  constraint policy_trial_kind check ((kind = 'retune') = (night is not null)),
  constraint policy_trial_answered check ((answer is null) = (answered_at is null))
);
create index policy_trial_county on policy_trial (county_id, asked_at desc);
alter table policy_trial enable row level security;
alter table policy_trial force row level security;
create policy policy_trial_read on policy_trial for select to luukku_app, luukku_jobs using (county_id = (select setting('county')));
create policy policy_trial_ask on policy_trial for insert to luukku_app
  with check (county_id = (select setting('county')) and kind = 'compare' and (select setting('purpose')) = 'management' and asked_by = (select my_staff_id()));
create policy policy_trial_answer on policy_trial for update to luukku_app
  using (county_id = (select setting('county')) and kind = 'retune' and (select setting('purpose')) = 'management')
  with check (answered_by = (select my_staff_id()));
create policy policy_trial_plan on policy_trial for insert to luukku_jobs with check (county_id = (select setting('county')) and kind = 'retune');
create policy policy_trial_work on policy_trial for update to luukku_jobs using (county_id = (select setting('county')) and answer is null);
grant select, insert, update on policy_trial to luukku_app, luukku_jobs;
