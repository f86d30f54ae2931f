-- Acting for others. Who may act for whom is asked anew with every request, so that what has ended, ends at once in every
-- open session; what a minor keeps to themself is hidden from representatives in the database, with all that hangs on it.

-- The signed-in person themself, as against those they act for.
create function my_self() returns uuid language sql stable as $$ select case when setting('actor_kind') in ('resident', 'visitor') then setting('actor_id')::uuid end $$;

-- `trusted`: a person of trust, who may see and may not act. `barred_at`: may not act online; why is not stored, because
-- whoever reads it could tell it on (a child in care, an order of non-disclosure, an agreement of custody).
alter table person_relation drop constraint person_relation_kind_check;
alter table person_relation add constraint person_relation_kind_check check (kind in ('guardian', 'mandate', 'trusted'));
alter table person_relation
  add column source text not null default 'population-register' check (source in ('population-register', 'mandate-register', 'counter', 'voice')),
  add column recorded_by uuid references staff_member,
  add column barred_at timestamptz;

-- Two guardians who must not learn of each other: each sees what they sent themself.
alter table person add column guardians_apart boolean not null default false;

-- The fold of minor_decision: hidden from everybody who acts for the person; the person sees it.
alter table contact add column hidden_from_representatives boolean not null default false;
create index contact_hidden on contact (person_id) where hidden_from_representatives;
create index contact_reporter on contact (person_id, reporter_person_id) where reporter_person_id is not null;

-- What was decided of a minor's capacity and of what guardians see, one row a decision, the newest counts. A new decision
-- never overwrites an older one. 785/1992 § 7, 703/2023 §§ 34, 40, 51.
create table minor_decision (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact deferrable initially deferred,
  capacity text not null check (capacity in ('capable', 'not-capable', 'not-assessed')),
  guardians text not null check (guardians in ('see', 'do-not-see')),
  basis text not null check (basis in ('own-wish', 'capable-and-denies', 'weighty-reason', 'against-own-interest', 'agrees', 'not-capable')),
  reason_payload_id uuid references sealed_payload,
  decided_by_kind text not null check (decided_by_kind in ('self', 'staff')),
  decided_by uuid not null,
  decided_at timestamptz not null
);
create index minor_decision_contact on minor_decision (contact_id, decided_at desc);
alter table minor_decision enable row level security;
alter table minor_decision force row level security;
create policy minor_decision_access on minor_decision to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = (select my_self())
    or (register = any ((select my_registers())::text[]) and exists (select from need n where n.contact_id = minor_decision.contact_id))));
grant select, insert on minor_decision to luukku_app, luukku_jobs;

-- Who is related to whom is recorded by staff and registers, never by who gains from it. A resident sees the rows they stand
-- in themself, not who else acts for the same person, and may end what they gave.
drop policy person_relation_access on person_relation;
create policy person_relation_record on person_relation to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and (select sees_whole_contact()));
create policy person_relation_read on person_relation for select to luukku_app
  using (county_id = (select setting('county')) and (person_id = (select my_self()) or actor_person_id = (select my_self())));
create policy person_relation_end on person_relation for update to luukku_app
  using (county_id = (select setting('county')) and person_id = (select my_self()) and kind <> 'guardian')
  with check (valid_until is not null);

-- The facts a relation is judged by; the judgement is packages/domain/src/access/decide-acting.ts.
drop function list_acted_for(text, uuid, timestamptz);
create function acting_facts(p_county text, p_person uuid) returns table (
  person_id uuid, kind text, valid_from timestamptz, valid_until timestamptz, barred boolean,
  ward_non_disclosure boolean, own_non_disclosure boolean, other_guardian_non_disclosure boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select r.person_id, r.kind, r.valid_from, r.valid_until, r.barred_at is not null, w.non_disclosure, me.non_disclosure,
    exists (select from person_relation o join person g on g.id = o.actor_person_id
      where o.person_id = r.person_id and o.kind = 'guardian' and o.actor_person_id <> p_person and g.non_disclosure)
  from person_relation r join person w on w.id = r.person_id join person me on me.id = r.actor_person_id
  where r.county_id = p_county and r.actor_person_id = p_person
$$;
revoke all on function acting_facts(text, uuid) from public;
grant execute on function acting_facts(text, uuid) to luukku_app;

-- Contacts of those this resident acts for that this resident may not know of. Evaluated once a statement.
create function my_hidden_contacts() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare self uuid := my_self();
begin
  -- Everybody but a resident who acts for somebody is done here, without planning anything.
  if setting('actor_kind') is distinct from 'resident' or setting('persons') = self::text then return '{}'; end if;
  return coalesce((select array_agg(c.id) from contact c join person p on p.id = c.person_id
    where c.person_id = any (string_to_array(setting('persons'), ',')::uuid[]) and c.person_id <> self
      and (c.hidden_from_representatives
        or (c.reporter_person_id is not null and c.reporter_person_id <> c.person_id and c.reporter_person_id <> self
          and (p.guardians_apart or c.summary -> 'safeContactOnly' = 'true'::jsonb)))), '{}');
end $$;
do $$ begin
  execute format('create policy contact_hidden_lookup on contact for select to %I using (true)', current_user);
  execute format('create policy person_lookup on person for select to %I using (true)', current_user);
end $$;
-- Persons whose matters may be seen and not changed.
create function my_read_only() returns uuid[] language sql stable as $$ select coalesce(string_to_array(setting('read_only'), ',')::uuid[], '{}') $$;

-- Restrictive: whatever another policy allows, now or later, this is taken away again.
do $$
declare t text;
begin
  create policy contact_hidden on contact as restrictive to luukku_app, luukku_jobs using (id <> all ((select my_hidden_contacts())::uuid[]));
  foreach t in array array['need','case_event','clock','sealed_payload','permission','plan','appointment','notification','minor_decision'] loop
    execute format($p$create policy %1$I on %2$I as restrictive to luukku_app, luukku_jobs using (contact_id <> all ((select my_hidden_contacts())::uuid[]))$p$, t || '_hidden', t);
  end loop;
  create policy plan_line_hidden on plan_line as restrictive to luukku_app, luukku_jobs
    using ((select setting('actor_kind')) is distinct from 'resident' or exists (select from plan p where p.id = plan_id));
  foreach t in array array['contact','need','case_event','sealed_payload','permission','plan_line','appointment','notification','person_identity'] loop
    execute format($p$create policy %1$I on %2$I as restrictive for insert to luukku_app, luukku_jobs with check (person_id <> all ((select my_read_only())::uuid[]))$p$, t || '_no_insert', t);
    execute format($p$create policy %1$I on %2$I as restrictive for update to luukku_app, luukku_jobs using (person_id <> all ((select my_read_only())::uuid[]))$p$, t || '_no_update', t);
  end loop;
end $$;

-- The log of a person one acts for: entries that name a matter one may see, made by staff, planned work or oneself. What
-- the person did, and what another representative did, is theirs.
drop policy journal_entry_read on journal_entry;
create policy journal_entry_read on journal_entry for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select setting('actor_kind')) = 'system'
    or exists (select from journal_subject s where s.chain = journal_entry.chain and s.seq = journal_entry.seq and s.person_id = (select my_self()))
    or ((select setting('actor_kind')) = 'resident' and (actor_kind not in ('resident', 'visitor') or actor_id = (select setting('actor_id')))
      and exists (select from contact c where c.id = case when journal_entry.detail ->> 'contact' ~ '^[0-9a-f-]{36}$' then (journal_entry.detail ->> 'contact')::uuid end))));

-- Who acts for me, with the sealed name, for the one who gave the mandate: nothing else of that person.
create function my_representatives() returns table (id uuid, kind text, actor_person_id uuid, name_sealed bytea, valid_until timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.kind, r.actor_person_id, i.name_sealed, r.valid_until from person_relation r
    join person_identity i on i.person_id = r.actor_person_id
  where setting('actor_kind') = 'resident' and r.person_id = my_self() and r.county_id = setting('county') and r.kind <> 'guardian'
$$;
revoke all on function my_representatives() from public;
grant execute on function my_representatives() to luukku_app;
