-- Whether somebody hides is asked under a share lock: an order that is being told at this moment is waited for, and one told after
-- this row finds it. Without, a need written meanwhile stayed in the list of the home's unit, a row in its municipality.
create or replace function hide_unit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.unit_id is not null then
    perform 1 from person p where p.id = new.person_id for share;
    if (select p.non_disclosure from person p where p.id = new.person_id) then
      new.unit_id := unit_of_county(new.county_id, new.service);
    end if;
  end if;
  return new;
end $$;
create or replace function hide_municipality() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.municipality_code is not null then
    perform 1 from person p where p.id = new.person_id for share;
    if (select p.non_disclosure from person p where p.id = new.person_id) then new.municipality_code := null; end if;
  end if;
  return new;
end $$;
create or replace function hide_same_place() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.same_place then
    perform 1 from person p where p.id = new.person_id for share;
    if (select p.non_disclosure from person p where p.id = new.person_id) then new.same_place := false; end if;
  end if;
  return new;
end $$;
-- Written meanwhile until now.
update need n set unit_id = n.unit_id from person p where p.id = n.person_id and p.non_disclosure and n.unit_id is not null;
update need n set municipality_code = null from person p where p.id = n.person_id and p.non_disclosure and n.municipality_code is not null;
update contact c set municipality_code = null from person p where p.id = c.person_id and p.non_disclosure and c.municipality_code is not null;
update waiting_entry e set municipality_code = null from person p where p.id = e.person_id and p.non_disclosure and e.municipality_code is not null;
update waiting_place w set same_place = false from person p where p.id = w.person_id and p.non_disclosure and w.same_place;
