-- What the wall asks of every statement (ADR 0122). The meaning of no policy changes; how often it is asked does. Each
-- `(select …)` in a policy is made ready by PostgreSQL with every statement, whether it decides something or not, and a look
-- at `need` brings all of need's own along. What decides for nearly everybody is asked once; the rest is a function, called
-- for a row that the first answer did not settle.

-- The county whose contacts this actor sees whole, else nothing.
create function whole_county() returns text language plpgsql stable parallel safe as $$
begin
  return case when sees_whole_contact() then setting('county') end;
end $$;

-- A row of a person the actor is or acts for.
create function is_of_mine(p_county text, p_person uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return p_county = setting('county') and p_person = any (my_persons());
end $$;

-- A need of the actor's own person, or in hand in the actor's registers.
create function is_need_of_mine(p_county text, p_person uuid, p_register text, p_owner uuid, p_unit uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
  return p_county = setting('county') and (p_person = any (my_persons())
    or (p_register = any (my_registers()) and (p_owner = my_staff_id() or p_unit = any (my_units()))));
end $$;

-- Opened by break-glass, or counted by who sees counts alone: reading only.
create function is_need_read(p_county text, p_person uuid, p_register text) returns boolean language plpgsql stable parallel safe as $$
begin
  return p_county = setting('county') and (counts_only() or (p_person = any (my_emergency()) and p_register = any (my_registers())));
end $$;

create function is_counted(p_county text) returns boolean language plpgsql stable parallel safe as $$
begin
  return p_county = setting('county') and counts_only();
end $$;

-- A row of the actor's own person, or of a need that the actor sees, in the actor's registers. The need is looked at as the
-- actor, through its own policies.
create function follows_need(p_county text, p_person uuid, p_register text, p_need uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
  if p_county is distinct from setting('county') then return false; end if;
  if p_person = any (my_persons()) then return true; end if;
  if p_need is null or (p_register = any (my_registers())) is not true then return false; end if;
  return exists (select from public.need n where n.id = p_need);
end $$;

-- A person the actor is or acts for, or somebody with a need that the professional sees.
create function is_person_of_mine(p_county text, p_person uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  if p_county is distinct from setting('county') then return false; end if;
  if p_person = any (my_persons()) then return true; end if;
  if counts_only() or my_staff_id() is null then return false; end if;
  return exists (select from public.need n where n.person_id = p_person);
end $$;

-- A line follows its plan where a resident looks: the plan's contact may be one that stays unknown to them.
create function follows_plan(p_plan uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  if setting('actor_kind') is distinct from 'resident' then return true; end if;
  return exists (select from public.plan p where p.id = p_plan);
end $$;


-- Where somebody with an order of non-disclosure is (ADR 0046): the person, planned sending, who has the case in hand, and who
-- meets them in the visit window. Few have such a row, and nearly every reading of a person asks for it.
create function knows_whereabouts(p_county text, p_person uuid) returns boolean language plpgsql stable parallel safe as $$
declare me uuid := my_staff_id();
begin
  if p_county is distinct from setting('county') then return false; end if;
  if p_person = my_self() or setting('actor_kind') = 'system' then return true; end if;
  if me is null then return false; end if;
  return exists (select from public.contact c where c.person_id = p_person and c.status <> 'closed'
      and (c.opened_by = me or c.assigned_staff_id = me or (c.next_owner_kind = 'staff' and c.next_owner_id = me::text)))
    or exists (select from public.appointment a where a.person_id = p_person and a.staff_id = me
      and a.status in ('booked', 'arrived', 'started') and in_visit_window(a.during));
end $$;

-- As before (0230), one question after the other: whoever has no order is not asked about.
create or replace function place_closed(p_person uuid) returns boolean language plpgsql stable as $$
begin
  if p_person is not distinct from my_self() then return false; end if;
  if not coalesce((select q.non_disclosure from public.person q where q.id = p_person), true) then return false; end if;
  return not exists (select from public.whereabouts w where w.person_id = p_person);
end $$;

-- What is taken away from the actor (ADR 0045, 0048): closed persons and hidden contacts, in one list of ids.
create function my_taken_away() returns uuid[] language plpgsql stable as $$
begin
  return my_closed() || my_hidden_contacts();
end $$;

create function may_change(p_person uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return p_person <> all (my_read_only());
end $$;

do $$
declare t text;
begin
  -- Rows of the whole contact.
  foreach t in array array['contact', 'notification', 'plan', 'permission', 'questionnaire_response'] loop
    execute format('alter policy %I on %I using (county_id = (select whole_county()) or is_of_mine(county_id, person_id))', t || '_access', t);
  end loop;
  -- Rows of a need.
  foreach t in array array['appointment', 'appointment_step', 'case_event', 'clock', 'plan_line', 'sealed_payload', 'move_proposal',
      'waiting_entry', 'waiting_offer', 'waiting_place'] loop
    execute format('alter policy %I on %I using (county_id = (select whole_county()) or follows_need(county_id, person_id, register, need_id))',
      t || '_access', t);
  end loop;
  foreach t in array array['contact', 'appointment', 'clock'] loop
    execute format('alter policy %I on %I using (is_counted(county_id))', t || '_count', t);
    -- PostgreSQL asks permissive policies backwards by name (0211): this one last.
    execute format('alter policy %I on %I rename to %I', t || '_count', t, t || '_a_count');
  end loop;
  -- What is closed or hidden, for who serves; planned work has nothing closed, and keeps the policy of what is hidden.
  foreach t in array array['contact', 'need', 'appointment', 'appointment_step', 'appointment_beside', 'case_event', 'clock', 'notification', 'plan', 'sealed_payload',
      'permission', 'questionnaire_response', 'move_proposal', 'waiting_entry', 'waiting_offer', 'waiting_place'] loop
    execute format('alter policy %I on %I using (not (array[person_id, %I] && (select my_taken_away())))',
      t || '_closed', t, case t when 'contact' then 'id' else 'contact_id' end);
    execute format('alter policy %I on %I to luukku_jobs', t || '_hidden', t);
  end loop;
  -- What a person of trust sees and may not change.
  for t in select tablename from pg_policies where schemaname = 'public' and policyname = tablename || '_no_insert' loop
    execute format('alter policy %I on %I with check (may_change(person_id))', t || '_no_insert', t);
  end loop;
  for t in select tablename from pg_policies where schemaname = 'public' and policyname = tablename || '_no_update' loop
    execute format('alter policy %I on %I using (may_change(person_id))', t || '_no_update', t);
  end loop;
end $$;

alter policy need_access on need using (county_id = (select whole_county()) or is_need_of_mine(county_id, person_id, register, owner_staff_id, unit_id));
drop policy need_count on need;
alter policy need_emergency on need using (is_need_read(county_id, person_id, register));
alter policy need_emergency on need rename to need_a_read;
alter policy person_access on person using (county_id = (select whole_county()) or is_person_of_mine(county_id, id));
alter policy person_identity_access on person_identity using (county_id = (select whole_county()) or is_person_of_mine(county_id, person_id));
alter policy plan_line_hidden on plan_line using (follows_plan(plan_id));
alter policy whereabouts_access on whereabouts using (knows_whereabouts(county_id, person_id));
alter policy appointment_a_joint on appointment using (county_id = setting('county') and id = any ((select my_joint_visits())::uuid[]));
