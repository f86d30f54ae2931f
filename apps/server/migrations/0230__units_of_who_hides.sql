-- A need stands in the list of the unit that gives its service in the person's own municipality, and so the list of a small place
-- tells who lives there. Of somebody with an order of non-disclosure (661/2009 §§ 36-37) it is the same unit wherever they
-- live: of those that give the service the one in the place of the joint guidance unit, else the first by code. ADR 0114.

create function unit_of_county(p_county text, p_service text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select u.id from service s join staff_member m on m.county_id = s.county_id and m.active and m.professions && s.professions join unit u on u.id = m.unit_id
  where s.county_id = p_county and s.code = p_service
  order by u.joint_guidance,
    (u.municipality_code in (select j.municipality_code from unit j where j.county_id = p_county and j.joint_guidance)) desc nulls last, u.code limit 1
$$;
revoke all on function unit_of_county from public;

-- Whoever writes, and whatever they reckoned.
create function hide_unit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.unit_id is not null and (select p.non_disclosure from person p where p.id = new.person_id) then
    new.unit_id := unit_of_county(new.county_id, new.service);
  end if;
  return new;
end $$;
create trigger need_unit_hidden before insert or update of unit_id, person_id, service on need for each row execute function hide_unit();

-- «Only near my home» on the waiting list names the home, and who was counted as near in the log of fairness lives there.
create trigger waiting_entry_municipality before insert or update of municipality_code, person_id on waiting_entry for each row execute function hide_municipality();
create function hide_same_place() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.same_place and (select p.non_disclosure from person p where p.id = new.person_id) then new.same_place := false; end if;
  return new;
end $$;
create trigger waiting_place_hidden before insert or update of same_place, person_id on waiting_place for each row execute function hide_same_place();
do $$
declare t text;
begin
  foreach t in array array['waiting_entry', 'waiting_place'] loop
    execute format('create policy %I on %I for update to %I using (true)', t || '_hide', t, current_user);
  end loop;
  execute format('create policy waiting_place_look on waiting_place for select to %I using (true)', current_user);
end $$;

create function move_units() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update need set unit_id = unit_id where person_id = new.id and unit_id is not null;
  update waiting_entry set municipality_code = null where person_id = new.id and municipality_code is not null;
  update waiting_place set same_place = false where person_id = new.id and same_place;
  return null;
end $$;
create trigger person_units after update of non_disclosure on person for each row when (new.non_disclosure and not old.non_disclosure) execute function move_units();

-- Whether a place of somebody's visit is closed to the asker: of who hides it opens as their whereabouts do, and for themselves.
-- Not with the right to look past the wall: a person whom it does not show is nobody of whom a place is told.
create function place_closed(p_person uuid) returns boolean language sql stable as $$
  select p_person is distinct from my_self() and coalesce((select q.non_disclosure from person q where q.id = p_person), true)
    and not exists (select from whereabouts w where w.person_id = p_person)
$$;

-- Whoever hid before this file.
update need n set unit_id = n.unit_id from person p where p.id = n.person_id and p.non_disclosure and n.unit_id is not null;
update waiting_entry e set municipality_code = null from person p where p.id = e.person_id and p.non_disclosure and e.municipality_code is not null;
update waiting_place w set same_place = false from person p where p.id = w.person_id and p.non_disclosure and w.same_place;
