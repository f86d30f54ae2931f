-- One filling of an instrument (FHIR QuestionnaireResponse). While it is being filled the answers lie sealed here and
-- are changed in place; when it is completed or stopped they become a sealed_payload with a retention class.
create table questionnaire_response (
  id uuid primary key,
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  instrument text not null,
  version text not null,
  how text not null check (how in ('self', 'interview', 'measured')),
  status text not null check (status in ('asked', 'in-progress', 'completed', 'stopped')),
  sealed bytea,
  payload_id uuid references sealed_payload,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  check ((payload_id is not null) = (status in ('completed', 'stopped')))
);
create index questionnaire_response_contact on questionnaire_response (contact_id);
create index questionnaire_response_person on questionnaire_response (person_id) where status in ('asked', 'in-progress');

alter table questionnaire_response enable row level security;
alter table questionnaire_response force row level security;
-- Seen with the whole contact: the guidance unit, the person themself and those who act for them.
create policy questionnaire_response_access on questionnaire_response to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])));
grant select, insert, update on questionnaire_response to luukku_app, luukku_jobs;
-- What a minor keeps to themself hides what was filled for it, and who may only see may not fill (0060).
create policy questionnaire_response_hidden on questionnaire_response as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy questionnaire_response_no_insert on questionnaire_response as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy questionnaire_response_no_update on questionnaire_response as restrictive for update to luukku_app, luukku_jobs
  using (person_id <> all ((select my_read_only())::uuid[]));
