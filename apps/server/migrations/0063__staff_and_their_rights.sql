-- The register of users and rights (703/2023 § 9 (3)), records that are closed to their owner's colleagues, and the way in
-- when somebody's life needs it.

alter table staff_member
  add column valid_from timestamptz,
  -- First moment when the rights are gone; asked with every request.
  add column valid_until timestamptz,
  add column task text,
  -- Keyed digest of the identity code: who this professional is as a resident.
  add column identity_code_index bytea;
create index staff_member_code on staff_member (identity_code_index) where identity_code_index is not null;

-- Absence cover: for its time the one who covers also belongs to the unit of the one who is away.
create table staff_cover (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  staff_id uuid not null references staff_member,
  unit_id uuid not null references unit,
  during tstzrange not null check (not isempty(during) and not upper_inf(during)),
  made_by uuid not null references staff_member
);
create index staff_cover_staff on staff_cover (staff_id);

-- Every change of a right: who gave what to whom. Never changed.
create table staff_right_change (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  staff_id uuid not null references staff_member,
  changed_by uuid not null references staff_member,
  changed_at timestamptz not null,
  before jsonb,
  after jsonb not null
);
create index staff_right_change_staff on staff_right_change (staff_id, changed_at desc);
grant select on staff_cover, staff_right_change to luukku_app, luukku_jobs;

create table break_glass (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  staff_id uuid not null references staff_member,
  -- Sealed for this row: the written reason.
  reason_sealed bytea not null,
  opened_at timestamptz not null,
  lapses_at timestamptz not null
);
create index break_glass_staff on break_glass (staff_id, lapses_at);
create index break_glass_person on break_glass (person_id, opened_at);
alter table break_glass enable row level security;
alter table break_glass force row level security;
create policy break_glass_own on break_glass to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and (staff_id = (select my_staff_id()) or person_id = (select my_self())));
grant select, insert on break_glass to luukku_app;

do $$
declare t text;
begin
  execute format('create policy break_glass_lookup on break_glass for select to %I using (true)', current_user);
end $$;

-- What a professional's own session carries, worked out anew with each request: units with cover, persons whose records are
-- closed to them (their own, those of children they are guardian of, and colleagues of their units who have no open
-- matter), and persons opened by break-glass that has not lapsed.
create function staff_reach(p_county text, p_staff uuid, p_at timestamptz) returns table (units uuid[], closed uuid[], emergency uuid[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me staff_member;
  own uuid;
  my_unit_ids uuid[];
  opened uuid[];
begin
  select * into me from staff_member m where m.id = p_staff and m.county_id = p_county;
  select array_agg(distinct u) into my_unit_ids from (select me.unit_id as u union all select c.unit_id from staff_cover c where c.staff_id = p_staff and c.during @> p_at) x;
  select coalesce(array_agg(b.person_id), '{}') into opened from break_glass b where b.staff_id = p_staff and b.lapses_at > p_at;
  if me.identity_code_index is not null then
    select i.person_id into own from person_identity i where i.county_id = p_county and i.identity_code_index = me.identity_code_index;
  end if;
  return query select my_unit_ids, coalesce((select array_agg(distinct c.person_id) from (
      select own as person_id
      union all select r.person_id from person_relation r where r.actor_person_id = own and r.kind = 'guardian' and (r.valid_until is null or r.valid_until > p_at)
      union all select i.person_id from staff_member m join person_identity i on i.county_id = p_county and i.identity_code_index = m.identity_code_index
        where m.unit_id = any (my_unit_ids) and m.id <> p_staff and m.identity_code_index is not null and i.person_id <> all (opened)
          and not exists (select from contact k where k.person_id = i.person_id and k.status <> 'closed')
          and not exists (select from need n where n.person_id = i.person_id and n.owner_staff_id = p_staff and n.status <> 'closed')
    ) c where c.person_id is not null), '{}'), opened;
end $$;
revoke all on function staff_reach(text, uuid, timestamptz) from public;
grant execute on function staff_reach(text, uuid, timestamptz) to luukku_app;

create function my_closed() returns uuid[] language sql stable as $$ select coalesce(string_to_array(setting('closed'), ',')::uuid[], '{}') $$;
create function my_emergency() returns uuid[] language sql stable as $$ select case when setting('actor_kind') = 'staff' and setting('purpose') in ('care', 'emergency') then coalesce(string_to_array(setting('emergency'), ',')::uuid[], '{}') else '{}' end $$;
do $$
declare t text;
begin
  create policy person_closed on person as restrictive to luukku_app using (id <> all ((select my_closed())::uuid[]));
  foreach t in array array['person_identity','whereabouts','contact','need','case_event','clock','sealed_payload','permission','plan','plan_line','appointment','notification','minor_decision','denial','crossing','break_glass'] loop
    execute format($p$create policy %1$I on %2$I as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]))$p$, t || '_closed', t);
  end loop;
end $$;

-- Break-glass opens the needs of that person in the professional's own registers, and what hangs on a need (its policies ask
-- whether the need is seen). The other register stays where it is: its own way over is a recorded ground.
create policy need_emergency on need for select to luukku_app
  using (county_id = (select setting('county')) and person_id = any ((select my_emergency())::uuid[]) and register = any ((select my_registers())::text[]));

-- Found by the digest of the code, whoever asks in an emergency; closed ones answer as nobody.
create function find_person_in_emergency(p_index bytea) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select i.person_id from person_identity i where setting('actor_kind') = 'staff' and setting('purpose') = 'emergency' and i.county_id = setting('county')
    and i.identity_code_index = p_index and i.person_id <> all (my_closed())
$$;
revoke all on function find_person_in_emergency(bytea) from public;
grant execute on function find_person_in_emergency(bytea) to luukku_app;

-- Keeping the register of users: a manager of the county, never their own row.
create function keep_user(p_id uuid, p_new jsonb) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old staff_member;
  kept uuid;
  at timestamptz := setting('at')::timestamptz;
begin
  if setting('actor_kind') is distinct from 'staff' or setting('purpose') is distinct from 'user-register' or p_id = my_staff_id() then return null; end if;
  if not exists (select from unit u where u.id = (p_new ->> 'unitId')::uuid and u.county_id = setting('county')) then return null; end if;
  if p_id is null then
    insert into staff_member (county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id, licensed, active, valid_from, valid_until, task)
    values (setting('county'), p_new ->> 'subject', p_new ->> 'givenName', p_new ->> 'familyName', array(select jsonb_array_elements_text(p_new -> 'professions')), '{fi}',
      array(select jsonb_array_elements_text(p_new -> 'roles')), array(select jsonb_array_elements_text(p_new -> 'registers')), (p_new ->> 'unitId')::uuid,
      (p_new ->> 'licensed')::boolean, (p_new ->> 'active')::boolean, (p_new ->> 'validFrom')::timestamptz, (p_new ->> 'validUntil')::timestamptz, p_new ->> 'task')
    returning id into kept;
  else
    select * into old from staff_member m where m.id = p_id and m.county_id = setting('county') for update;
    if old.id is null then return null; end if;
    update staff_member set roles = array(select jsonb_array_elements_text(p_new -> 'roles')), registers = array(select jsonb_array_elements_text(p_new -> 'registers')),
      unit_id = (p_new ->> 'unitId')::uuid, licensed = (p_new ->> 'licensed')::boolean, active = (p_new ->> 'active')::boolean,
      valid_from = (p_new ->> 'validFrom')::timestamptz, valid_until = (p_new ->> 'validUntil')::timestamptz, task = p_new ->> 'task'
    where id = old.id returning id into kept;
  end if;
  insert into staff_right_change (county_id, staff_id, changed_by, changed_at, before, after)
  values (setting('county'), kept, my_staff_id(), at, case when old.id is null then null else jsonb_build_object('roles', old.roles, 'registers', old.registers, 'unitId', old.unit_id, 'licensed', old.licensed, 'active', old.active, 'validUntil', old.valid_until) end, p_new);
  return kept;
end $$;
create function keep_cover(p_staff uuid, p_unit uuid, p_during tstzrange) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if setting('actor_kind') is distinct from 'staff' or setting('purpose') is distinct from 'user-register' or p_staff = my_staff_id() then return false; end if;
  if not exists (select from staff_member m where m.id = p_staff and m.county_id = setting('county')) or not exists (select from unit u where u.id = p_unit and u.county_id = setting('county')) then return false; end if;
  insert into staff_cover (county_id, staff_id, unit_id, during, made_by) values (setting('county'), p_staff, p_unit, p_during, my_staff_id());
  return true;
end $$;
-- The digest of a professional's identity code, from the identity provider that vouches for it.
create function know_staff_code(p_staff uuid, p_index bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  update staff_member set identity_code_index = p_index where id = p_staff and identity_code_index is distinct from p_index
$$;
revoke all on function keep_user, keep_cover, know_staff_code from public;
grant execute on function keep_user, keep_cover, know_staff_code to luukku_app;

-- Times that went before their taker's eyes, so that they are not offered to them again: the same whether somebody was
-- quicker or the person has something then that this taker may not know of.
create table lost_time (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null default 'both' check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  actor_person_id uuid not null,
  during tstzrange not null,
  lost_at timestamptz not null
);
create index lost_time_person on lost_time (person_id, actor_person_id);
alter table lost_time enable row level security;
alter table lost_time force row level security;
create policy lost_time_own on lost_time to luukku_app using (county_id = (select setting('county')) and actor_person_id = (select my_self()));
grant select, insert on lost_time to luukku_app;

-- The day's report of suspicious use, in codes: who, what, how often. No person is named in it.
create function suspicious_use(p_from timestamptz, p_to timestamptz) returns table (staff_id uuid, kind text, times integer, first_at timestamptz, last_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with used as (
    select e.actor_id::uuid as staff_id, e.at, e.action, e.detail, e.purpose, e.chain, e.seq from journal_entry e
    where e.county_id = setting('county') and setting('purpose') = 'user-register' and e.actor_kind = 'staff' and e.at >= p_from and e.at < p_to),
  glass as (select b.staff_id, b.opened_at as at, b.person_id from break_glass b where b.county_id = setting('county') and setting('purpose') = 'user-register' and b.opened_at >= p_from and b.opened_at < p_to),
  found as (
    select g.staff_id, 'break-glass' as kind, g.at from glass g
    union all select a.staff_id, 'break-glass-again-within-the-hour', a.at from glass a where exists (select from glass b where b.staff_id = a.staff_id and b.at < a.at and b.at > a.at - interval '1 hour')
    union all select a.staff_id, 'break-glass-many-persons', a.at from glass a where (select count(distinct b.person_id) from glass b where b.staff_id = a.staff_id and b.at <= a.at and b.at > a.at - interval '10 minutes') >= 5
    union all select u.staff_id, 'refused', u.at from used u where u.detail ? 'refused'
    union all select u.staff_id, 'own-or-family', u.at from used u join staff_member m on m.id = u.staff_id join person_identity i on i.identity_code_index = m.identity_code_index and i.county_id = m.county_id
      join contact c on c.id = case when u.detail ->> 'target' ~ '^[0-9a-f-]{36}$' then (u.detail ->> 'target')::uuid end
      where u.detail ? 'refused' and (c.person_id = i.person_id or exists (select from person_relation r where r.actor_person_id = i.person_id and r.person_id = c.person_id))
    union all select u.staff_id, 'ground-of-the-act', u.at from used u where u.action = 'recordGround' and u.detail ? 'ground'
    union all select u.staff_id, 'many-searches', min(u.at) from used u where u.action = 'searchDesk' group by u.staff_id, date_trunc('hour', u.at) having count(*) >= 60
    union all select u.staff_id, 'outside-the-roster', u.at from used u where u.action in ('readCase', 'readOwnNeed', 'readAcross')
      and not exists (select from shift s where s.staff_id = u.staff_id and s.kind <> 'absence' and s.during && tstzrange(u.at - interval '1 hour', u.at + interval '1 hour')))
  select f.staff_id, f.kind, count(*)::int, min(f.at), max(f.at) from found f group by f.staff_id, f.kind order by 2, 3 desc
$$;
revoke all on function suspicious_use(timestamptz, timestamptz) from public;
grant execute on function suspicious_use(timestamptz, timestamptz) to luukku_app;
