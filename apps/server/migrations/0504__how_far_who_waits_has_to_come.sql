-- The order of who waits reckons the way in minutes. `same_place` is what rows from before say of it, and is written on for a server that
-- does not know the minutes yet. Minutes to a place tell a home better than a yes did: of who hides there are none, not even where no
-- journey is needed (ADR 0224).
alter table waiting_place add column journey_minutes integer check (journey_minutes >= 0);

create or replace function hide_same_place() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.same_place or new.journey_minutes is not null then
    perform 1 from person p where p.id = new.person_id for share;
    if (select p.non_disclosure from person p where p.id = new.person_id) then
      new.same_place := false;
      new.journey_minutes := null;
    end if;
  end if;
  return new;
end $$;
drop trigger waiting_place_hidden on waiting_place;
create trigger waiting_place_hidden before insert or update of same_place, journey_minutes, person_id on waiting_place
  for each row execute function hide_same_place();

create or replace function move_units() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update need set unit_id = unit_id where person_id = new.id and unit_id is not null;
  update waiting_entry set municipality_code = null where person_id = new.id and municipality_code is not null;
  update waiting_place set same_place = false, journey_minutes = null
    where person_id = new.id and (same_place or journey_minutes is not null);
  return null;
end $$;
